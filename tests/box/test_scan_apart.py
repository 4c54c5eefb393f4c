"""The scan in a process of its own: the same findings, or none."""

from __future__ import annotations

import pytest

from grader.box import scan_apart
from grader.box.scan import Finding

SOURCE = "import torch\nclass É(torch.optim.SGD): pass\n"


def test_it_finds_what_the_scan_finds() -> None:
    """Text of any script crosses to the process and back."""
    found = scan_apart.scan_apart(SOURCE, "handin.py", ["torch.optim"])

    assert found == (Finding(2, "torch.optim.SGD", "class É(torch.optim.SGD): pass"),)
    in_cells = scan_apart.scan_apart(f"{SOURCE}\nx = (\n", "handin.py", ["torch.optim"], [1, 3])
    assert in_cells == found


def test_a_scan_that_does_not_end_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped; here before it has even begun."""
    monkeypatch.setattr(scan_apart, "SECONDS", 0.001)

    assert scan_apart.scan_apart(SOURCE + "#", "handin.py", ["torch.optim"]) == ()


def test_a_scan_that_crashes_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the process ends in place of Python's parser."""
    monkeypatch.setattr(scan_apart, "__name__", "no_such_module")

    assert scan_apart.scan_apart(SOURCE + "##", "handin.py", ["torch.optim"]) == ()
