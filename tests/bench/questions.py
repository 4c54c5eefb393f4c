"""What isolation costs: ``make bench``.

Times are medians of one run on one machine; read the ratios, not the seconds. The floor is
putting the same questions to the same code in this process.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.table import Table

from grader import assignment as assignments
from grader import grading, launch
from grader.box.heat import THREADS

ROOT = Path(__file__).parents[2]


def main(repeats: int = 5) -> None:
    """Measures, and prints a table."""
    rows = measured(repeats)
    table = Table(box=None, pad_edge=False)
    for title in ("what", "seconds", "ratio"):
        table.add_column(title, justify="left" if title == "what" else "right")
    floor = rows["the reference on our side, no box"]
    for what, seconds in rows.items():
        table.add_row(what, f"{seconds:.4f}", f"{seconds / floor:.2f}")
    Console().print(table)


def measured(repeats: int) -> dict[str, float]:
    """Median seconds of each thing, by what it is."""
    assignment = assignments.load(ROOT / "assignments" / "optimizers")
    path = ROOT / "reference" / "optimizers.py"
    source = path.read_bytes()
    rows = {"cold: warm up, grade, end": _median(lambda: _cold(assignment, path), 1)}
    with closing(launch.examiners()) as examiners:

        def grade(is_trusted: bool) -> Callable[[], object]:
            return lambda: grading.grade_source(
                assignment, "reference", source, examiners, is_trusted=is_trusted
            )

        grade(False)()
        rows["the reference in boxes, torch warm"] = _median(grade(False), repeats)
        rows["the reference on our side, no box"] = _median(grade(True), repeats)
    return rows | _questions(repeats)


def _cold(assignment: assignments.Assignment, path: Path) -> None:
    with closing(launch.examiners()) as examiners:
        grading.grade(assignment, path, examiners)


def _questions(repeats: int) -> dict[str, float]:
    """A fresh box, and a question to it, from a nursery of this process's own."""
    import os

    os.environ.update(THREADS)
    from tests.bench.nursery import Boxes

    with closing(Boxes()) as boxes:
        return {
            "a fresh box: fork, lock in, load, bury": _median(boxes.open_and_bury, 10 * repeats),
            "a small question across the wall": _median(boxes.ask, 100 * repeats),
        }


def _median(action: Callable[[], object], repeats: int) -> float:
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
