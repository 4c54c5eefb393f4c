"""How fast a class is graded, in how much memory, and how large its ledger grows.

python -m tests.bench.course [ASSIGNMENT] [HAND-INS] [JOBS …]
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from grader import assignment as assignments
from grader.assignment import Assignment, compose, read_answers

ROOT = Path(__file__).parent.parent.parent
LOOK_SECONDS = 0.5


def write_class(assignment: Assignment, number: int, folder: Path) -> None:
    """Wrong, odd, right and unwritten hand-ins in turn, no two of which are equal."""
    assert assignment.staff.reference is not None
    model = assignment.staff.reference.read_text(encoding="utf-8")
    starter = (assignment.student / assignment.file).read_text(encoding="utf-8")
    wrong = [compose(model, one.source) for one in read_answers(assignment.wrong_answers)]
    odd = [compose(model, one.source) for one in read_answers(assignment.odd_answers)]
    kinds = zip(cycle(wrong), cycle(odd), cycle([model]), cycle([starter]), strict=False)
    sources = (source for four in kinds for source in four)
    for position, source in enumerate(islice(sources, number)):
        path = folder / f"student-{position:03}" / assignment.file
        path.parent.mkdir()
        path.write_text(f"{source}\n# {position}\n", encoding="utf-8")


def measured(command: list[str]) -> tuple[float, int]:
    """Seconds of a command, and the most memory of all its processes, in MB."""
    most = 0
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(_pss_kb, _tree(process.pid))))
            time.sleep(LOOK_SECONDS)
    return time.monotonic() - began, most >> 10


def _tree(root: int) -> set[int]:
    """A process and all that descend from it, those of a session of their own too."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = status.read_text().rpartition(")")[2].split()
            parents[int(status.parent.name)] = int(fields[1])
    tree = {root}
    while more := {child for child, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return tree


def _pss_kb(process: int) -> int:
    """The memory of a process; what several share is counted once in all."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def main(name: str = "optimizers", number: str = "200", *jobs: str) -> None:
    assignment = assignments.load(ROOT / "assignments" / name)
    print(f"{name}, {number} hand-ins\n\njobs  a minute  MB in all  KB of ledger each")
    for many in jobs or ("1", "2"):
        with tempfile.TemporaryDirectory(prefix="grader-bench-") as made:
            folder, out = Path(made) / "class", Path(made) / "out"
            folder.mkdir()
            write_class(assignment, int(number), folder)
            seconds, memory = measured(
                [sys.executable, "-m", "grader", "course", str(assignment.folder), str(folder),
                 "--out", str(out), "--jobs", many, "--quiet"]
            )  # fmt: skip
            each = sum(path.stat().st_size for path in out.glob("ledger.sqlite*")) / int(number)
            rate = int(number) / seconds * 60
            print(f"{many:>4}  {rate:8.1f}  {memory:9}  {each / 1024:17.1f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
