"""Cells of a CSV that a spreadsheet reads as text, whatever a student put into them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from grader.report.text import one_line

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the start of one
# Spreadsheets of some languages take these wide forms for the same signs.
WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")


def text_cell(text: str, limit: int = 1_000) -> str:
    """A text on one line; an apostrophe before what would be a formula.

    The look is taken before the text is made neutral, and after: a tab in it is an escape then.
    """
    line = one_line(text, limit)
    begins = text.lstrip(" \n").startswith(FORMULA) or line.lstrip().startswith((*FORMULA, *WIDE))
    return f"'{line}" if begins else line


def number_cell(number: float | None, places: int = 2) -> str:
    """A number as spreadsheets of every language of computers read it; empty where there is none.

    Never escaped: a minus before digits is no formula.
    """
    return "" if number is None else f"{number + 0.0:.{places}f}"


def to_csv(rows: Iterable[Sequence[str]]) -> str:
    """The rows as RFC 4180 has them: commas, quotes where needed, CRLF."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
