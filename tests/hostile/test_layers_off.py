"""With the layers off that hold an attack, it gets through: so it is these that hold it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from grader import corpus
from grader.corpus import Attack, Stand, Trial
from grader.launch import Examiners
from grader.protection import LAYERS
from grader.report import records

HERE = Path(__file__).parent
LOOSENED = [one for one in corpus.attacks(HERE) if one.through and set(one.held_by) & set(LAYERS)]
LET_HONEST_CODE_BE = {"shims", "expendable"}  # they stop nothing that an attack could show
BEHIND_OTHERS = {"cgroup"}  # few machines have it; tests/box/confinement/test_cgroups tries it

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform != "linux", reason="the attacks are for Linux"),
]


def shown(attack: Attack, trial: Trial, stand: Stand) -> bool:
    """Whether what should show that it got through does."""
    kind, _, what = attack.through.partition(" ")
    what = what.replace(corpus.CALLED, stand.called).replace("MARKER", stand.marker)
    if kind == "verdict":
        return what in {row.outcome.verdict.value for row in trial.grade.rows}
    if kind == "file":
        return any(Path(left).name == what for left in trial.left)
    told = records.to_json(trial.grade) + repr(trial.grade) + str(trial.left)
    return re.search(what, told) is not None


@pytest.mark.parametrize("attack", [pytest.param(one, id=one.id) for one in LOOSENED])
def test_without_its_layers_an_attack_gets_through(
    attack: Attack,
    stand: Stand,
    without: Callable[[tuple[str, ...]], AbstractContextManager[Examiners]],
):
    """Else its header would name the wrong ones, or it would be no attack at all."""
    layers = tuple(layer for layer in attack.held_by if layer in LAYERS)

    with without(layers) as examiners:
        trial = corpus.attempt(attack, stand, examiners)
    stand.tidy()

    assert shown(attack, trial, stand), trial


def test_every_layer_has_an_attack():
    """A layer that holds nothing would not be missed."""
    held = {layer for attack in LOOSENED for layer in attack.held_by if layer in LAYERS}

    assert held >= set(LAYERS) - LET_HONEST_CODE_BE - BEHIND_OTHERS
