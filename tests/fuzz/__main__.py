"""``python -m tests.fuzz --minutes N [--only WORD]``: each property in turn until the time is over.

What is found is printed, smallest form first, with the seed; the exit code says whether anything
was. The longest example and the growth of memory are printed too, because a hang or a large
allocation fails no assertion.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import random
import resource
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

import hypothesis
from hypothesis import given, settings

import tests.fuzz
from tests.fuzz import CALM, PROPERTIES, Property

BATCH = 300  # examples of one property, before the next has its turn


class Counted:
    """A property that counts its examples and keeps the time of the slowest."""

    def __init__(self, asked: Property) -> None:
        self.property = asked
        self.examples = 0
        self.slowest = 0.0
        self.findings: list[str] = []

    def run(self, seed: int) -> None:
        """One batch; a finding is shrunk and printed."""
        watched = given(**self.property.strategies)(self._watched(self.property.holds))
        many = settings(max_examples=BATCH, database=None, print_blob=False, **CALM)
        try:
            hypothesis.seed(seed)(many(watched))()
        except Exception as error:
            self.findings.append(f"{self.property.name}, seed {seed}: {error!r}")
            traceback.print_exc()

    def _watched(self, holds: Callable[..., None]) -> Callable[..., None]:
        def watched(**drawn: Any) -> None:
            began = time.perf_counter()
            try:
                holds(**drawn)
            finally:
                self.examples += 1
                self.slowest = max(self.slowest, time.perf_counter() - began)

        return watched


def main() -> int:
    options = _options()
    for module in pkgutil.iter_modules(tests.fuzz.__path__):
        if module.name.startswith("test_"):
            importlib.import_module(f"tests.fuzz.{module.name}")
    chosen = [Counted(one) for one in PROPERTIES if options.only in one.name]
    ends = time.monotonic() + 60 * options.minutes
    before, chance = _peak_mb(), random.Random(options.seed)
    while time.monotonic() < ends:
        for one in chosen:
            if time.monotonic() < ends and not one.findings:
                one.run(chance.getrandbits(32))
    for one in chosen:
        print(f"{one.examples:>9,} {one.slowest:6.2f} s at most  {one.property.name}")
    found = [text for one in chosen for text in one.findings]
    total = sum(one.examples for one in chosen)
    print(f"{total:>9,} examples, {len(found)} findings, {_peak_mb() - before:.0f} MB more memory")
    print("\n".join(found))
    return 1 if found else 0


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("tests.fuzz", description="Tries many examples.")
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--only", default="", metavar="WORD", help="properties with this in them")
    parser.add_argument("--seed", type=int, default=None, help="(default: another each time)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
