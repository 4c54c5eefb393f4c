"""Bare computing, the floor: the checks of all hand-ins in one warm process, and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.handins import TWENTY
from tests.bench.measure import run
from tests.bench.peers import suite
from tests.bench.peers.contestant import Turn

PROGRAM = '''"""Grades hand-ins in this process; prints seconds and verdicts as JSON."""

import json
import sys
import time
from pathlib import Path
from types import ModuleType

import torch
from hidden_examples import ALL


def passed(path):
    twenty = ModuleType("twenty")
    sys.modules["twenty"] = twenty
    try:
        exec(compile(path.read_bytes(), str(path), "exec"), vars(twenty))
    except Exception:
        return []
    return [name for name, examples in ALL.items() if is_right(twenty, examples)]


def is_right(twenty, examples):
    try:
        for one in examples:
            observed = one.probe(twenty, *one.inputs)
            torch.testing.assert_close(observed, one.expected, **one.within)
    except Exception:
        return False
    return True


warm, *handins = map(Path, sys.argv[1:])
passed(warm)
began = time.perf_counter()
verdicts = {path.parent.name: passed(path) for path in handins}
print(json.dumps({"seconds": time.perf_counter() - began, "verdicts": verdicts}))
'''


class Floor:
    """A loop; torch is warm and the suite is loaded before time is taken."""

    name = "bare computing"
    says = "in one warm process, without its start"
    takes_all = True

    def version(self) -> str:
        """None."""
        return ""

    def why_not(self) -> str:
        """It can always take part."""
        return ""

    def prepare(self, work: Path) -> None:
        """Writes the program."""
        self._work = work / "floor"
        self._content = suite.write_content(self._work)
        (self._work / "floor.py").write_text(PROGRAM, encoding="utf-8")

    def grade(self, handins: Sequence[Path], *, looks: bool = False) -> Turn:
        """All of them, in one process."""
        reference = TWENTY.staff.reference
        assert reference is not None
        files = [handin / TWENTY.file for handin in handins]
        ended = run([sys.executable, "floor.py", reference, *files], self._work, looks=looks)
        told = json.loads(ended.output.splitlines()[-1])
        verdicts = {name: frozenset(passed) for name, passed in told["verdicts"].items()}
        return Turn(len(handins), told["seconds"], verdicts, ended.most_mb)
