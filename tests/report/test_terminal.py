"""A grade on a terminal of 80 columns, without colour."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from grader.report.terminal import render, render_class


@pytest.fixture
def screen():
    """A function that puts something on a console of 80 columns and returns what is there."""

    def show(put, told, encoding="utf-8", style=None, **options):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
        put(told, console=Console(file=stream, width=80, **(style or {})), **options)
        stream.seek(0)
        # Table cells are padded with spaces that nobody sees.
        return "".join(line.rstrip() + "\n" for line in stream.read().split("\n")).rstrip() + "\n"

    return show


@pytest.mark.parametrize("audience", ["student", "staff"])
def test_a_graded_hand_in_is_told_as_promised(audience, graded, screen, golden):
    """Headline, notes, table, skips, feedback, and last the one thing to repair first."""
    actual = screen(render, graded, audience=audience)

    golden(f"terminal_{audience}.txt", actual)


def test_a_withheld_hand_in_is_told_as_promised(withheld, screen, golden):
    """All ten verdicts, and the mark withheld."""
    actual = screen(render, withheld, audience="student")

    golden("terminal_withheld.txt", actual)


def test_a_class_is_one_line_for_each_hand_in(graded, withheld, row, make, screen, golden):
    """Name, points or that they are withheld, lost checks by verdict, the first mistake."""
    best = make(row(), handin="b" * 40)
    lost = make(row(verdict=graded.rows[2].outcome.verdict), handin="grace")

    actual = screen(render_class, [best, lost, graded, withheld])

    golden("terminal_class.txt", actual)


def test_full_marks_need_no_repair(row, make, screen):
    """Nothing follows the table."""
    actual = screen(render, make(row()), audience="student")

    assert actual == "Optimizers: 1 of 1 point\n\n✓  1.1  A check.  right  1/1\n"


def test_students_never_see_what_is_for_staff(graded, secret, screen):
    """The marker of the staff messages is on no student's screen, and on the staff's it is."""
    student = screen(render, graded, audience="student")
    staff = screen(render, graded, audience="staff")

    assert secret not in student
    assert "Never seen." not in student
    assert secret in staff


def test_hostile_text_does_nothing_to_a_terminal(hostile, screen, assert_neutral):
    """No escape, no markup, no emoji, and no imitation of a heading at the edge."""
    for audience in ("student", "staff"):
        actual = screen(render, hostile, audience=audience)
        lines = actual.split("\n")

        assert_neutral(actual)
        assert "[bold red]markup[/bold red] [/] :smile:" in " ".join(actual.split())
        assert not any(line.startswith("2.4 A heading") for line in lines)
        assert not any(line.startswith("The mark for") for line in lines)
        assert [line for line in lines if line.startswith("Repair first")] == [
            line for line in lines if line.startswith("Repair first: 2.1 ")
        ]
        assert len(lines) < 400


def test_a_line_padded_to_wrap_does_not_reach_the_edge(row, make, screen, graded):
    """Spaces up to the edge of the screen do not carry an imitation to its beginning."""
    wrong = graded.rows[2].outcome.verdict
    text = "x" * 77 + " " * 3 + "9.9 A heading of ours " * 5
    grade = make(row(verdict=wrong, message=f"  got       {text}\n{text}", output=text))

    actual = screen(render, grade, audience="student")

    assert not any(line.startswith("9.9") for line in actual.split("\n"))


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "ascii"])
def test_an_old_console_gets_only_characters_that_it_has(encoding, graded, hostile, screen):
    """Windows code pages get ASCII marks and escapes instead of an error."""
    for grade in (graded, hostile):
        actual = screen(render, grade, audience="student", encoding=encoding)
        classes = screen(render_class, [grade], encoding=encoding)

        assert "✓" not in actual + classes
        assert "\n+  " in actual


def test_nothing_is_wider_than_the_screen(graded, withheld, hostile, screen):
    """80 columns are enough for every line."""
    for grade in (graded, withheld, hostile):
        actual = screen(render, grade, audience="staff")
        assert max(cell_len(line) for line in actual.split("\n")) <= 80


def test_colour_is_only_added(graded, screen):
    """The words are the same with colour and without."""
    plain = screen(render, graded, audience="student")
    colour = screen(
        render,
        graded,
        audience="student",
        style={"force_terminal": True, "color_system": "standard"},
    )

    assert "\x1b[32m" in colour
    assert "✗" in plain
