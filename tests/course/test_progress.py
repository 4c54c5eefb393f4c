"""How far a class is: for who watches, and for who reads it later."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from grader.course.progress import duration, points, watched


def record(name: str, score: float | None) -> dict[str, Any]:
    return {"handin": name, "score": score, "max_score": 5.0}


CLASS = [record("ada", 5.0), record("bob", 2.5), record("eve", 0.0), record("[red]dan", None)]


def told(*, is_terminal: bool, is_quiet: bool = False) -> str:
    """What is printed while a class is graded."""
    file = io.StringIO()
    console = Console(file=file, force_terminal=is_terminal, width=120, color_system=None)
    with watched(console, is_quiet=is_quiet) as watcher:
        watcher.begins(4)
        for one in CLASS:
            watcher.told(one)
    return file.getvalue()


def test_a_file_gets_a_line_for_each():
    """A name is a name, and no markup."""
    assert told(is_terminal=False) == (
        "1 of 4  ada  5/5\n2 of 4  bob  2.5/5\n3 of 4  eve  0/5\n4 of 4  [red]dan  withheld\n"
    )


def test_a_terminal_gets_a_bar_with_counts():
    """How many are done, how fast it goes, and how many got what."""
    lines = told(is_terminal=True)

    assert "4/4, " in lines
    assert " a minute, 0:00 left; 1 full marks, 1 some marks, 1 no marks, 1 withheld" in lines


def test_who_wants_quiet_has_it():
    assert told(is_terminal=True, is_quiet=True) == ""


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (61, "1:01"), (3600, "1:00:00"), (90_061, "25:01:01")]
)
def test_a_duration_is_short(seconds: int, text: str):
    """Hours only where there are any."""
    assert duration(seconds) == text


def test_points_are_as_reports_write_them():
    assert [points(one) for one in CLASS] == ["5/5", "2.5/5", "0/5", "withheld"]
