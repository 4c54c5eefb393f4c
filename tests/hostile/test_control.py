"""The same attacks on a grader of the plain kind, where they succeed: they are real ones."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader import corpus
from grader.corpus import Attack, Stand
from tests.hostile.control import Came, Plain

ATTACKS = corpus.attacks(Path(__file__).parent)
REAL = [one for one in ATTACKS if not one.control.startswith("none")]
FULL_MARKS = 10.0

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform != "linux", reason="the attacks are for Linux"),
]


def did(attack: Attack, came: Came, marker: str) -> bool:
    """Whether it did what its header says."""
    if attack.control.startswith("scores"):
        return bool(came.points)
    if attack.control.startswith("reads"):
        told = (came.results or "") + came.printed
        return any(secret in told for secret in (marker, *corpus.HIDDEN_NUMBERS))
    if attack.control.startswith("leaves"):
        return bool(came.left)
    return came.points is None or came.code != 0  # it stops it


@pytest.mark.parametrize("attack", [pytest.param(one, id=one.id) for one in REAL])
def test_an_attack_succeeds_where_suite_and_hand_in_are_one_process(
    attack: Attack, stand: Stand, plain: Plain
):
    """With the effect that its header names."""
    came = plain.run(stand.filled(attack.path.read_bytes()))

    assert did(attack, came, stand.marker), came


@pytest.mark.parametrize(("source", "points"), [("2 * x", FULL_MARKS), ("x + 100", 0.0)])
def test_the_plain_grader_grades(source: str, points: float, plain: Plain):
    """Full marks and none, without an attack; and nothing is left."""
    came = plain.run(f"def double(x):\n    return {source}\n".encode())

    assert (came.points, came.code, came.left) == (points, 0, ())
