"""Plain data as TOML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import manifest
from grader.release import toml

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
VALUES = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False),
    st.lists(TEXTS, max_size=3),
)
TABLES = st.dictionaries(TEXTS, VALUES, max_size=3)


@given(data=st.dictionaries(TEXTS, VALUES | TABLES, max_size=4))
def test_what_is_written_is_read_again(data: dict[str, Any]):
    """Whatever a text or a key holds: quotes, line ends, controls, any letter."""
    assert manifest.tomllib.loads(toml.written(data)) == data


def test_it_reads_as_people_write_it():
    """Entries first, then tables, a line between them."""
    data = {"title": "Optimizers", "limits": {"load_seconds": 2.5}, "hints": {"SGD": 'part "1"'}}

    assert toml.written(data) == (
        'title = "Optimizers"\n\n[limits]\nload_seconds = 2.5\n\n[hints]\nSGD = "part \\"1\\""\n'
    )


@pytest.mark.parametrize("path", sorted(Path("assignments").glob("*/assignment.toml")), ids=str)
def test_our_manifests_survive(path: Path):
    """Each says the same afterwards."""
    told = manifest.read(path)

    assert manifest.tomllib.loads(toml.written(told)) == told
