"""A class as CSV, and cells that no spreadsheet runs."""

import csv
import io

import pytest

from grader.report.course.cells import number_cell, text_cell, to_csv
from grader.report.course.table import to_table


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Ada", "Ada"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\\t=1"),
        ("\r=1", "'\\n=1"),
        ("  =1", "'  =1"),
        ("\n=1", "'\\n=1"),
        ("\uff1d1", "'\uff1d1"),
        ("a=1", "a=1"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("", ""),
    ],
)
def test_no_text_is_a_formula(text, cell):
    """An apostrophe makes it text, whatever white space stands before the sign."""
    assert text_cell(text) == cell


@pytest.mark.parametrize(
    ("number", "cell"),
    [(None, ""), (-1.5, "-1.50"), (-0.0, "0.00"), (70.0, "70.00"), (1 / 3, "0.33")],
)
def test_a_number_is_never_escaped(number, cell):
    """Two decimals, and a minus that stays one."""
    assert number_cell(number) == cell


def test_a_cell_may_hold_what_divides_cells():
    """Quotes are doubled, lines end in CRLF."""
    assert to_csv([["a,b", 'c"d', "e"]]) == '"a,b","c""d",e\r\n'


def test_a_line_for_each_hand_in_and_a_column_for_each_check(a_class, member):
    """Points are empty where they are withheld, or where a check was not asked."""
    told = to_table(
        a_class(
            member("=Ada", "RW", mistakes={1: "eps"}, late=True, digest="d1"),
            member("Ben", "RO", digest="d2"),
            member("Cleo", "R", group=("Cleo", "-Dan"), late=False, digest="d3"),
        )
    )
    lines = list(csv.reader(io.StringIO(told)))

    assert lines == [
        ["hand-in", "group", "status", "score", "max_score", "late", "mistakes", "seconds",
         "digest", "1 Check 1 holds.", "2 Check 2 holds."],
        ["'=Ada", "", "graded", "1.00", "2.00", "late", "eps", "2.00", "d1", "1.00", "0.00"],
        ["Ben", "", "withheld", "", "2.00", "", "", "2.00", "d2", "", ""],
        ["Cleo", "Cleo; -Dan", "graded", "1.00", "1.00", "in time", "", "2.00", "d3", "1.00", ""],
    ]  # fmt: skip
