"""Runs a command: how long it takes, and the memory of all its processes together."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.box.heat import THREADS

LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a command."""

    seconds: float
    code: int
    output: str  # what it printed, to either stream
    most_mb: float = 0.0  # 0 where nobody looked


def run(
    command: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    looks: bool = False,
) -> Run:
    """Runs a command there, with one thread for its maths as in a box.

    Args:
        looks: whether its memory is looked at, every 0.2 s, which takes a little of its time.
    """
    most = 0
    with (folder / "output.log").open("w+", encoding="utf-8") as output:
        began = time.monotonic()
        with subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **THREADS, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process:
            while looks and process.poll() is None:
                most = max(most, memory_kb(process.pid))
                time.sleep(LOOK_SECONDS)
            code = process.wait()
        seconds = time.monotonic() - began
        output.seek(0)
        return Run(seconds, code, output.read(), most / 1024)


def memory_kb(root: int) -> int:
    """The proportional set size of a process and all that descend from it.

    What several share is counted once in all. A locked box is seen by root alone. All of them
    stand still for it: a process looked at before it forks and its fork looked at after would be
    counted as if they shared nothing.
    """
    with _standing_still(root) as tree:
        return sum(map(_pss_kb, tree))


@contextlib.contextmanager
def _standing_still(root: int) -> Iterator[set[int]]:
    """The process and all that descend from it, stopped; whoever is stopped forks no more."""
    stopped: set[int] = set()
    try:
        while moving := _tree(root) - stopped:
            stopped |= moving
            _send(signal.SIGSTOP, moving)
        yield stopped
    finally:
        _send(signal.SIGCONT, stopped)


def _send(number: int, processes: set[int]) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process, number)


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
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
