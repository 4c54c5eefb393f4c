"""Text of others does nothing where it is shown."""

import sys
import unicodedata

import pytest

from grader.report.text import as_html, cut, cut_lines, encodable, neutral, one_line, printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b2J", "\\x9b2J"),
        ("\x1b]52;c;ZQ==\x07", "\\x1b]52;c;ZQ==\\x07"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("in\u200bvisible", "in\\u200bvisible"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
        ("nul \x00", "nul \\x00"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("Grüße, ±1e-11 ✓ 損失", "Grüße, ±1e-11 ✓ 損失"),
        ("Vie\u0323\u0302t", "Vie\u0323\u0302t"),
        ("k" + "\u0300" * 6, "k" + "\u0300" * 4 + "\\u0300" * 2),
    ],
)
def test_a_dangerous_character_is_shown_as_its_escape(text, expected):
    """Whatever acts on a screen is spelled out; whatever only says something stays."""
    assert neutral(text) == expected


def test_no_control_format_or_separator_character_is_left():
    """Of the categories Cc, Cf, Cs, Zl and Zp only newline and tab pass."""
    every = "".join(chr(code) for code in range(sys.maxunicode + 1))

    left = {c for c in neutral(every) if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}

    assert left == {"\n", "\t"}


def test_neutral_text_stays_as_it_is(hostile_text):
    """Reports may neutralise what was neutralised before."""
    assert neutral(neutral(hostile_text)) == neutral(hostile_text)


def test_html_is_escaped():
    """Tags and quotes of a student are text."""
    expected = "&lt;script&gt; &quot;&#x27;&amp; \\x1b"
    assert as_html("<script> \"'& \x1b") == expected


def test_a_console_gets_only_what_it_can_encode():
    """A Windows code page never makes the report fail."""
    assert encodable("± ✓ \ud800", "cp437") == "± \\u2713 \\ud800"


def test_a_long_text_is_cut_in_the_middle_with_a_note():
    """Beginning and end stay, and the note counts what is gone."""
    actual = cut("a" * 500 + "z" * 500, 160)

    expected = "a" * 67 + "\n[... 900 characters are left out ...]\n" + "z" * 33
    assert actual == expected


@pytest.mark.parametrize("length", [100, 101, 160, 10**6])
@pytest.mark.parametrize("limit", [100, 101, 7900])
def test_a_cut_text_keeps_to_its_limit(length, limit):
    """The note is counted in."""
    assert len(cut("x" * length, limit)) <= limit


def test_long_output_keeps_its_first_and_last_lines():
    """The middle lines give way to a note."""
    actual = cut_lines([str(n) for n in range(1000)], 3)

    assert actual == ["0", "1", "[... 997 lines are left out ...]", "999"]


@pytest.mark.parametrize("limit", [0, 1, 4, 5, 8, 200])
def test_one_line_is_one_line_within_its_limit(limit, hostile_text):
    """Newlines and tabs are escapes there."""
    line = one_line(hostile_text + "\t", limit)

    assert len(line) <= limit
    assert line.isprintable()


def test_printed_lines_stand_behind_a_bar():
    """A line that imitates a report is seen to be printed by the hand-in."""
    actual = printed("2.4 A heading of ours\nScore: 99\n" + "x" * 100, width=20)

    assert actual == ["| 2.4 A heading o...", "| Score: 99", "| xxxxxxxxxxxxxxx..."]
