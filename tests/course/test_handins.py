"""What is in the folder of a class, and what it is called."""

from __future__ import annotations

import os
import re
from datetime import datetime, timezone
from pathlib import Path

import pytest

from grader.course.handins import Entry, Found, file_name, find
from grader.errors import AssignmentError

EXPORT = """
submission_1:
  :submitters:
  - :name: Ada Lovelace
    :sid: 007
    :email: ada@example.org
  :created_at: 2026-11-20 10:00:00.000000000 Z
  :score: 3.0
  :results: !ruby/object:ActiveSupport::HashWithIndifferentAccess
    tests: []
submission_2:
  :submitters:
  - :name: Bob
    :email: bob@example.org
  - :name: Eve
    :email: eve@example.org
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-11-20 10:00:00
submission_3:
  :submitters:
  - :name: Ada Lovelace
    :email: other@example.org
  :created_at: 2026-11-21 10:00:00 UTC
submission_4:
  :submitters: nobody
submission_5:
  :submitters: []
"""
DUE = datetime(2026, 11, 20, 23, 59, tzinfo=timezone.utc)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def fill(folder: Path, *names: str) -> Path:
    """Files where there is a suffix, else folders."""
    for name in names:
        path = folder / name
        if path.suffix:
            path.write_text("")
        else:
            path.mkdir()
    return folder


def names(found: Found) -> list[str]:
    return [entry.name for entry in found.entries]


def test_handins_are_folders_and_files_of_a_few_kinds(folder: Path):
    """What else lies there is named, and what systems leave there is not even that."""
    fill(folder, "ada", "bob.py", "eve.ZIP", "dan.ipynb", "roster.csv", ".DS_Store", "__MACOSX")

    found = find(folder)

    assert names(found) == ["ada", "bob", "dan", "eve"]
    assert [entry.key for entry in found.entries] == ["ada", "bob.py", "dan.ipynb", "eve.ZIP"]
    assert found.passed_over == ("roster.csv",)


def test_those_who_would_share_a_name_are_called_by_their_whole_one(folder: Path):
    """ada/ and ada.py may be of two people; what they are told apart by is in both names."""
    fill(folder, "ada", "ada.py", "bob.py", "bob.zip", "Bob.ipynb")

    assert names(find(folder)) == ["Bob.ipynb", "ada", "ada.py", "bob.py", "bob.zip"]


def test_a_name_can_be_shown_and_kept_whatever_it_is(folder: Path):
    """Control characters and bytes that are no text are escapes, and still two names are two."""
    for name in (b"\xff", b"\xfe", b"\\xfe", b"a\nb"):
        os.mkdir(os.fsencode(folder) + b"/" + name)

    found = find(folder)

    keys = [entry.key for entry in found.entries]
    assert all(name.isprintable() for name in names(found))
    assert sorted(key.partition(" #")[0] for key in keys) == ["\\xfe", "\\xfe", "\\xff", "a\nb"]
    assert len(set(keys)) == len(set(names(found))) == 4


def test_a_folder_without_handins_is_refused(folder: Path):
    """As is one that is not there."""
    with pytest.raises(AssignmentError) as empty:
        find(fill(folder, "roster.csv"))
    with pytest.raises(AssignmentError) as absent:
        find(folder / "nowhere")

    assert str(empty.value) == (
        f"{folder} holds no hand-ins: one is a folder, a .py file, a .zip or a notebook"
    )
    assert str(absent.value) == f"there is no folder {folder / 'nowhere'}"


def test_an_export_tells_whose_a_folder_is(folder: Path):
    """Names, groups, and who was late; what is not understood in it is left out."""
    fill(folder, "submission_1", "submission_2", "submission_3", "submission_4")
    (folder / "submission_metadata.yml").write_text(EXPORT)

    found = find(folder, DUE)

    assert {entry.name: (entry.key, entry.late) for entry in found.entries} == {
        "Ada Lovelace (submission_1)": ("submission_1", False),
        "Ada Lovelace (submission_3)": ("submission_3", True),
        "Bob, Eve": ("submission_2", None),
        "submission_4": ("submission_4", None),
    }
    assert found.entries[2].people == (
        {"name": "Bob", "sid": "", "email": "bob@example.org"},
        {"name": "Eve", "sid": "", "email": "eve@example.org"},
    )
    assert found.passed_over == ("submission_5 (not there)",)


def test_an_export_is_found_inside_the_folder_it_was_unpacked_to(folder: Path):
    """Its zip holds one folder, assignment_<id>_export."""
    inside = folder / "assignment_12_export"
    inside.mkdir()
    fill(inside, "submission_1")
    (inside / "submission_metadata.yml").write_text(EXPORT)

    assert names(find(folder)) == ["Ada Lovelace"]


def test_an_export_that_is_no_yaml_is_refused(folder: Path):
    """Grades under the wrong names would be worse than none."""
    path = fill(folder, "submission_1") / "submission_metadata.yml"
    path.write_text("submission_1:\n  :submitters: [\n")

    with pytest.raises(AssignmentError) as error:
        find(folder)

    assert str(error.value) == (
        f"{path}: line 3: not YAML, so nobody knows whose the hand-ins are: "
        "export the submissions from Gradescope again"
    )


def test_an_export_runs_nothing(folder: Path):
    """Tags of Python are plain data, as all others are."""
    fill(folder, "submission_1")
    path = folder / "submission_metadata.yml"
    path.write_text(f"submission_1: !!python/object/apply:os.mkdir [{folder}/made]\n")

    assert names(find(folder)) == ["submission_1"]
    assert not (folder / "made").exists()


@pytest.mark.parametrize(
    ("stem", "taken", "name"),
    [
        ("ada", (), "ada.json"),
        ("José Ñ", (), "José Ñ.json"),
        ("Ada", ("ada.json",), "Ada-MARK.json"),
        ("../etc", (), "_etc-MARK.json"),
        ("CON", (), "CON-MARK.json"),
        ("a:b", (), "a_b-MARK.json"),
        ("...", (), "MARK.json"),
        ("x" * 300, (), "x" * 100 + "-MARK.json"),
        ("O'B", ("o_b-67f216d2.json",), "O_B-MARK-2.json"),
    ],
)
def test_a_grade_has_a_file_that_every_system_allows(stem: str, taken: tuple[str, ...], name: str):
    """The plain name where that will do, else one with a mark of its own."""
    given = file_name(Entry(Path(), stem, stem, stem), taken)

    assert re.fullmatch(re.escape(name).replace("MARK", "[0-9a-f]{8}"), given)
