"""The words of a failed check: asked, expected, got, curve, likely, read, try.

``full`` is for staff and for public checks. ``guarded`` is what a student may read of a hidden
check: no input, no expected value, no text that the hand-in composed while it could see them, and
no curve, for losses can be made to tell an input digit by digit.
"""

from __future__ import annotations

import bisect
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch

from grader.assignment import Assignment
from grader.box.question import Stop, Trouble
from grader.box.scan_apart import scan_apart
from grader.examine import show
from grader.examine.judge import Mismatch
from grader.examine.places import unplaced
from grader.examine.resemblance import seen
from grader.examine.subjects import Exchange, StudentTrouble
from grader.grade import Mistake
from grader.report.curve import sketch

HIDDEN = "this check is not public: its inputs and values are not shown"
WIDTH = 10  # of the column of labels
# Which line raised, which of sixty exceptions, or which of thirty signals a process died of, can be
# made to tell an input bit by bit.
TELLABLE = ("ValueError", "TypeError", "AttributeError", "IndexError", "RuntimeError")
UNTOLD_SIGNAL = re.compile(r"died of (?!SIGSEGV |SIGABRT )(SIG\w+|signal \d+)")
MOST_NAMES, MOST_NAME = 500, 80  # of a hand-in, and characters of one, that are compared
MOST_TEXT = 400  # characters of an exception's text
NOTEBOOK = "your notebook"  # what its feedback calls it
MOST_STOPS = 8  # of a notebook that are told
STOPPED = (
    "Some cells did not run to their end. Below such a line only what the cell defines or imports "
    "was tried; all other cells were run as they are:"
)
ADDRESS = re.compile("0x[0-9a-f]{6,}")  # differs from run to run, and helps nobody


@dataclass(frozen=True, slots=True)
class Handed:
    """What feedback needs to know of the hand-in: its name, and its lines to quote."""

    file: str
    module: str
    lines: tuple[str, ...] = field(default=(), repr=False)
    forbidden: tuple[str, ...] = ()  # the manifest's patterns
    cells: tuple[int, ...] = ()  # of a notebook: the first line of each

    def place(self, number: int) -> str:
        """Where a line is, as a student counts."""
        return f"{self.short_place(number)} of {self.file}"

    def short_place(self, number: int) -> str:
        """The same without the name of the file."""
        cell = bisect.bisect(self.cells, number)
        if cell == 0:
            return f"line {number}"
        return f"cell {cell}, line {number - self.cells[cell - 1] + 1}"

    @classmethod
    def of(cls, assignment: Assignment, source: bytes, cells: tuple[int, ...] = ()) -> Handed:
        """A hand-in's, from its bytes."""
        text = source.decode("utf-8-sig", "replace")
        lines = re.split(r"\r\n|\r|\n", text)  # as Python counts them; splitlines() knows more
        module = Path(assignment.file).stem
        file = NOTEBOOK if cells else assignment.file
        return cls(file, module, tuple(lines), assignment.forbidden.names, cells)

    def line(self, number: int | None) -> str:
        """A line of the hand-in, quoted."""
        if number is None or not 0 < number <= len(self.lines):
            return ""
        return self.lines[number - 1].strip()[:120]

    def likely(self, name: str) -> str:
        """What became of a name that is missing, or which other one may be what was meant."""
        own = re.compile(rf"(?:class|def|async def)\s+{re.escape(name)}\b")
        for number, line in enumerate(self.lines, start=1):
            if own.match(line):
                return f"; its definition in {self.short_place(number)} failed or was deleted"
        names = re.findall(
            r"^(?:class|def)\s+(\w+)|^(\w+)\s*=", "\n".join(self.lines), re.MULTILINE
        )
        defined = [first or second for first, second in names if len(first or second) <= MOST_NAME]
        lower = {one.lower(): one for one in defined[:MOST_NAMES]}
        close = difflib.get_close_matches(name.lower(), lower, n=1)
        return f"; it defines {lower[close[0]]}: is that the one?" if close else ""

    def forbidden_line(self) -> int | None:
        """The first line that uses a forbidden name, for a refusal that came without a line."""
        source = "\n".join(self.lines)
        findings = scan_apart(source, self.file, self.forbidden, self.cells)
        return findings[0].line if findings else None


def full(
    failure: BaseException,
    asked: Exchange | None,
    mistakes: Sequence[Mistake],
    hints: Sequence[str],
    handed: Handed,
) -> str:
    """Everything that helps: the smallest failing input, the values, the likely mistake."""
    lines = []
    if isinstance(failure, StudentTrouble):
        wanted = _labelled("expected", failure.expected) if failure.expected else []
        lines = wanted + told(failure.trouble, handed)
    if isinstance(failure, Mismatch):
        lines += _labelled("expected", failure.expected) + _labelled("got", failure.got)
        lines += _labelled("curve", sketch(failure.curve)) if failure.curve else []
    elif not lines:
        lines += _labelled("got", _said(failure) or "a wrong answer")
    if isinstance(failure, Mismatch) and failure.pair and not mistakes:
        lines += _resemblance(failure.pair, asked)
    lines += _advice(mistakes, hints)
    if asked is None or _is_unwritten(failure):  # what was asked does not matter yet
        return "\n".join(lines)
    lines = _labelled("asked", show.question(asked.question)) + lines
    code = show.code(asked.question, handed.module, is_notebook=bool(handed.cells))
    # The code begins at the edge, so that it can be pasted as it stands; it always comes last.
    return "\n".join(lines + (["try", code] if code else []))


