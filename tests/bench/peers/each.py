"""A contestant that has a process for each hand-in."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.handins import ROOT, TWENTY
from tests.bench.measure import Run, run
from tests.bench.peers import suite
from tests.bench.peers.contestant import Turn

PEERS_PYTHON = ROOT / "build" / "bench" / "bin" / "python"  # made by ``make bench``


class OneProcessEach:
    """Runs its command in a folder with a copy of the hand-in, again and again."""

    name: str
    says: str
    package: str  # without which it cannot take part
    python = Path(sys.executable)
    takes_all = False
    variables: dict[str, str] = {}  # noqa: RUF012 - never written to
    codes = (0, 1)  # with which its command may end

    def why_not(self) -> str:
        """Why it cannot take part; empty where it can."""
        return "" if self.version() else "not installed"

    def version(self) -> str:
        """The package's; empty where it is not installed."""
        asked = f"from importlib.metadata import version; print(version('{self.package}'))"
        if not self.python.exists():
            return ""
        told = subprocess.run([self.python, "-c", asked], capture_output=True, text=True)
        return told.stdout.strip()

    def prepare(self, work: Path) -> None:
        """Writes its suite; takes no part of the time."""
        self._work = work / self.name.replace(" ", "-")
        self._content = suite.write_content(self._work / "content")
        self._turns = 0
        self.write_suite(self._work / "suite")
        self._suite = self._work / "suite"

    def grade(self, handins: Sequence[Path], *, looks: bool = False) -> Turn:
        """One after the other."""
        self._turns += 1
        seconds, most, verdicts, problems = 0.0, 0.0, {}, []
        for handin in handins:
            place = self._work / f"turn-{self._turns}" / handin.name
            place.mkdir(parents=True)
            self.lay_out(handin / TWENTY.file, place)
            ended = self.run(self.command(place, self._suite), place, looks=looks)
            seconds += ended.seconds
            most = max(most, ended.most_mb)
            verdicts[handin.name] = frozenset(self.passed(place))
            if ended.code not in self.codes:
                problems.append(f"{handin.name}: exit code {ended.code}: {ended.output[-1000:]}")
        return Turn(len(handins), seconds, verdicts, most, tuple(problems))

    def run(self, command: Sequence[str | Path], place: Path, *, looks: bool = False) -> Run:
        """Runs one of its commands, which finds the content by import."""
        variables = {"PYTHONPATH": str(self._content), **self.variables}
        return run([self.python, *command], place, variables, looks=looks)

    def write_suite(self, folder: Path) -> None:
        """Writes its suite."""
        raise NotImplementedError

    def lay_out(self, handin: Path, place: Path) -> None:
        """Puts the hand-in where it is expected."""
        shutil.copy(handin, place)

    def command(self, place: Path, suite: Path) -> list[str | Path]:
        """What Python is told to do for one hand-in."""
        raise NotImplementedError

    def passed(self, place: Path) -> set[str]:
        """The checks that are right, by its report; none where there is no report."""
        raise NotImplementedError
