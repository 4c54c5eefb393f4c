"""The place where attacks are run, and the processes that they meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from grader import corpus, launch
from grader.corpus import Stand
from grader.launch import Examiners
from tests.hostile.control import Plain

HERE = Path(__file__).parent

collect_ignore = ["target", *corpus.FAMILIES]  # their test_*.py are not for this pytest


@pytest.fixture(scope="session")
def stand() -> Iterator[Stand]:
    """A course with secrets, and things to reach for."""
    with corpus.standing(HERE) as standing:
        yield standing


@pytest.fixture(scope="session")
def attacked() -> Iterator[launch.Forking]:
    """One warm process for the whole corpus."""
    with closing(corpus.marked(launch.Forking)) as forking:
        yield forking


@pytest.fixture(scope="session")
def attacked_spawning() -> Iterator[Examiners]:
    """The portable rung; its self-check is made once."""
    with closing(corpus.marked(launch.Spawning)) as spawning:
        yield spawning


@pytest.fixture
def without(
    attacked: launch.Forking,
) -> Callable[[tuple[str, ...]], AbstractContextManager[Examiners]]:
    """The same warm process, giving boxes without some layers for a while."""
    attacked.protection()  # as it is with all of them

    @contextmanager
    def loosened(layers: tuple[str, ...]) -> Iterator[Examiners]:
        attacked._without = layers
        try:
            yield attacked
        finally:
            attacked._without = ()

    return loosened


@pytest.fixture(scope="session")
def plain(stand: Stand) -> Iterator[Plain]:
    """A grader as many courses have it: one process for suite and hand-in."""
    with closing(Plain(stand)) as running:
        yield running
