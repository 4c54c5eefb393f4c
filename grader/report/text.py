"""Text that others wrote, made harmless for the places where it is shown.

Students choose exception messages, printed lines, file names and values. A terminal obeys some
characters in them (colours, links, the clipboard), a reader is misled by others (right-to-left
marks, invisible ones), and lone surrogates break files. Each such character is shown as the
escape that Python would write for it, so that it does nothing and nothing is concealed.
"""

from __future__ import annotations

import html
import re

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 but newline and tab: every terminal escape has one
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # these reorder what stands around them
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u3164\uffa0\ufeff"  # no width
    "\u2060-\u2065\u206a-\u206f\ufff0-\ufffb\U0001bca0-\U0001bcaf\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags and selectors that can carry a hidden text
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001345f"
    "\u2028\u2029"  # line ends that not everyone takes for one
    "\ud800-\udfff\ufffe\uffff"  # not characters at all; XML and UTF-8 refuse them
    "]"
)
# More marks on one letter than any language has climb over the lines around it.
_PILE = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+)"
)
_GAP = " ... "


def neutral(text: str) -> str:
    """The text with newline and tab as its only control characters.

    To do it twice changes nothing more.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    safe = _UNSAFE.sub(lambda found: _escape(found.group()), lines)
    return _PILE.sub(lambda pile: pile[1] + "".join(map(_escape, pile[2])), safe)


def _escape(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def encodable(text: str, encoding: str) -> str:
    """Neutral text in which a character that the encoding lacks is an escape too."""
    return neutral(text).encode(encoding, "backslashreplace").decode(encoding)


def as_html(text: str) -> str:
    """Neutral text for an HTML element or a quoted attribute."""
    return html.escape(neutral(text), quote=True)


def one_line(text: str, limit: int = 200) -> str:
    """Neutral text on one line of at most ``limit`` characters, cut in the middle."""
    line = neutral(text).replace("\n", "\\n").replace("\t", "\\t")
    if len(line) <= limit:
        return line
    room = max(limit - len(_GAP), 0)
    tail = room // 3
    return (line[: room - tail] + _GAP + line[len(line) - tail :])[:limit]


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters (at least 100) of the text, its middle replaced by a note."""
    if len(text) <= limit:
        return text
    room = max(limit, 100) - 60
    tail = room // 3
    note = f"\n[... {len(text) - room:,} characters are left out ...]\n"
    return text[: room - tail] + note + text[len(text) - tail :]


def cut_lines(lines: list[str], limit: int) -> list[str]:
    """The first and the last lines, ``limit`` of them, with a note where others are left out."""
    if len(lines) <= limit:
        return lines
    tail = limit // 3
    note = f"[... {len(lines) - limit:,} lines are left out ...]"
    return [*lines[: limit - tail], note, *lines[len(lines) - tail :]]


def printed(output: str, lines: int = 6, width: int = 74) -> list[str]:
    """A few lines of what a program printed, each behind a bar, so that none can pass for ours."""
    few = cut_lines(neutral(output).rstrip().split("\n"), lines)
    return ["| " + _clipped(line[:width].expandtabs(4), width - 2) for line in few]


def _clipped(line: str, width: int) -> str:
    return line if len(line) <= width else line[: width - 3] + "..."
