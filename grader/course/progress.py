"""How far a class is, as it goes: a bar where somebody watches, lines where nobody does."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.text import Text

from grader.report import words
from grader.report.text import encodable, one_line

OUTCOMES = ("full marks", "some marks", "no marks", "withheld")


class Quiet:
    """Tells nobody."""

    def begins(self, total: int) -> None:
        """Nothing is said."""

    def told(self, record: Mapping[str, Any]) -> None:
        """Nothing is said."""


class Lines:
    """A line for each hand-in."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._tally = Tally(0)

    def begins(self, total: int) -> None:
        self._tally = Tally(total)

    def told(self, record: Mapping[str, Any]) -> None:
        self._tally.add(record)
        name = one_line(encodable(record["handin"], self._console.encoding), 60)
        line = f"{self._tally.done} of {self._tally.total}  {name}  {points(record)}"
        self._console.print(Text(line), soft_wrap=True)


class Bar:
    """One line that moves: how many are done, how fast, how long it will take, how they did."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tally = Tally(0)
        self._task = progress.add_task("", total=None, says="looking at the hand-ins")

    def begins(self, total: int) -> None:
        self._tally = Tally(total)
        self._progress.update(self._task, total=total, says="warming up")

    def told(self, record: Mapping[str, Any]) -> None:
        self._tally.add(record)
        done, says = self._tally.done, self._tally.says()
        self._progress.update(self._task, completed=done, says=says, refresh=True)


class Tally:
    """What was done so far."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._counts: Counter[str] = Counter()
        self._began = time.monotonic()

    @property
    def done(self) -> int:
        return self._counts.total()

    def add(self, record: Mapping[str, Any]) -> None:
        self._counts[outcome(record)] += 1

    def says(self) -> str:
        """Done, rate, time left, and how many had which outcome."""
        minutes = max(time.monotonic() - self._began, 1e-3) / 60
        rate = self.done / minutes
        left = round((self.total - self.done) / rate * 60)
        counts = ", ".join(f"{self._counts[one]} {one}" for one in OUTCOMES if self._counts[one])
        return f"{self.done}/{self.total}, {rate:.0f} a minute, {duration(left)} left; {counts}"


@contextlib.contextmanager
def watched(console: Console, *, is_quiet: bool) -> Iterator[Quiet | Lines | Bar]:
    """The watcher that suits this console."""
    if is_quiet:
        yield Quiet()
    elif not console.is_terminal:
        yield Lines(console)
    else:
        columns = (BarColumn(20), TextColumn("{task.fields[says]}", markup=False))
        with Progress(*columns, console=console, transient=True) as progress:
            yield Bar(progress)


def outcome(record: Mapping[str, Any]) -> str:
    """In which of the outcomes a record falls."""
    if record["score"] is None:
        return "withheld"
    if record["score"] == record["max_score"]:
        return "full marks"
    return "some marks" if record["score"] else "no marks"


def points(record: Mapping[str, Any]) -> str:
    """The points of a record, or that they are withheld."""
    if record["score"] is None:
        return "withheld"
    return f"{words.points(record['score'])}/{words.points(record['max_score'])}"


def duration(seconds: int) -> str:
    """Hours, minutes and seconds, of which the first two only where there are any."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
