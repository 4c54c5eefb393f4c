"""Memory is gathered into huge pages where the kernel does that, and nothing of it changes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch

from grader.box import pages


def huge_kb() -> int:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("AnonHugePages:"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gathers")
def test_what_is_gathered_is_in_huge_pages_and_unchanged():
    values = torch.arange(4 * pages.HUGE, dtype=torch.int32)
    gathered = pages.gather()
    if not gathered:
        pytest.skip("this kernel gathers nothing (Linux 6.1 does)")
    assert huge_kb() >= 4 * pages.HUGE >> 10
    assert torch.equal(values, torch.arange(4 * pages.HUGE, dtype=torch.int32))


def test_there_is_nothing_to_gather_elsewhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert pages.gather() == 0
