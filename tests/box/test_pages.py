"""Memory is gathered into huge pages where the kernel does that, and nothing of it changes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch

from grader.box import pages

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes the advice")


def huge_kb() -> int:
    return kb_of("AnonHugePages")


def kb_of(kind: str) -> int:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:"))


@LINUX
def test_what_is_gathered_is_in_huge_pages_and_unchanged():
    values = torch.arange(4 * pages.HUGE, dtype=torch.int32)
    gathered = pages.gather()
    if not gathered:
        pytest.skip("this kernel gathers nothing (Linux 6.1 does)")
    assert huge_kb() >= 4 * pages.HUGE >> 10
    assert torch.equal(values, torch.arange(4 * pages.HUGE, dtype=torch.int32))


@LINUX
def test_code_that_was_let_go_of_runs_again():
    """Torch has tens of megabytes of it; a process's own memory is none of it."""
    weight = torch.nn.Linear(3, 2)
    answer = weight(torch.ones(3))
    mapped, own = kb_of("Rss"), kb_of("Anonymous")

    assert pages.let_go_of_code() > 50 << 20

    assert kb_of("Rss") < mapped - (20 << 10)
    assert kb_of("Anonymous") > 0.9 * own
    assert torch.equal(weight(torch.ones(3)), answer)


def test_there_is_nothing_to_gather_elsewhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert pages.gather() == 0
    assert pages.let_go_of_code() == 0
