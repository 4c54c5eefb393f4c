"""Subjects: a module on our side answers as a box does, and nothing it does reaches a check."""

import random
import time

import numpy as np
import pytest
import torch

from grader.box.boxes import Patience
from grader.box.question import Observation, Package, Question, Trouble
from grader.box.spawned import Recipe, SpawnedBoxes
from grader.box.values import Limits
from grader.errors import AssignmentError
from grader.examine.local import LocalSubject
from grader.examine.subjects import BoxedSubject, Student, StudentTrouble, asked_for, seed_of

PROBES = """
import random
import numpy
import torch

def call(subject, name, *arguments, **settings):
    return getattr(subject, name)(*arguments, **settings)

def draws(subject):
    return [random.random(), float(numpy.random.rand()), torch.rand(2), subject.counted()]

def stride(subject, x):
    return list(x.stride())
"""
HANDIN = """
import random
import sys
import numpy
import torch

calls = 0

class Mine(ValueError):
    pass

def counted():
    global calls
    calls += 1
    return calls

def same(x):
    return x

def values():
    return {
        "plain": [None, True, 3, 0.5, "text", (1, [2])],
        "odd": [float("nan"), float("inf"), -0.0, 2**100],
        "tensors": [torch.arange(6.0).reshape(2, 3).T, torch.ones(2, requires_grad=True)],
        "numpy": [numpy.float32(0.5), numpy.arange(3), numpy.bool_(True)],
        "empty": [torch.zeros(0, 3), [], (), {}],
    }

def change(x):
    x.mul_(3).unsqueeze_(0)
    return x

def careless():
    torch.set_default_dtype(torch.float64)
    torch.set_grad_enabled(False)
    random.seed(1), numpy.random.seed(1), torch.manual_seed(1)
    return torch.ones(1)

def settings():
    return [str(torch.get_default_dtype()), torch.is_grad_enabled()]

def mine():
    raise Mine("never")

def unwritten():
    raise NotImplementedError("double: return 2 x")

def leave():
    sys.exit("bye")

def unspeakable():
    class Mute(Exception):
        def __str__(self):
            raise KeyError
    raise Mute

def unsendable():
    return [print]

def deep():
    return deep()

def large():
    return "a" * 2_000_000
"""
NAMES = ["counted", "values", "mine", "unwritten", "leave", "unspeakable", "unsendable", "deep",
         "large", "absent", "settings"]  # fmt: skip


def package(handin=HANDIN):
    return Package("handin.py", "handin", handin.encode(), PROBES.encode())


def question(name, *arguments, **settings):
    return Question("call", (name, *arguments), settings, seed=7)


@pytest.fixture(scope="module")
def box():
    """A real one, of its own process."""
    boxes = SpawnedBoxes(Recipe(), Patience(), Limits())
    yield boxes.open()
    boxes.close()


@pytest.fixture
def boxed(box):
    """A function that puts a hand-in into the box."""

    def load(handin=HANDIN):
        deadline = time.monotonic() + 60
        return box.load(package(handin), deadline), BoxedSubject(box, deadline)

    return load


def told(observation):
    """All of it but the seconds, in words, in which NaN equals NaN."""
    return repr(observation.value), observation.trouble


@pytest.mark.slow
def test_a_module_on_our_side_answers_as_a_box_does(boxed):
    """Values of every kind, each trouble, draws by seed, strides of inputs."""
    _, there = boxed()
    here = LocalSubject(package())
    x = torch.arange(6.0).reshape(2, 3).T
    questions = [question(name) for name in NAMES]
    questions += [Question("draws", seed=3), Question("draws", seed=3), Question("draws", seed=4)]
    questions += [Question("stride", (x,)), Question("same", (x,), is_probe=False)]
    questions += [question("change", x), question("same"), Question("absent", is_probe=False)]

    for asked in questions:
        assert told(here.ask(asked)) == told(there.ask(asked)), asked


@pytest.mark.slow
@pytest.mark.parametrize("handin", ["1 / 0", "def f(:", "import nothing_of_the_kind", "exit()"])
def test_what_cannot_be_imported_is_the_same_trouble_on_our_side(handin, boxed):
    """With its line, where there is one."""
    trouble, _ = boxed(handin)

    assert trouble is not None
    assert LocalSubject(package(handin)).trouble == trouble


@pytest.mark.slow
def test_the_reference_of_a_real_assignment_answers_alike(boxed, optimizers):
    """To the last bit, since it is the same torch."""
    source = optimizers.staff.reference.read_bytes()
    put_in = Package("optimizers.py", "optimizers", source, optimizers.probes.read_bytes())
    here, (_, there) = LocalSubject(put_in), boxed()
    there.box.load(put_in, there.deadline)
    start, gradients = torch.linspace(-1, 1, 6).reshape(2, 3), torch.ones(4, 2, 3)
    steps = ((kind, start, gradients) for kind in ("SGD", "Adam"))
    asked = [Question("optimizer_steps", inputs, {"lr": 0.1}) for inputs in steps]
    asked.append(Question("epoch", (10, 3), {"seed": 5}))

    for one in asked:
        observed = here.ask(one)
        assert observed.trouble is None
        assert told(observed) == told(there.ask(one))


