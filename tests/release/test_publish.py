"""``grader release``: what is put into the folder, and what is not."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import assignment as assignments
from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.release import bundle, publish

ROOT = Path(__file__).parents[2]
FOLDERS = sorted((ROOT / "assignments").glob("*/assignment.toml"))
IN_EVERY_RUN = ("optimizers", "training")
HIDDEN = '''
import numpy as np

FAR = [17.5, -47.25, 0.125, 3e8]

def test_double_of_far(student):
    """Twice a number that nobody thinks of."""
    drawn = np.random.default_rng(seed=977).normal()
    assert student.double(drawn) == 3.14159
'''
LONG = "def double(x):\n    doubled_again = x + x + 0 * sum(range(10))\n    return doubled_again\n"
MISTAKE = '"""Twice two is taken for five.\n\nCaught by: test_double_of_far\n"""\n'

LEAKS = {
    "the solution": (
        LONG.replace("double(x)", "model(x)"),
        "a line of doubling/reference.py: doubled_again = x + x + 0 * sum(range(10))",
    ),
    "a hidden sentence": (
        '"""Twice a number that nobody thinks of."""',
        "a line of staff/test_hidden.py: Twice a number that nobody thinks of.",
    ),
    "a mistake's sentence": (
        "# Twice two is taken for five.",
        "a line of staff/wrong/five.py: Twice two is taken for five.",
    ),
    "hidden inputs": (
        "tried = (17.5, -47.25,\n    0.125, 300000000.0)",
        "a list of staff/test_hidden.py: 17.5,-47.25,0.125,300000000.0",
    ),
    "an expected value": ("# about 3.14159", "a number of staff/test_hidden.py: 3.14159"),
    "a seed": ("seed = 977", "a seed of staff/test_hidden.py: 977"),
    "the name that is a seed": (
        "# see test_double_of_far",
        "the name of a check of staff/test_hidden.py: test_double_of_far",
    ),
}


def params() -> list[object]:
    """All assignments; most of them in the thorough run alone."""
    return [
        pytest.param(
            path.parent,
            id=path.parent.name,
            marks=[] if path.parent.name in IN_EVERY_RUN else [pytest.mark.thorough],
        )
        for path in FOLDERS
    ]


@pytest.fixture
def secretive(make_assignment: Callable[..., Assignment]) -> Assignment:
    return make_assignment(reference=LONG, hidden=HIDDEN, wrong={"five": MISTAKE})


def release(assignment: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grader", "release", str(assignment), "--out", str(out)]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize("folder", params())
def test_two_releases_are_the_same_to_the_last_byte(folder: Path, tmp_path: Path):
    """By the command itself, into two folders: a kit, its zip, and Gradescope's zip."""
    told = [release(folder, tmp_path / one) for one in "ab"]
    first, second = bundle.read(tmp_path / "a"), bundle.read(tmp_path / "b")
    name = folder.name

    assert [one.returncode for one in told] == [0, 0]
    assert first == second
    assert told[0].stdout.startswith(
        f"{tmp_path / 'a' / name}-student: {sum('/' in one for one in first)} files for students; "
        "nothing of staff's is in them\n"
    )
    assert {one for one in first if "/" not in one} == {
        f"{name}-student.zip",
        f"{name}-autograder.zip",
    }


@pytest.mark.parametrize("folder", params())
def test_a_zip_is_its_folder(folder: Path, tmp_path: Path):
    """The students' zip holds the kit in one folder of its name."""
    made = publish.made(assignments.load(folder))
    publish.put(made, tmp_path)

    unzipped = bundle.unzipped(tmp_path / f"{made.stem}.zip", f"{made.stem}/")
    assert unzipped == made.kit == bundle.read(tmp_path / made.stem)


@pytest.mark.parametrize(("text", "found"), LEAKS.values(), ids=LEAKS)
@pytest.mark.parametrize("file", ["test_doubling.py", "notes.md"])
def test_a_leak_of_each_kind_stops_the_release(
    secretive: Assignment, tmp_path: Path, file: str, text: str, found: str
):
    """Exit code 2, a sentence that says what and from where, and nothing is written."""
    (secretive.student / file).write_text(text + "\n", encoding="utf-8")
    done = release(secretive.folder, tmp_path / "out")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "grader: doubling: students would get what is staff's; nothing is released\n"
        f"{file} holds {found}\n"
    )
    assert not (tmp_path / "out").exists()


def test_a_released_assignment_can_be_released_again(secretive: Assignment, tmp_path: Path):
    """The new kit is there and nothing is left of the old one."""
    publish.put(publish.made(secretive), tmp_path)
    (secretive.student / "README.md").write_text("Read me.")
    publish.put(publish.made(secretive), tmp_path)

    assert (tmp_path / "doubling-student" / "README.md").read_text() == "Read me."
    assert sorted(path.name for path in tmp_path.glob("*doubling-*")) == [
        "doubling-autograder.zip", "doubling-student", "doubling-student.zip",
    ]  # fmt: skip
    assert list(tmp_path.glob(".release-*")) == []


