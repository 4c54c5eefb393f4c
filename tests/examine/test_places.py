"""Folders of this machine are left out of what a report tells."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch

import grader
from grader.examine.places import unplaced

OURS = str(Path(grader.__file__).parents[1])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"from 'torch' ({torch.__file__})", "from 'torch' (…/torch/__init__.py)"),
        (f"{OURS}/grader/box/worker.py", "…/grader/box/worker.py"),
        (f"{sys.prefix}/bin/python", "…/bin/python"),
        ("/usr/share and / and 7/2", "/usr/share and / and 7/2"),
        ("", ""),
    ],
)
def test_a_place_of_ours_is_three_dots(text: str, told: str):
    """What lies in it may be told; where it lies may not."""
    assert unplaced(text) == told
