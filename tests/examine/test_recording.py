"""What was asked and answered is kept, and judged again without the hand-in."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace

import numpy
import pytest
import torch

from grader import grading
from grader.assignment import Assignment
from grader.box.question import Observation, Question, Trouble
from grader.events import UNRECORDED, Recorded
from grader.examine.recording import Key, Recorder, fingerprint, frame_of, observation_in, read
from grader.examine.subjects import Exchange
from grader.grading import Gathered
from grader.launch import Examiners
from grader.task import Task

PUBLIC = '''
from grader.examine import cases, expect, functions, needs, number, tensors
from probes import doubled

@number("1")
@functions("double")
def test_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)

@number("2")
@functions("double")
@needs("test_of_three")
def test_of_text(student):
    """double("ab") is "abab"."""
    expect(student.double("ab")).equals("abab")

@number("3")
@functions("double")
@cases(x=tensors(3), examples=3)
def test_of_tensors(student, x):
    """Every entry is doubled."""
    expect(student.run(doubled, x)).close_to(2 * x)

@number("4")
@functions("double")
def test_of_none(student):
    """double(None) is refused."""
    expect(student.attempt(doubled, None)).refuses()
'''
SOURCES = {
    "right": "def double(x):\n    return 2 * x\n",
    "wrong": "def double(x):\n    print('x is', x)\n    return x * x\n",
    "remembers": "seen = []\ndef double(x):\n    seen.append(x)\n    return len(seen) * x\n",
    "aborts": "import os\ndef double(x):\n    os.abort()\n",
    "does not import": "raise RuntimeError('not today')\n",
    "is not Python": "def double(:\n",
}


class Silent:
    """A subject that answers with the name of what it is asked."""

    def __init__(self, value: object = 0) -> None:
        self.value = value

    def ask(self, question: Question) -> Observation:
        return Observation(self.value)

    def printed(self) -> str:
        return "printed"

    def close(self) -> None:
        """Nothing was started."""


@pytest.mark.parametrize("name", SOURCES)
def test_a_record_is_judged_as_the_handin_was(
    make_assignment: Callable[..., Assignment], examiners: Examiners, name: str
):
    """Verdicts, words, prints and curves; in a process that has no box and no hand-in."""
    assignment = make_assignment(public=PUBLIC)
    source = base64.b64encode(SOURCES[name].encode()).decode()
    task = Task(str(assignment.folder), source, records=True)

    ran = grading.gather(task, assignment, examiners)
    judged = grading.gather(replayed(task, ran), assignment, examiners)

    assert timeless(judged) == timeless(ran)
    assert judged.protection is None
    assert judged.recorded == []


def test_a_question_that_was_not_asked_is_our_fault(
    make_assignment: Callable[..., Assignment], examiners: Examiners
):
    """It is never taken for another; not where the same was asked in another place either."""
    assignment = make_assignment(public=PUBLIC)
    source = base64.b64encode(SOURCES["right"].encode()).decode()
    task = Task(str(assignment.folder), source, records=True)
    ran = grading.gather(task, assignment, examiners)
    (suite,) = assignment.public_suite
    suite.write_text(suite.read_text().replace("student.run(doubled, 3)", "student.double(3)"))

    judged = grading.gather(replayed(task, ran), assignment, examiners)

    verdicts = {id: outcome.verdict.value for id, outcome in judged.outcomes.items()}
    assert verdicts == {
        "test_doubling.py::test_of_three": "OUR_FAULT",
        "test_doubling.py::test_of_text": "SKIPPED",
        "test_doubling.py::test_of_tensors": "RIGHT",
        "test_doubling.py::test_of_none": "RIGHT",
    }
    assert UNRECORDED in judged.outcomes["test_doubling.py::test_of_three"].message


@pytest.mark.parametrize(
    "value",
    [
        None, True, 3, 2.5, float("inf"), "text", [1, (2, "three")], {"a": {"b": [1.0]}},
        torch.arange(6).reshape(2, 3), torch.tensor(1.5, dtype=torch.float64),
        torch.tensor([1.0], dtype=torch.bfloat16), numpy.arange(3), numpy.float32(2.0),
    ],
    ids=repr,
)  # fmt: skip
def test_an_answer_is_the_same_in_a_frame(value: object):
    """Type, shape and dtype, to the last bit; a second frame of it is the first."""
    frame = frame_of(Observation(value, seconds=1.0))

    again = observation_in(frame)

    assert frame_of(again) == frame
    assert type(again.value) is type(value)
    assert repr(again.value) == repr(value)


def test_a_trouble_is_the_same_in_a_frame():
    """Those of the process too, which no box may tell of itself."""
    trouble = Trouble("CRASHED", "Kind", ("ValueError",), "text", 3, 4)

    assert observation_in(frame_of(Observation(trouble=trouble))) == Observation(trouble=trouble)


def test_a_key_is_of_all_that_was_asked_before():
    """And of the probes; so an answer is only taken for one in the same state."""
    one, two = Question("a", (1,)), Question("a", (2,))

    def keys(probes: bytes, *questions: Question) -> list[str]:
        key = Key(probes)
        return [key.after(question) for question in questions]

    assert keys(b"p", one, two) == keys(b"p", one, two)
    assert keys(b"p", one, two)[1] != keys(b"p", two)[0]
    assert keys(b"p", one) != keys(b"q", one)
    assert keys(b"p", one) != keys(b"p", replace(one, seed=1))
    assert keys(b"p", one) != keys(b"p", replace(one, is_probe=False))


def test_a_fingerprint_is_of_answers_alone():
    """Not of the line on which a mistake was made, nor of the time that it took."""
    question = Question("a")
    raised = [Trouble("RAISED", "TypeError", (), "no", line) for line in (1, 2)]
    logs = [[Exchange(question, Observation(trouble=one, seconds=one.line))] for one in raised]  # type: ignore[arg-type]
    answered = [[Exchange(question, Observation(value))] for value in (1, 1.0, (1,), [1])]

    assert fingerprint(logs[0]) == fingerprint(logs[1])
    assert len({fingerprint(log) for log in [*answered, *logs]}) == 5
    assert fingerprint([]) == ""


def test_a_check_is_told_with_the_fingerprint_of_its_log():
    """Also where a question was asked to shrink a failure, and is not in the log."""
    told: list[Recorded] = []
    recorder = Recorder(b"", told.append)
    subject = recorder.around("check", Silent(torch.ones(2)))
    asked = [subject.ask(Question("a", (number,))) for number in range(3)]
    log = [Exchange(Question("a"), one) for one in asked[1:]]

    recorder.ended("check", log)

    assert [one.fingerprint for one in told] == [fingerprint(log)]


def test_what_is_too_large_is_said_not_to_be_kept():
    """The fingerprint stays; later checks of the same hand-in may be small enough."""
    told: list[Recorded] = []
    recorder = Recorder(b"", told.append, most=2048)
    noise = torch.rand(1000, generator=torch.Generator().manual_seed(0))
    for check, value in (("large", noise), ("small", 1)):
        question = Question("a")
        observation = recorder.around(check, Silent(value)).ask(question)
        recorder.ended(check, [Exchange(question, observation)])

    large, small = told
    assert (large.observations, len(large.fingerprint)) == (None, 64)
    assert large.unkept == (
        "its answers were not kept: those of this hand-in are larger than 2 KB together"
    )
    assert small.unkept == ""
    assert small.observations is not None
    assert len(read(small.observations).frames) == 1


def test_a_check_that_asked_nothing_is_not_recorded():
    """A skipped one has no fingerprint that others could share."""
    told: list[Recorded] = []

    Recorder(b"", told.append).ended("check", [])

    assert told == []


def replayed(task: Task, ran: Gathered) -> Task:
    """The task to judge what was recorded of a run."""
    answers = {
        one.check: base64.b64encode(one.observations).decode()
        for one in ran.recorded
        if one.observations
    }
    return replace(task, records=False, answers=answers)


def timeless(gathered: Gathered) -> dict[str, object]:
    return {id: replace(one, seconds=0.0) for id, one in gathered.outcomes.items()}