def test_a_kit_in_which_somebody_worked_is_left_alone(secretive: Assignment, tmp_path: Path):
    """An instructor may have tried it there."""
    publish.put(publish.made(secretive), tmp_path)
    work = tmp_path / "doubling-student" / "doubling.py"
    work.write_text("an evening's work")

    with pytest.raises(AssignmentError) as caught:
        publish.put(publish.made(secretive), tmp_path)

    assert str(caught.value) == f"{work.parent} was changed since it was released: move it away"
    assert work.read_text() == "an evening's work"


def test_a_kit_whose_zip_is_torn_is_left_alone(secretive: Assignment, tmp_path: Path):
    """Nobody knows any more whether somebody worked in it."""
    publish.put(publish.made(secretive), tmp_path)
    archive = tmp_path / "doubling-student.zip"
    archive.write_bytes(archive.read_bytes()[:-30])

    with pytest.raises(AssignmentError, match="move it away"):
        publish.put(publish.made(secretive), tmp_path)


def test_a_kit_is_not_released(secretive: Assignment, tmp_path: Path):
    """It has no staff's folder whose content could be kept out of it."""
    publish.put(publish.made(secretive), tmp_path)

    with pytest.raises(AssignmentError) as caught:
        publish.made(assignments.load(tmp_path / "doubling-student"))

    assert str(caught.value) == (
        "doubling-student: this is a student's kit; release the assignment"
    )


def test_gradescopes_zip_is_as_gradescope_wants_it(secretive: Assignment):
    """The two scripts at its root, which can be run and have Unix's line ends."""
    content = publish.made(secretive).archives["doubling-autograder.zip"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        modes = {one.filename: one.external_attr >> 16 & 0o777 for one in archive.infolist()}
        scripts = {name: archive.read(name) for name in ("setup.sh", "run_autograder")}

    assert {name for name, mode in modes.items() if mode == 0o755} == set(scripts)
    assert all(text.startswith(b"#!/usr/bin/env bash\n") for text in scripts.values())
    assert all(b"\nset -euo pipefail\n" in text for text in scripts.values())
    assert all(b"\r" not in text for text in scripts.values())
    assert b"torch==" in bundle_of(content)["requirements.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Gradescope is Linux")
@pytest.mark.parametrize("name", ["setup.sh", "run_autograder"])
def test_gradescopes_scripts_are_programs_of_bash(secretive: Assignment, tmp_path: Path, name: str):
    """Read by bash without a complaint; make gradescope runs them."""
    files = bundle_of(publish.made(secretive).archives["doubling-autograder.zip"])
    (tmp_path / name).write_bytes(files[name])
    read = subprocess.run(["bash", "-n", tmp_path / name], capture_output=True, encoding="utf-8")

    assert (read.returncode, read.stderr) == (0, "")


def test_gradescopes_zip_holds_the_assignment_as_it_is(
    make_assignment: Callable[..., Assignment], tmp_path: Path
):
    """With what staff keeps, and the reference where the manifest looks for it: one digest."""
    for one in IN_EVERY_RUN:
        assignment = assignments.load(ROOT / "assignments" / one)
        files = bundle_of(publish.made(assignment).archives[f"{one}-autograder.zip"])
        bundle.write(files, tmp_path / one)
        there = assignments.load(tmp_path / one / files["course/where"].decode().strip())

        assert there.name == one
        assert there.digest() == assignment.digest()


def test_a_reference_by_a_path_of_this_machine_is_refused(secretive: Assignment, tmp_path: Path):
    """It would not be found on Gradescope."""
    manifest = secretive.folder / "assignment.toml"
    text = manifest.read_text()
    manifest.write_text(text.replace('"reference.py"', f'"{secretive.folder}/reference.py"'))

    with pytest.raises(AssignmentError) as caught:
        publish.made(assignments.load(secretive.folder))

    assert str(caught.value) == (
        f"assignment.toml: staff.reference: {secretive.folder}/reference.py is a path of this "
        'machine; say it from the assignment\'s folder, like "../../reference/reference.py"'
    )


def test_a_run_that_gradescope_would_end_is_refused(make_assignment: Callable[..., Assignment]):
    """The whole time of a hand-in must fit below the limit that is set there."""
    slow = "[limits]\ntotal_seconds = 600\n"
    fits = slow + "[gradescope]\nlimit_minutes = 20\n"

    with pytest.raises(AssignmentError) as caught:
        publish.made(make_assignment(manifest=slow))

    assert str(caught.value) == (
        "assignment.toml: limits.total_seconds = 600 does not fit in a run of 10 minutes on "
        "Gradescope: set a longer limit there (at most 40), and say it as limit_minutes in "
        "[gradescope]; or make total_seconds at most 495"
    )
    assert publish.made(make_assignment(manifest=fits)).archives.keys() == {
        "doubling-student.zip", "doubling-autograder.zip",
    }  # fmt: skip


def bundle_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
