"""What was measured, as tables; and the targets."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from tests.bench import growth, single, wall
from tests.bench.growth import Grown
from tests.bench.peers.contestant import Contestant
from tests.bench.peers.field import FLOOR, OF_TEN, ONE_JOB, OTTER, PYTEST, TWO_JOBS
from tests.bench.rounds import Turns, each, further
from tests.bench.tables import Table

MB_ALLOWED = 400
NOT_SEEN = "Not as root: what locked boxes have of their own is not counted. "


@dataclass(frozen=True, slots=True)
class Results:
    """Everything of one run."""

    contestants: list[Contestant]  # those who could not take part too
    turns: Turns
    most_mb: dict[str, float]  # by contestant
    single: dict[str, float]
    wall: dict[str, float]
    grown: list[Grown]

    def tables(self) -> list[Table]:
        """All of it."""
        return [self._class(), self._single(), self._wall(), self._growth(), self._targets()]

    def _class(self) -> Table:
        rows = []
        for one in self.contestants:
            if one.name not in self.turns:
                rows.append((one.name, one.why_not(), "", "", "", "", ""))
                continue
            rows.append(self._row(f"{one.name} ({one.says})", one.name))
            if one.name == OF_TEN:
                rows.append(
                    (f"{ONE_JOB}, each further one", *self._ratios(self._further), "", "", "")
                )
        note = (
            f"Seconds for a hand-in, medians of {len(self.turns[FLOOR])} rounds, in which all took "
            "turns. `grader course` is the whole command, its start too; each further one is what "
            "a class of 50 takes longer than one of ten, by hand-in. Who has a process for each "
            "hand-in graded other ten in each round. MB: all processes together, proportional set "
            "size. "
        )
        return Table(
            "A class",
            (
                "",
                "seconds each",
                "× bare computing",
                "× plain pytest",
                "from … to",
                "hand-ins a turn",
                "MB",
            ),
            rows,
            (note + ("" if os.geteuid() == 0 else NOT_SEEN)).strip(),
        )

    def _row(self, title: str, name: str) -> tuple[str, ...]:
        turns = self.turns[name]
        seconds = [turn.each for turn in turns]
        return (
            title,
            *self._ratios(each(turns)),
            f"{min(seconds):.3f} … {max(seconds):.3f}",
            str(turns[0].handins),
            f"{self.most_mb[name]:.0f}" if name in self.most_mb else "",
        )

    def _ratios(self, seconds: float) -> tuple[str, str, str]:
        return (
            f"{seconds:.3f}",
            f"{seconds / each(self.turns[FLOOR]):.1f}",
            f"{seconds / each(self.turns[PYTEST]):.3f}",
        )

    @property
    def _further(self) -> float:
        return further(self.turns[ONE_JOB], self.turns[OF_TEN])

    def _single(self) -> Table:
        by_pytest = {
            single.GRADE: single.GRADE_BY_PYTEST,
            single.CHECK: single.CHECK_BY_PYTEST,
            single.REGRADE: single.CHECK_BY_PYTEST,
        }
        rows = [
            (name, f"{taken:.2f}", f"{taken / self.single[by_pytest.get(name, name)]:.2f}")
            for name, taken in self.single.items()
        ]
        return Table("One hand-in", ("", "seconds", "× plain pytest on the same checks"), rows)

    def _wall(self) -> Table:
        rows = [(name, f"{1e3 * seconds:.2f}") for name, seconds in self.wall.items()]
        return Table("A box", ("", "ms"), rows)

    def _growth(self) -> Table:
        steps = [None, *growth.slopes(self.grown)]
        rows = [
            (
                f"{one.handins} hand-ins",
                f"{one.seconds:.1f}",
                "" if step is None else f"{step:.3f}",
                f"{one.most_mb:.0f}",
                f"{one.ledger_kb / one.handins:.1f}",
            )
            for one, step in zip(self.grown, steps, strict=True)
        ]
        columns = ("", "seconds", "for each further one", "MB", "KB of ledger each")
        return Table("How a class grows (one job)", columns, rows)

    def _targets(self) -> Table:
        rows = [
            (one.says, one.allowed, one.measured, "met" if one.is_met else "NOT MET")
            for one in self.targets()
        ]
        return Table("Targets", ("", "target", "measured", ""), rows)

    def targets(self) -> Iterator[Target]:
        """Those for which all that they speak of took part."""
        course = each(self.turns[ONE_JOB])
        yield self._share("of plain pytest", course, each(self.turns[PYTEST]), 12)
        if OTTER in self.turns:
            yield self._share("of Otter", course, each(self.turns[OTTER]), 25)
        floor = each(self.turns[FLOOR])
        yield Target(
            "grader course, one job: times bare computing",
            "at most 5",
            f"{course / floor:.1f} (each further one {self._further / floor:.1f})",
            course <= 5 * floor,
        )
        gain = course / each(self.turns[TWO_JOBS])
        yield Target("two jobs to one", "at least 1.8", f"{gain:.2f}", gain >= 1.8)
        cold = self.single[single.GRADE] / self.single[single.GRADE_BY_PYTEST]
        yield Target("grader grade, cold: of plain pytest", "at most 1", f"{cold:.2f}", cold <= 1)
        again = self.single[single.CHECK] / self.single[single.REGRADE]
        yield Target(
            "grader watch: of grader check, cold", "at most 1/8", f"1/{again:.1f}", again >= 8
        )
        asked = 1e3 * self.wall[wall.QUESTION]
        yield Target("a small question", "under 0.5 ms", f"{asked:.2f} ms", asked < 0.5)
        grown = max(one.most_mb for one in self.grown)
        for name, most in (
            (ONE_JOB, max(grown, self.most_mb[ONE_JOB])),
            (TWO_JOBS, self.most_mb[TWO_JOBS]),
        ):
            says = f"{name}: all processes together"
            yield Target(says, f"under {MB_ALLOWED} MB", f"{most:.0f} MB", most < MB_ALLOWED)
        yield from self._linear()

    def _share(self, of_what: str, course: float, other: float, wanted: int) -> Target:
        measured = f"1/{other / course:.1f} (each further one 1/{other / self._further:.1f})"
        return Target(
            f"grader course, one job: {of_what}",
            f"at most 1/{wanted}",
            measured,
            wanted * course <= other,
        )

    def _linear(self) -> Iterator[Target]:
        slopes = growth.slopes(self.grown)
        if len(slopes) > 1:
            bend = slopes[-1] / slopes[0]
            says = "a further hand-in of the largest class, to one of the smallest"
            yield Target(says, "at most 1.2", f"{bend:.2f}", bend <= 1.2)
        if slopes:
            more = self.grown[-1].most_mb / self.grown[0].most_mb
            says = "memory for the largest class, to that for the smallest"
            yield Target(says, "at most 1.1", f"{more:.2f}", more <= 1.1)


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted, and what is so."""

    says: str
    allowed: str
    measured: str
    is_met: bool


def conditions(contestants: Sequence[Contestant]) -> str:
    """What the numbers depend on: the machine, and versions."""
    cores = len(os.sched_getaffinity(0))
    facts = [
        f"{cores} cores, {platform.system()} on {platform.machine()}",
        f"Python {platform.python_version()}",
        f"torch {version('torch')}",
        *(f"{one.name} {one.version()}" for one in contestants if one.version()),
    ]
    return ", ".join(facts)
