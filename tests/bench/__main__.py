"""Compares graders: ``make bench``.

The same class of made hand-ins, and the same twenty checks, by ``grader course``, plain pytest,
gradescope-utils, Otter and check50, in turn in one run; bare computing is the floor. Read the
ratios: seconds are this machine's. The tables go to the terminal and to a file. The exit code is 1
where two contestants have different verdicts on anything.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from tests.bench import growth, single, wall
from tests.bench.handins import RIGHT, kind_of, write_class
from tests.bench.peers.field import FLOOR, field
from tests.bench.results import Results, conditions
from tests.bench.rounds import block, disagreements, rounds

CLASS = 50
RESULTS = Path(__file__).parent / "RESULTS.md"
INTRODUCTION = "# A comparison of graders\n\nWritten by `make bench`, of one run: {conditions}.\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, and prints tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--growth", type=int, nargs="+", default=[10, 50, 200], metavar="HANDINS")
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FILE")
    options = parser.parse_args(arguments)
    progress = Console(stderr=True)
    with tempfile.TemporaryDirectory(prefix="grader-bench-") as work:
        results = measured(Path(work), options.rounds, options.growth, progress)
    tables = results.tables()
    introduction = INTRODUCTION.format(conditions=conditions(results.contestants))
    page = "\n".join([introduction, *(table.as_markdown() for table in tables)])
    options.out.write_text(page, encoding="utf-8")
    console = Console(width=max(Console().width, 120))
    for table in tables:
        console.print(table.as_rich())
    wrong = list(disagreements(results.turns, FLOOR))
    for line in wrong:
        console.print(line, style="bold red", markup=False)
    if not wrong:
        console.print("All contestants have the same verdicts.")
    return 1 if wrong else 0


def measured(work: Path, number: int, sizes: Sequence[int], progress: Console) -> Results:
    """Everything, one thing after the other."""

    def tell(text: str) -> None:
        progress.print(text, markup=False, highlight=False)

    handins = write_class(CLASS, work / "class")
    everyone = field()
    present = [one for one in everyone if not one.why_not()]
    for one in present:
        one.prepare(work)
    turns = rounds(present, handins, number, tell)
    most = {}
    for one in present:
        # A process for each hand-in takes as much for every one, a class for every ten.
        looked_at = block(handins, 0) if one.takes_all else handins[:1]
        most[one.name] = one.grade(looked_at, looks=True).most_mb
        tell(f"memory: {one.name}: {most[one.name]:.0f} MB")
    right = [handin for handin in handins if kind_of(handin) == RIGHT]
    return Results(
        everyone, turns, most,
        single=single.measured(right, work / "single", number),
        wall=wall.measured(),
        grown=growth.measured(sizes, work / "growth", tell),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
