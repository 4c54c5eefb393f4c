"""A class is graded: every hand-in once, and nothing that is done is done again."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Generator, Sequence

from grader.course.examined import CHANGED, Examined
from grader.course.ledger import Ledger
from grader.course.places import Group, Here
from grader.course.reading import read_class
from grader.course.session import Session
from grader.release.notebook import written
from tests.course.small import CLASS, RIGHT, WRONG, Course

Graded = Generator[tuple[Group, Examined], None, None]


def test_every_handin_has_a_record_and_an_event(course: Course):
    """The record is the promised JSON, under the hand-in's name; the ledger holds the same."""
    course.hand_in(CLASS)

    summary = course.grade()

    events = course.latest()
    written = {name: json.loads(course.file(name).read_text()) for name in CLASS}
    assert {name: record["score"] for name, record in written.items()} == {
        "ada": 5.0,
        "bob": 0.0,
        "eve": 2.0,
    }
    assert {name: event.record for name, event in events.items()} == written
    assert {event.kind for event in events.values()} == {"graded"}
    assert (summary.graded, summary.kept, summary.withheld) == (3, 0, ())


def test_what_is_done_is_not_done_again(course: Course):
    """A second run grades who came later, and adds no event for the others."""
    course.hand_in(CLASS)
    course.grade()
    before = course.latest()
    course.hand_in({"zoe": RIGHT})

    summary = course.grade()

    after = course.latest()
    assert (summary.graded, summary.kept) == (1, 3)
    assert {name: after[name] for name in before} == before


def test_equal_handins_are_graded_once_and_each_has_its_own_record(course: Course):
    """One result, also in a later run; the name and the notes are each one's own."""
    course.hand_in({"ada": RIGHT, "twin.py": RIGHT})
    course.grade()
    course.hand_in({"late": RIGHT})
    course.grade()

    events = course.latest()

    assert len({event.result for event in events.values()}) == 1
    assert [event.record["handin"] for event in events.values()] == ["ada", "late", "twin"]
    assert events["ada"].record["notes"] == []
    assert events["twin.py"].record["notes"] == ["twin.py is graded as doubling.py"]


def test_what_cannot_be_opened_has_no_points_and_the_reason(course: Course):
    """A record like any other; the class goes on."""
    course.hand_in({"ada": RIGHT})
    (course.handins / "bob.zip").write_bytes(b"this is no zip")

    course.grade()

    record = course.latest()["bob.zip"].record
    assert (record["score"], record["max_score"], record["status"]) == (0.0, 5.0, "graded")
    assert record["notes"] == [
        "bob.zip is not a zip archive that can be read: make it again, or hand in the file"
    ]


def test_a_handin_that_changed_is_graded_anew(course: Course):
    """Its event says what counted before."""
    course.hand_in({"bob": WRONG})
    course.grade()
    first = course.latest()["bob"]
    course.hand_in({"bob": RIGHT})
    course.grade()

    event = course.latest()["bob"]

    assert (event.score, event.previous, event.previous_score) == (5.0, first.id, 0.0)


def test_a_grade_of_an_earlier_suite_stays_until_a_regrade(course: Course):
    """No score moves without being shown first."""
    course.hand_in({"eve": CLASS["eve"]})
    course.grade()
    course.change_suite(
        "close_to(2 * x)", "close_to(2 * x, within=tolerance.Tolerance((1, 1), (1, 1)))"
    )

    summary = course.grade()

    assert (summary.graded, summary.kept, summary.outdated) == (0, 1, 1)
    assert course.latest()["eve"].score == 2.0


def test_our_fault_is_withheld_and_tried_again(course: Course):
    """A broken check costs nobody a point; repaired, the next run grades by it."""
    course.hand_in({"ada": RIGHT})
    course.change_suite("equals(6)", "equals(six)")
    (first,) = course.grade().withheld
    course.change_suite("equals(six)", "equals(6)")

    summary = course.grade()

    assert (first.score, first.status, first.name) == (None, "withheld", "ada")
    assert (summary.graded, summary.withheld) == (1, ())
    assert course.latest()["ada"].score == 5.0


def test_a_source_that_changed_under_the_grader_is_kept_when_it_is_back(course: Course):
    """What could not be read again is no source, and takes the place of none."""
    course.hand_in({"ada": RIGHT})

    class Changed(Here):
        def examined(self, session: Session, groups: Sequence[Group]) -> Graded:
            course.hand_in({"ada": WRONG})
            yield from super().examined(session, groups)

    course.place = Changed(course.open, 1)
    (withheld,) = course.grade().withheld
    course.place = None
    course.hand_in({"ada": RIGHT})
    course.grade()

    event = course.latest()["ada"]
    with contextlib.closing(Ledger(course.out)) as ledger:
        kept = ledger.source(ledger.result(event.result).source)

    assert withheld.record["notes"] == [CHANGED]
    assert (event.score, kept) == (5.0, RIGHT.encode())


def test_a_torn_or_missing_file_is_written_again(course: Course):
    """The files are made from the ledger, so whatever happens to them is repaired."""
    course.hand_in(CLASS)
    course.grade()
    whole = {name: course.file(name).read_bytes() for name in CLASS}
    course.file("ada").write_bytes(whole["ada"][:100])
    course.file("bob").unlink()

    summary = course.grade()

    assert summary.restored == 2
    assert {name: course.file(name).read_bytes() for name in CLASS} == whole


def test_names_that_fold_to_one_file_have_a_file_each(course: Course):
    """Some systems do not tell Ada.json from ada.json; and a name may be no file's name at all."""
    course.hand_in({"Ada": RIGHT, "ada": WRONG, "a:*?": RIGHT, "con": RIGHT})

    course.grade()

    files = sorted(path.name for path in (course.out / "grades").iterdir())
    names = {json.loads(path.read_text())["handin"] for path in course.out.glob("grades/*.json")}
    assert len({name.casefold() for name in files}) == 4
    assert names == {"Ada", "ada", "a:*?", "con"}


def test_a_class_can_be_read_for_reports(course: Course):
    """Members by name, with fingerprints that are equal where all answers were."""
    course.hand_in({**CLASS, "twin": "# by a twin\n" + WRONG})

    course.grade()

    record = read_class(course.out)
    prints = {member.name: member.fingerprints for member in record.members}
    assert (record.assignment, record.title, record.max_score) == ("doubling", "Doubling", 5.0)
    assert list(prints) == ["ada", "bob", "eve", "twin"]
    assert prints["bob"] == prints["twin"]
    assert len({prints[name]["test_doubling.py::test_doubles_tensors"] for name in CLASS}) == 3
    first = "test_doubling.py::test_double_of_three"
    assert prints["ada"][first] == prints["eve"][first] != prints["bob"][first]


def test_a_notebook_is_graded_and_judged_again_by_its_cells(course: Course):
    """Lines are told as cell and line, also by the record; other cells are another hand-in."""
    raising = "import math\n\n\ndef double(x):\n    raise TypeError('no')\n"
    for name, cells in {"ada": [raising], "bob": ["x = 1", raising], "eve": [raising]}.items():
        (course.handins / f"{name}.ipynb").write_bytes(written([("code", one) for one in cells]))
    course.grade()

    events = course.latest()

    messages = {name: event.record["checks"][0]["message"] for name, event in events.items()}
    assert "cell 1, line 5 of your notebook" in messages["ada.ipynb"]
    assert "cell 2, line 5 of your notebook" in messages["bob.ipynb"]
    assert events["ada.ipynb"].result == events["eve.ipynb"].result != events["bob.ipynb"].result
    assert all(proposal.move.is_same for proposal in course.rejudge().changes)