def test_an_answer_cannot_change_the_questions_inputs():
    """They are copied on the way, as into a box."""
    x = torch.ones(2)
    asked = question("change", x)
    answer = LocalSubject(package()).ask(asked)

    assert answer.value.tolist() == [[3, 3]]
    assert asked.arguments[1] is x
    assert x.tolist() == [1, 1]


def test_the_state_of_torch_and_of_the_draws_is_as_before_an_answer():
    """And each subject finds its own state again; a careless import is kept apart too."""
    random.seed(5), np.random.seed(5), torch.manual_seed(5)
    expected = [random.random(), np.random.rand(), torch.rand(1).item()]

    random.seed(5), np.random.seed(5), torch.manual_seed(5)
    careless = LocalSubject(package(HANDIN + "careless()\n"))
    careful = LocalSubject(package())
    assert careless.ask(question("careless")).value.dtype == torch.float64

    assert [random.random(), np.random.rand(), torch.rand(1).item()] == expected
    assert (torch.get_default_dtype(), torch.is_grad_enabled()) == (torch.float32, True)
    assert careless.ask(question("settings")).value == ["torch.float64", False]
    assert careful.ask(question("settings")).value == ["torch.float32", True]


@pytest.fixture
def student():
    """A student of whom a check asks; the hand-in is on our side."""
    return Student(lambda: LocalSubject(package()), "test_a", ["same", "mine", "counted"])


def test_a_student_keeps_a_log_and_seeds_by_check_and_place(student):
    """The same question of the same check has the same seed in every grading."""
    assert student.same(3) == 3
    assert student.counted() == 1

    log = [(one.question.name, one.question.is_probe, one.question.seed) for one in student.log]
    assert log == [("same", False, seed_of("test_a 0")), ("counted", False, seed_of("test_a 1"))]


def test_a_student_raises_what_the_hand_in_raised(student):
    """An exception of ours that is of the built-in type too, always the same type."""
    raised = []
    for _ in range(2):
        with pytest.raises(ValueError, match=r"^never$") as caught:
            student.mine()
        raised.append(caught.value)

    assert isinstance(raised[0], StudentTrouble)
    assert type(raised[0]) is type(raised[1])
    assert raised[0].trouble.kind == "Mine"


@pytest.mark.parametrize("verdict", ["TOO_SLOW", "CRASHED", "FORBIDDEN", "NOT_IMPLEMENTED"])
def test_a_trouble_that_is_no_exception_is_none_that_a_suite_expects(verdict):
    """pytest.raises(ValueError) must not be satisfied by a crash."""
    trouble = StudentTrouble.of(Trouble(verdict, "ValueError", ("ValueError",), "never"))

    assert type(trouble) is StudentTrouble


def test_only_a_probe_can_be_put_to_a_student(student):
    """A top-level function of probes.py, and no other that bears its name."""

    def stride(subject, x): ...

    for probe, name in [
        (stride, "test_only_a_probe_can_be_put_to_a_student.<locals>.stride"),
        (len, "len"),
        ("stride", "'stride'"),
    ]:
        with pytest.raises(AssignmentError) as caught:
            student.run(probe)
        assert str(caught.value) == (
            f"{name} is not a probe: a probe is a top-level function of the assignment's "
            "student/probes.py, because its code is put into the box beside the hand-in"
        )
    with pytest.raises(AttributeError, match=r"^absent is not one of the contract's functions$"):
        student.absent()


def test_a_failure_is_about_the_answer_that_was_judged(student):
    """Found by identity, also inside a container; the last one where none was."""
    first, second = student.same([1.5, {"a": "text"}]), student.same(2)
    judged, unjudged = AssertionError(), AssertionError()
    judged.observed = first[1]["a"]

    assert asked_for(judged, student.log) is student.log[0]
    assert asked_for(unjudged, student.log).observation.value == second
    assert asked_for(unjudged, []) is None


def test_an_observation_is_a_value_or_a_trouble(student):
    """``attempt`` gives either without raising."""

    def attempt(name):
        return student.attempt(probe_of("call"), name)

    assert isinstance(attempt("counted"), Observation)
    assert attempt("counted").value == 2
    assert attempt("mine").trouble.kind == "Mine"


def probe_of(name):
    """A function that comes from a file probes.py, as a suite imports it."""
    namespace = {}
    exec(compile(PROBES, "student/probes.py", "exec"), namespace)
    return namespace[name]
