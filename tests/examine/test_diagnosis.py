"""Diagnosis: a mistake is named when its answers are the student's, on every question."""

import re
from dataclasses import replace

import pytest
import torch

from grader.box.question import Observation, Package, Question
from grader.errors import AssignmentError
from grader.examine.diagnosis import Diagnosis
from grader.examine.local import LocalSubject
from grader.examine.subjects import Exchange
from grader.grade import Mistake

REFERENCE = """
def double(x): return _times(x, 2)
def half(x): return x / 2
def _times(x, n): return n * x
"""
WRONG = {
    "adds_two": "def double(x): return x + 2",
    "triples": "def double(x): return 3 * x",
    "refuses": "def double(x): raise KeyError(x)",
    "thirds": "def half(x): return x / 3",
    "helper": "def _times(x, n): return n * x - 5",
}


def told(code, says):
    return f'"""{says}\n\nCaught by: test_a\n"""\n{code}\n'


@pytest.fixture
def assignment(make_assignment):
    """Two functions, and a few known mistakes."""
    made = make_assignment(
        reference=REFERENCE,
        wrong={name: told(code, f"It {name}.") for name, code in WRONG.items()},
    )
    return replace(made, functions=("double", "half"))


@pytest.fixture
def mistakes(assignment):
    """A function: the ids of the mistakes that a hand-in's answers to these inputs look like."""

    def named(handin, *inputs, functions=(), name="double"):
        source = assignment.staff.reference.read_text("utf-8") + handin
        student = LocalSubject(Package("doubling.py", "doubling", source.encode(), b""))
        asked = [Question(name, (x,), is_probe=False) for x in inputs]
        log = [Exchange(question, student.ask(question)) for question in asked]
        return [mistake.id for mistake in Diagnosis(assignment).of(log, functions)]

    return named


def test_a_mistake_is_named_only_when_it_is_equal_on_every_question(mistakes):
    """One answer that differs clears it, also where others are the same."""
    assert mistakes("def double(x): return x + 2", 1, 2, 3, 4) == ["adds_two"]
    assert mistakes("def double(x): return x + 2 if x < 4 else 0", 1, 2, 3, 4) == []
    assert mistakes("def double(x): return x + 2 + 1e-3", 3) == []


def test_two_mistakes_that_fit_are_both_named(mistakes):
    """With the only question 1, adding two and tripling are the same."""
    assert mistakes("def double(x): return 3", 1) == ["adds_two", "triples"]


def test_rounding_does_not_clear_a_mistake(mistakes):
    """It may be written in another form."""
    x = torch.tensor([0.1, 0.7])

    assert mistakes("def double(x): return x + x + x", x) == ["triples"]
    assert mistakes("def double(x): return x * 3.001", x) == []
    assert mistakes("def double(x): return (3 * x).double()", x) == []


def test_the_same_exception_is_the_same_mistake(mistakes):
    """By its type; another type is not."""
    assert mistakes("def double(x): raise KeyError", 1) == ["refuses"]
    assert mistakes("def double(x): raise IndexError", 1) == []


def test_a_refusal_is_a_refusal_by_an_error_or_by_an_assertion(make_assignment):
    """Both are right where one is asked for, so both are alike where none is."""
    assignment = make_assignment(
        wrong={"refuses": told("def double(x): raise ValueError", "Refuses.")}
    )
    asked = Question("double", (3,), is_probe=False)

    for source in ("def double(x): assert x < 0", "def double(x): raise OverflowError"):
        student = LocalSubject(Package("doubling.py", "doubling", source.encode(), b""))
        log = [Exchange(asked, student.ask(asked))]
        named = [one.id for one in Diagnosis(assignment).of(log, [])]
        assert named == (["refuses"] if "assert" in source else [])


def test_right_answers_and_no_answers_look_like_no_mistake(mistakes):
    """A check may be wrong over something that was not asked; a gap is no mistake."""
    assert mistakes("", 1, 2) == []
    assert mistakes("def double(x): return x + 2") == []
    assert mistakes("def double(x): raise NotImplementedError", 1) == []


def test_a_mistake_in_a_function_that_the_check_is_not_about_cannot_explain_it(mistakes):
    """The check says which functions it is about; one that says nothing is about all."""
    adds_two = "def double(x): return x + 2"

    assert mistakes(adds_two, 3, functions=["double"]) == ["adds_two"]
    assert mistakes(adds_two, 3, functions=["half"]) == []
    assert mistakes("def half(x): return x / 3", 3, name="half", functions=["half"]) == ["thirds"]


def test_a_mistake_in_a_helper_may_explain_any_check(mistakes):
    """It changes no name of the contract, so nothing rules it out."""
    assert mistakes("def double(x): return 2 * x - 5", 3, functions=["double"]) == ["helper"]


CARELESS = """
import torch
torch.set_default_dtype(torch.float64)
torch.set_grad_enabled(False)
torch.manual_seed(0)
def double(x): return 3 * x
"""


def test_torch_is_as_before_after_a_wrong_answer_that_changes_it(make_assignment):
    """Its default dtype, autograd and random state; the mistake is named all the same."""
    assignment = make_assignment(wrong={"careless": told(CARELESS, "Careless.")})
    asked = Question("double", (3,), is_probe=False)
    log = [Exchange(asked, Observation(9))]
    torch.manual_seed(5)
    expected = torch.rand(1)

    torch.manual_seed(5)
    mistakes = Diagnosis(assignment).of(log, [])

    assert mistakes == (Mistake("careless", "Careless."),)
    assert torch.equal(torch.rand(1), expected)
    assert (torch.get_default_dtype(), torch.is_grad_enabled()) == (torch.float32, True)


def test_an_answer_that_cannot_be_imported_is_the_instructors_to_repair(make_assignment):
    """Its file is named, with what it raised."""
    assignment = make_assignment(wrong={"broken": told("1 / 0", "Broken.")})
    log = [Exchange(Question("double", (1,), is_probe=False), Observation(0))]

    with pytest.raises(AssignmentError) as caught:
        Diagnosis(assignment).of(log, [])

    (answer,) = assignment.wrong_answers

    assert str(caught.value) == (f"{answer} cannot be imported: ZeroDivisionError division by zero")


def test_the_sentence_of_each_mistake_that_fits_is_in_the_feedback(grade):
    """One is "likely", the next one "or"; where none fits, the hint says where to read."""
    graded = grade(
        "def double(x):\n    return x if isinstance(x, str) else x + 2\n",
        manifest='[hints]\ndouble = "chapter 1"\n',
        wrong={
            "adds_two": told(WRONG["adds_two"], "It adds two."),
            "triples": told(WRONG["triples"], "It triples."),
        },
        public="""
        @functions("double")
        def test_two_fit(student): expect(student.run(doubled, 1)).equals(2)
        @functions("double")
        @cases(x=st.integers(1, 9))
        def test_one_fits(student, x): expect(student.run(doubled, x)).equals(2 * x)
        @functions("double")
        def test_none_fits(student): expect(student.run(doubled, "a")).equals("aa")
        """,
    )
    advice = {
        name: re.findall(r"^(?:likely|or|read) .*$", row.outcome.message, re.MULTILINE)
        for name, row in graded.rows.items()
    }

    assert advice == {
        "test_two_fit": ["likely    It adds two.", "or        It triples."],
        "test_one_fits": ["likely    It adds two."],
        "test_none_fits": ["read      chapter 1"],
    }
    assert [mistake.id for mistake in graded["test_two_fit"].mistakes] == ["adds_two", "triples"]
