"""Every attack of the corpus comes to nothing, on every rung."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader import corpus, grading, launch
from grader.corpus import Attack, Stand
from grader.errors import AssignmentError
from grader.grade import Status, Verdict
from grader.launch import Examiners
from grader.protection import LAYERS
from tests.box import ways_around

HERE = Path(__file__).parent
ATTACKS = corpus.attacks(HERE)
SAFETY_SECONDS = 120.0  # a net: the target allows a run 60 seconds, and a busy machine its own
ELSEWHERE = {"design", "wall", "judge", "limits", "reader", "scan", "report", "ban"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the attacks are for Linux"),
]


def on(rung: str) -> list[object]:
    chosen = [one for one in ATTACKS if rung in one.rungs]
    return [pytest.param(one, id=one.id) for one in chosen]


def hold(attack: Attack, stand: Stand, examiners: Examiners) -> None:
    trial = corpus.attempt(attack, stand, examiners)

    assert trial.wrongs(attack) == []
    assert trial.grade.status is Status.GRADED
    assert trial.seconds < SAFETY_SECONDS


@pytest.mark.parametrize("attack", on("forked"))
def test_an_attack_comes_to_nothing(attack: Attack, stand: Stand, attacked: launch.Forking):
    """No point, no secret in a report, nothing left behind, and every row says what happened."""
    hold(attack, stand, attacked)


@pytest.mark.thorough
@pytest.mark.parametrize("attack", on("spawned"))
def test_an_attack_on_a_spawned_box_comes_to_nothing(
    attack: Attack, stand: Stand, attacked_spawning: Examiners
):
    """The same where one process serves many checks; some of each family."""
    hold(attack, stand, attacked_spawning)


def test_an_honest_answer_gets_full_marks_here(stand: Stand, attacked: launch.Forking):
    """Or the target would prove nothing."""
    source = b"def double(x):\n    return 2 * x\n"
    path = stand.folder / "class" / "mallory" / "doubling.py"
    path.parent.mkdir()
    path.write_bytes(source)
    grade = grading.grade(stand.target, path, attacked)
    path.unlink()
    path.parent.rmdir()

    assert {row.outcome.verdict for row in grade.rows} == {Verdict.RIGHT}
    assert grade.score == grade.max_score == 10.0
    assert grade.level == "locked"


def test_headers_name_what_there_is():
    """Verdicts, layers, rungs and controls are of the known ones."""
    verdicts = {verdict.value for verdict in Verdict}
    controls = ("scores", "reads", "stops it", "leaves", "none (")
    for attack in ATTACKS:
        assert set(attack.comes) <= verdicts, attack.id
        assert set(attack.held_by) <= {*LAYERS, *ELSEWHERE}, attack.id
        assert set(attack.rungs) <= set(corpus.RUNGS), attack.id
        assert attack.control.startswith(controls), attack.id
        assert attack.through.startswith(("verdict ", "file ", "says ")) or not attack.through


def test_there_are_as_many_attacks_as_promised():
    """At least 150, the ninth family (files: test_files.py) not counted, and 60 ways around a ban.

    Those that are known to get through are in ``beyond`` there, and told in the README.
    """
    assert len(ATTACKS) >= 150
    assert {one.family for one in ATTACKS} == set(corpus.FAMILIES)
    assert sum(map(len, ways_around.WAYS.values())) >= 60


def test_every_family_is_tried_on_every_rung():
    """The spawned rung's part of the corpus is small, and leaves no family out."""
    for rung in corpus.RUNGS:
        assert {one.family for one in ATTACKS if rung in one.rungs} == set(corpus.FAMILIES)


def test_a_file_without_a_header_is_told(tmp_path: Path):
    """A corpus with a hole in it is no corpus."""
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "silent.py").write_text('"""It tries something."""\n')

    with pytest.raises(AssignmentError, match="lacks"):
        corpus.attacks(tmp_path)
