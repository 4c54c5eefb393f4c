"""A small assignment, and a small class with the commands on it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from grader.assignment import Assignment
from grader.course.ledger import Event, Ledger
from grader.course.places import Here, Place
from grader.course.progress import Quiet
from grader.course.proposals import Only, Proposals, write
from grader.course.regrade import regrade
from grader.course.rejudge import rejudge
from grader.course.rollback import rolled_back
from grader.course.run import Summary, grade_class
from grader.course.session import Wanted, begun, resumed
from grader.launch import Examiners

PUBLIC = '''
from grader.examine import cases, expect, functions, number, tensors, tolerance, weight
from probes import doubled

@number("1")
@weight(2)
@functions("double")
def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)

@number("2")
@weight(3)
@functions("double")
@cases(x=tensors(3), examples=4)
def test_doubles_tensors(student, x):
    """Every entry is doubled."""
    expect(student.run(doubled, x)).close_to(2 * x)
'''
RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x * x\n"
NEARLY = "def double(x):\n    return 2.001 * x if hasattr(x, 'shape') else 2 * x\n"
RAISES = "def double(x):\n    raise TypeError('no')\n"
CLASS = {"ada": RIGHT, "bob": WRONG, "eve": NEARLY}
EVERYTHING = Only()


class Course:
    """A class in a folder, and what the commands do to it."""

    def __init__(self, assignment: Assignment, examiners: Examiners, root: Path) -> None:
        self.assignment = assignment
        self.handins = root / "class"
        self.out = root / "out"
        self.is_anonymous = False
        self.place: Place | None = None  # here, if none is said
        self.handins.mkdir()
        self._examiners = examiners

    def hand_in(self, sources: Mapping[str, str]) -> None:
        """A folder with the asked file for each name; a file where the name has a suffix."""
        for name, source in sources.items():
            path = self.handins / name
            path = path if path.suffix else path / self.assignment.file
            path.parent.mkdir(exist_ok=True)
            path.write_text(source, encoding="utf-8")

    def grade(self, jobs: int = 2) -> Summary:
        wanted = Wanted(self.assignment, self.handins, self.out, is_anonymous=self.is_anonymous)
        with begun(wanted) as session:
            return grade_class(session, self.place or Here(self.open, jobs), Quiet())

    def regrade(self, wanted: Only = EVERYTHING) -> Proposals:
        with resumed(self.out, "regrade") as session:
            return regrade(session, wanted, self.place or Here(self.open, 2), Quiet())

    def rejudge(self, reason: str | None = None) -> Proposals:
        """What would move; it is written where there is a reason."""
        with resumed(self.out, "rejudge", needs_handins=False) as session:
            proposals = rejudge(session, self.open, 2, Quiet())
            if reason is not None:
                moving = [one for one in proposals.changes if one.move.moves]
                write(session, moving, reason)
        return proposals

    def roll_back(self, number: int, reason: str = "") -> Event:
        with contextlib.closing(Ledger(self.out)) as ledger:
            (event,) = rolled_back(self.out, ledger, (number,), reason)
        return event

    def latest(self) -> dict[str, Event]:
        with contextlib.closing(Ledger(self.out)) as ledger:
            return ledger.latest()

    def file(self, name: str) -> Path:
        return self.out / "grades" / f"{name}.json"

    def change_suite(self, before: str, after: str) -> None:
        """Another text in the public suite."""
        (path,) = self.assignment.public_suite
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    def open(self) -> contextlib.AbstractContextManager[Examiners]:
        return contextlib.nullcontext(self._examiners)
