"""What each layer costs, in time and in memory of its own: ``python -m tests.bench.confinement``.

Best of many on a machine that does other things too; read the ratios. A box is forked from a
process with warm torch, as in a grading. "Without" a layer, all others are on.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from grader.box.heat import THREADS

os.environ.update(THREADS)

from grader.box import confinement, forbidden, wall
from grader.box.boxes import Patience
from grader.box.confinement import (
    WHY_NOT,
    Budget,
    landlock,
    processes,
    readable,
    rlimits,
    seccomp,
    user,
)
from grader.box.heat import heat
from grader.box.question import Package, Question

PACKAGE = Package("hand.py", "hand", b"import os\ndef f():\n    return os.getpid()\n", b"")
QUESTION = Question("f", is_probe=False)


def main(repeats: int = 30) -> None:
    """Measures, and prints two tables."""
    heat()
    confinement.heat()
    console = Console()
    console.print(_table("a layer by itself", ("layer", "ms"), _by_themselves(repeats)))
    console.print(
        _table("a whole box", ("", "ready, ms", "question, ms", "own MB"), _boxes(repeats))
    )


def _by_themselves(repeats: int) -> Iterator[tuple[str, ...]]:
    """Each layer in a fork that has nothing else."""
    rules = landlock.ruleset(readable.grants()) if not landlock.why_not() else -1
    steps: dict[str, Callable[[], object]] = {
        "the fork alone": lambda: None,
        "limits": lambda: rlimits.limit(512, 300),
        "expendable": processes.go_first,
        "user": lambda: user.become_nobody_in_particular(user.reads_all()),
        "parent": lambda: processes.die_with(os.getppid()),
        "private": processes.keep_to_itself,
        "landlock": lambda: landlock.restrict(rules),
        "seccomp": seccomp.install,
    }
    for name, step in steps.items():
        why_not = WHY_NOT.get(name, str)()
        best = min(_in_a_fork(step) for _ in range(repeats)) if not why_not else 0.0
        yield name, why_not or f"{best * 1e3:.3f}"
    started = time.perf_counter()
    confinement.Cell(Budget())
    yield "once for a nursery", f"{(time.perf_counter() - started) * 1e3:.3f}"


def _in_a_fork(step: Callable[[], object]) -> float:
    """Seconds that a step takes in a fork; of the fork itself, where there is no step."""
    reading, writing = os.pipe()
    before = time.perf_counter()
    child = os.fork()
    if child == 0:
        processes.gain_nothing()
        started = time.perf_counter()
        step()
        ended = time.perf_counter()
        os.write(writing, repr(ended - started or started - before).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        seconds = float(told.read())
    return seconds


def _boxes(repeats: int) -> Iterator[tuple[str, ...]]:
    lacking = confinement.missing()
    names = [name for name in WHY_NOT if name not in lacking and name != "shims"]
    for title, without in (
        ("all layers", ()),
        *((f"without {name}", (name,)) for name in names),
        ("no layer", tuple(names)),
    ):
        yield title, *_box(without, repeats)


def _box(without: tuple[str, ...], repeats: int) -> tuple[str, ...]:
    """Best time to ready, best time of a question with its box, private memory of one."""
    with _nursery(Budget(without=without)) as boxes:
        ready, whole, memory = [], [], 0.0
        for _ in range(repeats):
            started = time.perf_counter()
            with closing(boxes.open()) as box:
                ready.append(time.perf_counter() - started)
                box.load(PACKAGE, time.monotonic() + 10)
                process = box.ask(QUESTION, time.monotonic() + 10).value
                memory = _private_mb(process)
            whole.append(time.perf_counter() - started)
    return f"{min(ready) * 1e3:.2f}", f"{min(whole) * 1e3:.2f}", f"{memory:.1f}"


@contextmanager
def _nursery(budget: Budget):  # type: ignore[no-untyped-def]
    import socket

    from grader.box.forked import ForkedBoxes
    from grader.box.nursery import Nursery

    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    nursery = os.fork()
    if nursery == 0:
        ours.close()
        Nursery(theirs, budget, forbidden.install([], [])).serve()
        os._exit(0)
    theirs.close()
    boxes = ForkedBoxes(ours, Patience(), wall.Limits())
    with closing(boxes):
        yield boxes
    os.waitpid(nursery, 0)


def _private_mb(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # only root sees into a locked box
        return float("nan")
    kilobytes = sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    return kilobytes / 1024


def _table(title: str, columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="left" if column in ("", "layer") else "right")
    for row in rows:
        table.add_row(*row)
    return table


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
