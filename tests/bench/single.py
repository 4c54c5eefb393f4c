"""One hand-in: graded and checked from cold, and again after a save."""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.handins import TWENTY
from tests.bench.measure import run
from tests.bench.peers.ours import AS_IT_IS
from tests.bench.peers.plain_pytest import PlainPytest

GRADE, GRADE_BY_PYTEST = "grader grade, cold", "plain pytest, the same 20 checks"
CHECK, CHECK_BY_PYTEST = "grader check, cold", "plain pytest, the same 10 checks"
REGRADE = "grader watch, from a save to the grade"
WAITS = "Watching "  # how a line begins that says that it is done


def measured(handins: Sequence[Path], work: Path, rounds: int) -> dict[str, float]:
    """Median seconds of each, on right hand-ins that are not equal, in turn."""
    work.mkdir()
    whole, public = PlainPytest(), PlainPytest(only_public=True)
    whole.prepare(work / "whole")
    public.prepare(work / "public")
    kit = write_kit(work / "kit")
    actions: dict[str, Callable[[Path], float]] = {
        GRADE: lambda handin: grade(handin, work),
        GRADE_BY_PYTEST: lambda handin: whole.grade([handin]).seconds,
        CHECK: lambda handin: check(handin, kit),
        CHECK_BY_PYTEST: lambda handin: public.grade([handin]).seconds,
    }
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    for turn in range(rounds):
        for name, action in actions.items():
            seconds[name].append(action(handins[turn % len(handins)]))
    seconds[REGRADE] = regrades(handins, kit, rounds + 2)
    return {name: statistics.median(all_of_it) for name, all_of_it in seconds.items()}


def write_kit(kit: Path) -> Path:
    """The folder that a student has: what is in ``student/``, and the manifest's public part."""
    shutil.copytree(TWENTY.student, kit, ignore=shutil.ignore_patterns("__pycache__"))
    manifest = (TWENTY.folder / "assignment.toml").read_text(encoding="utf-8")
    public = manifest.partition("[staff]")[0]
    (kit / "assignment.toml").write_text(public, encoding="utf-8")
    return kit


def grade(handin: Path, work: Path) -> float:
    """Seconds of ``grader grade`` on a hand-in with full marks."""
    command = ["grade", TWENTY.folder, handin / TWENTY.file, *AS_IT_IS]
    return _right([sys.executable, "-m", "grader", *command], work)


def check(handin: Path, kit: Path) -> float:
    """Seconds of ``grader check`` in a student's folder."""
    shutil.copy(handin / TWENTY.file, kit)
    return _right([sys.executable, "-m", "grader", "check"], kit)


def regrades(handins: Sequence[Path], kit: Path, saves: int) -> list[float]:
    """Seconds from each save to the end of its grading; looking for saves is in it."""
    with watching(kit) as until_it_waits:
        until_it_waits()
        seconds = []
        for turn in range(saves):
            source = (handins[turn % len(handins)] / TWENTY.file).read_bytes()
            (kit / TWENTY.file).write_bytes(source + b"# saved %d\n" % turn)
            began = time.monotonic()
            until_it_waits()
            seconds.append(time.monotonic() - began)
    return seconds


@contextmanager
def watching(kit: Path) -> Iterator[Callable[[], None]]:
    """``grader watch`` in this folder; what it gives waits for the end of a grading."""
    command = [sys.executable, "-u", "-m", "grader", "watch"]
    pipe, environment = subprocess.PIPE, {**os.environ, "COLUMNS": "80"}
    with subprocess.Popen(
        command, cwd=kit, env=environment, stdout=pipe, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        printed = process.stdout
        assert printed is not None

        def until_it_waits() -> None:
            for line in printed:
                if line.startswith(WAITS):
                    return
            raise RuntimeError("grader watch ended")

        try:
            yield until_it_waits
        finally:
            process.send_signal(signal.SIGINT)


def _right(command: list[str | Path], folder: Path) -> float:
    ended = run(command, folder)
    if ended.code:
        raise RuntimeError(f"{command[3]}: exit code {ended.code}:\n{ended.output}")
    return ended.seconds
