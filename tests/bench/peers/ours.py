"""``grader course``: a warm process for the class, a fresh locked box for every check."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.handins import TWENTY
from tests.bench.measure import run
from tests.bench.peers.contestant import Turn

AS_IT_IS = ("--accept-level", "open")  # whatever this machine's boxes protect from


class GraderCourse:
    """One command for all hand-ins."""

    says = "one command, a fresh box for every check"

    def __init__(self, jobs: int = 1, *, takes_all: bool = True) -> None:
        self.name = f"grader course, {jobs} job{'s' if jobs > 1 else ''}"
        if not takes_all:
            self.name += ", a class of ten"
        self.takes_all = takes_all
        self._jobs = jobs
        self._turns = 0

    def version(self) -> str:
        """That of this repository."""
        return ""

    def why_not(self) -> str:
        """It can always take part."""
        return ""

    def prepare(self, work: Path) -> None:
        """Has nothing to write: the assignment is there."""
        self._work = work / self.name.replace(" ", "-")
        self._work.mkdir()

    def grade(self, handins: Sequence[Path], *, looks: bool = False) -> Turn:
        """All of them by one command."""
        self._turns += 1
        folder, self.out = (self._work / f"{name}-{self._turns}" for name in ("class", "out"))
        for handin in handins:
            shutil.copytree(handin, folder / handin.name)
        command = [
            sys.executable, "-m", "grader", "course", TWENTY.folder, folder, "--out", self.out,
            "--jobs", str(self._jobs), "--quiet", *AS_IT_IS,
        ]  # fmt: skip
        ended = run(command, self._work, looks=looks)
        problems = (f"exit code {ended.code}: {ended.output[-1000:]}",) if ended.code else ()
        verdicts = {handin.name: self._passed(handin.name) for handin in handins}
        return Turn(len(handins), ended.seconds, verdicts, ended.most_mb, problems)

    @property
    def ledger_kb(self) -> float:
        """The size of the ledger of the last turn."""
        return sum(path.stat().st_size for path in self.out.glob("ledger.sqlite*")) / 1024

    def _passed(self, handin: str) -> frozenset[str]:
        path = self.out / "grades" / f"{handin}.json"
        if not path.exists():
            return frozenset()
        rows = json.loads(path.read_text(encoding="utf-8"))["checks"]
        right = (row["id"] for row in rows if row["verdict"] == "RIGHT")
        return frozenset(check.rpartition("::test_")[2] for check in right)
