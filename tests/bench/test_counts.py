"""What grading by the twenty checks costs, in things that can be counted."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from grader import grading, launch
from tests.bench import counted
from tests.bench.handins import TWENTY, right

CHECKS = 20
QUESTIONS = 73  # all examples of all checks
FORKS = CHECKS + 1  # the last box is made ready for a check that does not come

Log = list[tuple[str, int]]  # what was done, and in which process


@pytest.mark.slow
def test_what_one_hand_in_costs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A box for each check, forked once; each question asked once; torch imported once for all."""
    begun, first, second = graded([right(0), right(1)], tmp_path / "log", monkeypatch)

    assert counts(begun)["import"] == 1
    for log in (first, second):
        assert counts(log) == {"box": CHECKS, "question": QUESTIONS}
        assert most_forks(log) == FORKS  # by the nursery


def graded(sources: list[str], path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Log]:
    """What was done before the first hand-in, the self-check with it; and then for each."""
    usual = launch._python

    def python(module: str) -> list[str]:
        listening = [sys.executable, "-I", "-B", counted.__file__, str(path)]
        return listening if module == "grader.box.warm" else usual(module)

    monkeypatch.setattr(launch, "_python", python)
    logs = []
    with closing(launch.Forking()) as examiners:
        examiners.protection()
        logs.append(taken(path))
        for source in sources:
            grade = grading.grade_source(TWENTY, "counted", source.encode(), examiners)
            assert grade.score == grade.max_score
            logs.append(taken(path))
    return logs


def taken(path: Path) -> Log:
    """What the log has; it is empty then."""
    lines = path.read_text(encoding="ascii").splitlines()
    path.write_text("", encoding="ascii")
    return [(what, int(process)) for what, process in map(str.split, lines)]


def counts(log: Log) -> dict[str, int]:
    """How often each thing was done, but for forks: not every one is for a box."""
    return dict(Counter(what for what, _ in log if what != "fork"))


def most_forks(log: Log) -> int:
    """Forks by the process that forked most."""
    return max(Counter(process for what, process in log if what == "fork").values())
