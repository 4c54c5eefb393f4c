"""A view leaves out what its audience may not read."""

import pytest

from grader.grade import Grade, Mistake, Verdict
from grader.report.view import respell, view


def test_students_see_no_hidden_row_and_no_staff_message(graded, secret):
    """The marker in every staff message is gone, and the number of hidden rows is told."""
    told = view(graded, "student")

    assert secret not in repr(told)
    assert told.left_out == 1
    assert [row.check.number for row in told.grade.rows][-2:] == ["4.1", "5.1"]


def test_staff_see_everything(graded):
    """The staff's view of neutral text is the grade itself."""
    assert view(graded, "staff").grade == graded


def test_a_withheld_grade_stays_withheld_where_the_fault_is_not_shown(row, make):
    """A hidden check that is our fault withholds the total from the student too."""
    grade = make(row(), row("9.9", Verdict.OUR_FAULT, visibility="hidden"))

    assert view(grade, "student").is_withheld


def test_hide_errors_speaks_for_lost_points_only(row, make):
    """It replaces feedback, and neither praise, nor a skip, nor our own fault."""
    verdicts = (Verdict.WRONG, Verdict.RIGHT, Verdict.SKIPPED, Verdict.OUR_FAULT)
    rows = [row("1", v, message="true", hide_errors="hidden", output="1.5") for v in verdicts]

    told = view(make(*rows), "student").grade.rows

    assert [row.outcome.message for row in told] == ["hidden", "", "true", "true"]
    assert [row.outcome.output for row in told] == ["", "", "", ""]


def test_students_see_the_curves_of_public_checks_only(graded):
    """What a hand-in returns to a hidden check could spell that check's inputs."""
    curves = {
        audience: {
            row.check.number: row.outcome.curve
            for row in view(graded, audience).grade.rows
            if row.outcome.curve
        }
        for audience in ("student", "staff")
    }

    assert set(curves["staff"]) == {"3.7", "4.1", "5.1"}
    assert set(curves["student"]) == {"3.7"}
    assert curves["student"]["3.7"] == curves["staff"]["3.7"]


def test_students_read_no_mistake_but_in_their_message(row, make):
    """Which wrong answer matched a hidden check is the staff's to know."""
    grade: Grade = make(row(verdict=Verdict.WRONG, mistake=Mistake("swaps", "Betas swapped.")))

    assert view(grade, "student").grade.rows[0].outcome.mistakes == ()


@pytest.mark.parametrize("audience", ["student", "staff"])
def test_every_text_of_a_view_is_neutral(audience, hostile):
    """Not one field is forgotten: each text of the record is printable, line by line."""
    texts = []
    respell(view(hostile, audience).grade, lambda text: texts.append(text) or text)

    assert len(texts) > 30
    assert all(text.replace("\n", "").isprintable() for text in texts)
