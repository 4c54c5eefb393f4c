"""How the attempts of the self-check add up, and what a graded run makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from grader import cli, desk, doctor, launch
from grader.assignment import Assignment
from grader.box import attempts
from grader.box.confinement import WHY_NOT
from grader.errors import AssignmentError
from grader.protection import ATTEMPTS, LAYERS, LEVELS, UNTRIED, Protection
from tests.test_launch import ON_LINUX, RIGHT, Make

LOCKED = Protection()
READS = Protection({"read_secret": "a secret"}, {"landlock": "this kernel has no Landlock"})
FORKS = Protection({"read_secret": "a secret", "fork": "fork"})


def test_every_attempt_and_layer_is_there_under_its_name():
    """The light side tells what the box does, without importing it."""
    assert all(callable(getattr(attempts, attempt.name)) for attempt in ATTEMPTS)
    assert {attempt.level for attempt in ATTEMPTS} <= set(LEVELS)
    assert len(ATTEMPTS) == 10
    assert LAYERS.keys() == WHY_NOT.keys()


@pytest.mark.parametrize(
    ("protection", "level"),
    [(LOCKED, "locked"), (READS, "limited"), (FORKS, "open"), (UNTRIED, "open")],
)
def test_the_level_is_the_strongest_whose_attempts_all_held(protection: Protection, level: str):
    """One thing that got through is enough."""
    assert protection.level == level
    assert Protection.from_json(json.loads(json.dumps(protection.as_json()))) == protection


def test_a_level_suffices_for_itself_and_what_is_weaker():
    """A locked box may grade what a limited one may."""
    enough = {
        (protection.level, wanted)
        for protection in (LOCKED, READS, FORKS)
        for wanted in LEVELS
        if protection.suffices(wanted)
    }
    assert enough == {
        ("locked", "locked"), ("locked", "limited"), ("locked", "open"),
        ("limited", "limited"), ("limited", "open"), ("open", "open"),
    }  # fmt: skip


def test_a_graded_run_refuses_a_box_that_is_too_weak(make_assignment: Make):
    """It says what is not protected, why, and what to do."""
    with pytest.raises(AssignmentError) as refusal:
        desk.demand(make_assignment(), None, READS)

    assert str(refusal.value) == (
        "the box is limited on this machine, and doubling asks for locked "
        "(assignment.toml, [box] level).\n"
        "  it can read our files (a secret)\n"
        "  without landlock: this kernel has no Landlock\n"
        "Grade on another machine (`grader doctor` tells what one gives), or, where you trust\n"
        "the hand-ins, say --accept-level limited"
    )


def test_the_manifest_or_the_command_may_ask_for_less(make_assignment: Make):
    """The command has the last word, for more as well."""
    relaxed = make_assignment(manifest='[box]\nlevel = "limited"\n')

    desk.demand(relaxed, None, READS)
    desk.demand(relaxed, "open", FORKS)
    with pytest.raises(AssignmentError, match="--accept-level asks for locked"):
        desk.demand(relaxed, "locked", READS)


class Fixed:
    """Examiners of a machine that protects so far."""

    def __init__(self, protection: Protection) -> None:
        self._protection = protection

    def protection(self) -> Protection:
        return self._protection

    def close(self) -> None:
        """Nothing was started."""


@pytest.mark.parametrize(
    ("protection", "code", "said"),
    [
        (LOCKED, 0, "The box is locked here: hand-ins of strangers can be graded here."),
        (READS, 1, "The box is limited here: enough against accidents and copied tricks, not"),
    ],
)
def test_the_doctor_tells_what_holds_and_what_does_not(
    protection: Protection,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    """The exit code is 1 where anything is missing."""
    monkeypatch.setattr(launch, "examiners", lambda rung: Fixed(protection))

    assert cli.main(["doctor"]) == code

    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert any(line.startswith(said) for line in lines)
    assert ("NO it can read our files a secret" in lines) is (code == 1)
    marks = [line.split()[0] for line in lines if line]
    assert marks.count("yes") + marks.count("NO") == len(ATTEMPTS) + len(LAYERS)


def test_the_doctor_has_a_part_for_attempts_and_one_for_layers():
    """A corpus of attacks would be one more."""
    assert [part(LOCKED).title for part in doctor.PARTS] == [
        "A box tried, on itself",
        "By these layers",
    ]


# On this machine


@pytest.fixture(scope="module", params=["landlock and user", "seccomp", "limits", "descriptors"])
def weakened(request: pytest.FixtureRequest) -> Iterator[tuple[str, launch.Examiners]]:
    """Examiners whose boxes lack some layers, by a switch that only tests have."""
    with closing(launch.Forking(without=tuple(request.param.split(" and ")))) as forking:
        yield request.param, forking


BREACHED = {
    "landlock and user": {"read_secret", "spy", "write"},
    "seccomp": {"connect", "fork"},
    "limits": {"hoard"},
    "descriptors": {"inherit"},
}


@ON_LINUX
@pytest.mark.slow
def test_a_layer_that_is_missing_is_found_out(
    weakened: tuple[str, launch.Examiners], examiners: launch.Examiners
):
    """Beyond what this machine lacks anyway."""
    without, weak = weakened
    anyway = set(examiners.protection().breaches)

    assert set(weak.protection().breaches) - anyway == BREACHED[without] - anyway


@ON_LINUX
@pytest.mark.slow
@pytest.mark.parametrize("rung", ["examiners", "spawning"])
def test_a_box_with_everything_on_counts_as_we_do(rung: str, request: pytest.FixtureRequest):
    """Whatever this machine lacks, no box starts processes, hoards, or trains to other bits."""
    protection = request.getfixturevalue(rung).protection()

    assert not {"fork", "hoard", "inherit", "train"} & set(protection.breaches)


@ON_LINUX
@pytest.mark.slow
def test_the_command_refuses_and_can_be_told_not_to(
    make_assignment: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    """Exit code 2 and nothing graded; with --accept-level the record says which level it was."""
    monkeypatch.setattr(launch, "examiners", lambda rung: launch.Forking(without=("limits",)))
    assignment: Assignment = make_assignment(
        public="from grader.examine import expect\nfrom probes import doubled\n"
        'def test_one(student):\n    "One."\n    expect(student.run(doubled, 1)).equals(2)\n'
    )
    (tmp_path / "ann.py").write_text(RIGHT)
    command = ["grade", str(assignment.folder), str(tmp_path / "ann.py"), "--quiet"]
    record = tmp_path / "grade.json"

    assert cli.main([*command, "--json", str(record)]) == 2
    refused = json.loads(record.read_text())  # a report is there whatever happens
    assert (refused["status"], refused["score"], refused["checks"]) == ("withheld", None, [])
    assert "it can take more memory than allowed (bytes torch mmap)" in capsys.readouterr().err

    assert cli.main([*command, "--json", str(record), "--accept-level", "open"]) == 0
    told = json.loads(record.read_text())
    note = "Graded in a box that is open: it can take more memory than allowed."
    assert told["level"] == "open"
    assert note in told["notes"]
