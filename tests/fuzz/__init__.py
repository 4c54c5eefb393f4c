"""Properties that hold for whatever comes: a few hundred examples in each run of the tests.

``python -m tests.fuzz --minutes N`` tries many more, and others each time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

CALM = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@dataclass(frozen=True, slots=True)
class Property:
    """What must hold, and what it must hold for."""

    name: str
    holds: Callable[..., None]
    strategies: dict[str, SearchStrategy[Any]]


PROPERTIES: list[Property] = []


def holds_for(
    examples: int = 200, **strategies: SearchStrategy[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Makes a test of a property, the same examples at each run, and keeps it for longer runs."""

    def decorate(holds: Callable[..., None]) -> Callable[..., None]:
        PROPERTIES.append(Property(holds.__name__.removeprefix("test_"), holds, strategies))
        steady = settings(max_examples=examples, derandomize=True, database=None, **CALM)
        return steady(given(**strategies)(holds))

    return decorate