def guarded(
    failure: BaseException, mistakes: Sequence[Mistake], hints: Sequence[str], handed: Handed
) -> str:
    """What may be said of a hidden check."""
    lines = []
    if isinstance(failure, StudentTrouble):
        lines += told(_without_its_words(failure.trouble), handed)
    return "\n".join([*lines, *_advice(mistakes, hints), *_labelled("hidden", HIDDEN)])


def told(trouble: Trouble, handed: Handed) -> list[str]:
    """What happened in the box, with the line where it is known."""
    text = _one_line(trouble.text)
    if trouble.verdict == "RAISED":
        lines = _labelled("got", _brief(trouble))
    elif trouble.verdict == "NOT_IMPLEMENTED" and trouble.kind == "MissingName":
        lines = _labelled("got", f"{handed.file} defines no {text}{handed.likely(text)}")
    elif trouble.verdict == "NOT_IMPLEMENTED":
        lines = _labelled("to write", text or "this part is still a gap")
    else:
        lines = _labelled("got", text or trouble.kind)
    return lines + _place(trouble, handed)


def stopped(stops: Sequence[Stop], handed: Handed) -> str:
    """A line for each statement of a notebook that did not run to its end."""
    lines = [_stop_line(stop, handed) for stop in stops[:MOST_STOPS]]
    more = len(stops) - len(lines)
    return "\n".join([STOPPED, *lines, *([f"and {more} more"] if more > 0 else [])])


def _stop_line(stop: Stop, handed: Handed) -> str:
    line = stop.trouble.line or 0
    quoted = handed.line(line)
    place = handed.short_place(line) if quoted else "a cell"
    why = "took too long, and is left out" if stop.is_slow else _brief(stop.trouble)
    return f"{place}: {why} ({quoted})" if quoted else f"{place}: {why}"


def _brief(trouble: Trouble) -> str:
    """The kind of an exception and its text, in one line."""
    kind = " ".join(trouble.kind.split())
    return ": ".join(part for part in (kind, _one_line(trouble.text)) if part)


def _one_line(text: str) -> str:
    """A text of the box without places of this machine, and not too long."""
    return ADDRESS.sub("0x…", " ".join(unplaced(text).split())[:MOST_TEXT])


def _said(failure: BaseException) -> str:
    """The words of an assertion, without pytest's account of where its values came from."""
    said = str(failure).partition("\nassert ")[0]
    return ADDRESS.sub("0x…", re.sub(r"\n \+ .*", "", said))


def _is_unwritten(failure: BaseException) -> bool:
    unwritten = ("NOT_IMPLEMENTED", "FORBIDDEN")
    return isinstance(failure, StudentTrouble) and failure.trouble.verdict in unwritten


def _place(trouble: Trouble, handed: Handed) -> list[str]:
    line = trouble.line
    if line is None and trouble.verdict == "FORBIDDEN":
        line = handed.forbidden_line()
    if line is None or line > len(handed.lines):  # a line is the box's word, and may be none
        return []
    quoted = handed.line(line)
    place = handed.place(line)
    lines = _labelled("where", f"{place}: {quoted}" if quoted else place)
    if trouble.kind == "SyntaxError" and trouble.column and quoted:
        original = handed.lines[line - 1]
        indent = len(original) - len(original.lstrip())
        column = max(trouble.column - 1 - indent, 0)
        if column <= len(quoted):  # of a long line, only the beginning is quoted
            before = len(f"{place}: ") + column
            lines += [" " * (WIDTH + before) + "^"]
        if quoted.startswith(("%", "!")):
            lines += _labelled(
                "likely", "a line that begins with % or ! is a notebook's: delete it"
            )
    return lines


def _without_its_words(trouble: Trouble) -> Trouble:
    """A hand-in can put what it was given into an exception's text, or into its type's name."""
    known = [name for name in trouble.kin if name in TELLABLE]
    if trouble.verdict == "RAISED":
        return Trouble("RAISED", known[0] if known else "an exception")
    ours = ("TOO_SLOW", "CRASHED")  # a box cannot say these of itself (boxes.TROUBLES)
    # What stands after a colon may quote what the box sent.
    text = trouble.text.partition(":")[0] if trouble.verdict in ours else ""
    text = UNTOLD_SIGNAL.sub("died of a signal", text)
    return Trouble(trouble.verdict, trouble.verdict.lower().replace("_", " "), text=text)


def _resemblance(pair: tuple[torch.Tensor, torch.Tensor], asked: Exchange | None) -> list[str]:
    """What can be said of an answer that no known mistake explains."""
    inputs = [*asked.question.arguments, *asked.question.settings.values()] if asked else []
    tensors = [one for one in inputs if isinstance(one, torch.Tensor)]
    sentence = seen(*pair, {size for one in tensors for size in (*one.shape, one.numel())})
    return _labelled("seen", sentence) if sentence else []


def _advice(mistakes: Sequence[Mistake], hints: Sequence[str]) -> list[str]:
    lines = []
    for index, mistake in enumerate(mistakes):
        lines += _labelled("or" if index else "likely", mistake.says)
    if not mistakes:
        for hint in hints:
            lines += _labelled("read", hint)
    return lines


def _labelled(label: str, text: str) -> list[str]:
    first, *rest = text.splitlines() or [""]
    return [f"{label:<{WIDTH}}{first}", *(f"{'':{WIDTH}}{line}" for line in rest)]
