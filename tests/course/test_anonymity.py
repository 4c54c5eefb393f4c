"""Codes in place of names, and no name in anything that is written or printed."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from grader.course.anonymity import concealed, secret_of, veiled
from grader.course.handins import Entry
from grader.course.reading import read_class
from tests.course.small import RIGHT, Course

NAMED = '''
# by Lovelace, Ada
def double(x):
    """ada.lovelace@example.org"""
    print("Ada Lovelace")
    raise TypeError("Ada Lovelace (sid 4711) cannot double")
'''
EXPORT = """
submission_1:
  :submitters:
  - :name: Ada Lovelace
    :sid: "4711"
    :email: ada.lovelace@example.org
submission_2:
  :submitters:
  - :name: Bob Babbage
    :sid: "4712"
    :email: bob@example.org
"""
PLANTED = (b"Ada Lovelace", b"4711", b"ada.lovelace", b"Babbage", b"4712", b"bob@", b"submission_1")


@pytest.fixture
def anonymous(course: Course) -> Course:
    course.hand_in({"submission_1": NAMED, "submission_2": RIGHT})
    (course.handins / "submission_metadata.yml").write_text(EXPORT)
    nested = course.handins / "submission_2" / "Bob Babbage"
    nested.mkdir()
    (course.handins / "submission_2" / "doubling.py").rename(nested / "doubling.py")
    course.is_anonymous = True
    course.grade()
    return course


def test_no_file_of_the_class_holds_a_name(anonymous: Course):
    """Not a record, not a file's name, not the ledger; messages quote what students wrote."""
    written = [path for path in anonymous.out.rglob("*") if path.is_file()]
    records = [path.read_bytes() for path in anonymous.out.glob("grades/*.json")]

    assert len(records) == 2
    assert any(b"student-" in one and b"cannot double" in one for one in records)
    for path in written:
        assert not [name for name in PLANTED if name in path.read_bytes()], path.name
        assert not [name for name in PLANTED if name.decode() in path.name]


def test_a_name_has_the_same_code_in_every_run(anonymous: Course):
    """So a second run does nothing, and a rejudge conceals as well."""
    codes = set(anonymous.latest())

    summary = anonymous.grade()
    anonymous.change_suite("equals(6)", "equals(7)")
    anonymous.rejudge("another number")

    assert (summary.graded, summary.kept) == (0, 2)
    assert set(anonymous.latest()) == codes
    assert {member.name for member in read_class(anonymous.out).members} == codes
    for path in anonymous.out.rglob("*.json"):
        assert not [name for name in PLANTED if name in path.read_bytes()]


def test_who_handed_in_nothing_any_more_is_not_judged_again(anonymous: Course):
    """Nobody knows what to conceal in the words of a hand-in that is gone."""
    names = {event.score: name for name, event in anonymous.latest().items()}
    shutil.rmtree(anonymous.handins / "submission_1")
    anonymous.change_suite("equals(6)", "equals(7)")

    proposals = anonymous.rejudge()

    assert [one.event.name for one in proposals.changes] == [names[5.0]]
    assert proposals.gone == (names[0.0],)


def test_the_secret_is_the_owners_alone(tmp_path: Path):
    """Drawn once for a class, and not the same for two."""
    other = tmp_path / "other"
    other.mkdir()
    secret = secret_of(tmp_path)

    assert secret_of(tmp_path) == secret != secret_of(other)
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_a_code_depends_on_the_secret():
    """Who has only names cannot make the codes."""
    entry = Entry(Path("ada"), "ada", "ada", "ada")

    codes = {veiled([entry], secret, ())[0].name for secret in (b"one", b"two")}

    assert len(codes) == 2
    assert not any("ada" in code for code in codes)


def test_names_are_concealed_as_words():
    """In any case, in any place; but a name inside a word is that word."""
    told = {"a": ["Ann asks", "annotate", "ANN_1", "by ann."], "score": 1.0}

    assert concealed(told, ["ann"], "X") == {
        "a": ["X asks", "annotate", "X_1", "by X."],
        "score": 1.0,
    }


def test_words_of_the_assignment_stay_readable():
    """A student called Adam does not take Adam from the feedback."""
    entry = Entry(Path("Adam"), "Adam", "Adam", "Adam")

    assert veiled([entry], b"secret", ("Adam", "SGD"))[0].conceals == ()
