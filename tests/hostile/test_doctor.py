"""``grader doctor --corpus``: the corpus on a machine, where its box is locked."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from grader import doctor, launch
from grader.protection import UNTRIED, Protection

HERE = Path(__file__).parent
HEADER = '"""{says}\n\nComes: WRONG\nHeld by: design\nControl: none (it is none)\n"""\n\n'

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the attacks are for Linux"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of two attacks, of which one gets what it wants."""
    shutil.copytree(HERE / "target", tmp_path / "target")
    for name, answer in (("adds", "x + 100"), ("is_right", "2 * x")):
        path = tmp_path / "forgery" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEADER.format(says=name) + f"def double(x):\n    return {answer}\n")
    return tmp_path


def test_an_attack_that_gets_through_is_named(
    folder: Path, attacked: launch.Forking, capsys: pytest.CaptureFixture[str]
):
    """And all is not well."""
    assert not doctor.run(attacked, folder)

    told = capsys.readouterr().out.partition("Attacked, as hand-ins")[2].split("\n")
    assert [" ".join(line.split()) for line in told if line.strip()] == [
        "NO forgery: 2 attacks",
        "NO forgery/is_right it got RIGHT",
    ]


def test_a_corpus_that_is_held_is_well(
    folder: Path, attacked: launch.Forking, capsys: pytest.CaptureFixture[str]
):
    """Each family has a line."""
    (folder / "forgery" / "is_right.py").unlink()

    assert doctor.run(attacked, folder)
    assert "yes  forgery: 1 attacks held" in capsys.readouterr().out


def test_nothing_is_attacked_in_a_box_that_is_not_locked(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    """Some of the attacks would do harm there."""

    class Weak:
        def protection(self) -> Protection:
            return UNTRIED

    assert not doctor.run(Weak(), folder)
    assert "Attacked" not in capsys.readouterr().out
