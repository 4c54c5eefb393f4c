"""Whom a check puts its questions to: the boxed student, or a module on our side, alike.

A subject answers a ``Question`` with an ``Observation``. ``Student`` is what a check holds: it
makes questions out of calls, keeps a log of them, and raises where no value came back.
"""

from __future__ import annotations

import hashlib
import types
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch

from grader.box import values
from grader.box.boxes import Box, trouble_of
from grader.box.question import Observation, Package, Question, Trouble
from grader.box.worker import Respondent, without_value
from grader.errors import AssignmentError

LIMITS = values.Limits()
BUILT_IN = (
    ValueError, TypeError, IndexError, KeyError, AttributeError, ZeroDivisionError,
    NotImplementedError, AssertionError, RuntimeError,
)  # fmt: skip


class Subject(Protocol):
    """Anything that a question can be put to."""

    def ask(self, question: Question) -> Observation: ...

    def printed(self) -> str: ...

    def close(self) -> None: ...


@dataclass(slots=True)
class BoxedSubject:
    """The hand-in in a box; ``deadline`` is when the whole examination ends."""

    box: Box
    deadline: float

    def ask(self, question: Question) -> Observation:
        return self.box.ask(question, self.deadline)

    def printed(self) -> str:
        return self.box.printed()

    def close(self) -> None:
        self.box.close()


class LocalSubject:
    """A module on our side of the wall: the reference, a wrong answer, or a file under a debugger.

    Values go through the same encoding as they would to a box and back, so that what is right
    here is right there, and no answer can change a question's inputs.
    """

    def __init__(self, package: Package) -> None:
        self._respondent = Respondent()
        self._state = _state()
        self.trouble = trouble_of(self._answer(package.as_message()))

    def ask(self, question: Question) -> Observation:
        if self.trouble is not None:
            return Observation(trouble=self.trouble)
        asked = values.unpack(*values.pack(question.as_message(""), LIMITS), LIMITS, strides=True)
        answer = self._answer(asked)
        try:
            packed = values.pack(answer, LIMITS)
        except values.Unsendable as problem:
            packed = values.pack(without_value(answer, problem), LIMITS)
        answer = values.unpack(*packed, LIMITS, strides=False)
        return Observation(answer.get("value"), trouble_of(answer))

    def printed(self) -> str:
        return ""

    def close(self) -> None:
        """Nothing to end: it lives in this process."""

    def _answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """An answer given in the state of torch that this subject left, and not in ours."""
        ours = _state()
        _set_state(self._state)
        try:
            return self._respondent.answer(message)
        finally:
            self._state = _state()
            _set_state(ours)


def _state() -> tuple[bool, torch.dtype]:
    """What a careless module may leave changed in torch."""
    return torch.is_grad_enabled(), torch.get_default_dtype()


def _set_state(state: tuple[bool, torch.dtype]) -> None:
    torch.set_grad_enabled(state[0])
    torch.set_default_dtype(state[1])


class StudentTrouble(Exception):
    """No value came back from the subject; ``trouble`` says why.

    Where the hand-in raised a built-in exception, this is one of that type too, so that a suite
    written with ``pytest.raises(ValueError)`` or ``assertRaises`` works.
    """

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.text or trouble.kind or trouble.verdict)
        self.trouble = trouble
        self.expected = ""  # what was wanted, where that was an error of another kind

    @classmethod
    def of(cls, trouble: Trouble) -> StudentTrouble:
        """The exception for a trouble, of the student's built-in type where it has one."""
        for kind in BUILT_IN:
            if trouble.verdict == "RAISED" and kind.__name__ in trouble.kin:
                raised: type[StudentTrouble] = type(f"Raised{kind.__name__}", (cls, kind), {})
                return raised(trouble)
        return cls(trouble)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came back."""

    question: Question
    observation: Observation


class Student:
    """What a check calls ``student``."""

    def __init__(
        self, open_subject: Callable[[], Subject], check: str, functions: Collection[str]
    ) -> None:
        self._open_subject = open_subject
        self._subject: Subject | None = None
        self._check = check
        self._functions = functions
        self.log: list[Exchange] = []
        self.shrinks = True  # whether a failing case may be asked again, made smaller

    def run(self, probe: Callable[..., Any], /, *arguments: Any, **settings: Any) -> Any:
        """The answer of the hand-in, put through a public probe.

        Raises:
            StudentTrouble: no value came back.
        """
        return _value_of(self.attempt(probe, *arguments, **settings))

    def attempt(
        self, probe: Callable[..., Any], /, *arguments: Any, **settings: Any
    ) -> Observation:
        """What comes back from a probe, whether a value or trouble."""
        is_probe = not isinstance(probe, _Name)
        name = _name_of_probe(probe) if is_probe else probe.name  # type: ignore[attr-defined]
        seed = seed_of(f"{self._check} {len(self.log)}")
        question = Question(name, arguments, settings, seed, is_probe)
        if self._subject is None:
            self._subject = self._open_subject()
        observation = self._subject.ask(question)
        self.log.append(Exchange(question, observation))
        return observation

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_") or name not in self._functions:
            raise AttributeError(f"{name} is not one of the contract's functions")
        called = _Name(name)
        return lambda *arguments, **settings: self.run(called, *arguments, **settings)

    def swap(self, subject: Subject) -> Subject | None:
        """Puts another subject in place of the present one, which is returned; the log is new."""
        before, self._subject, self.log = self._subject, subject, []
        return before

    def printed(self) -> str:
        """What the hand-in printed."""
        return self._subject.printed() if self._subject is not None else ""

    def close(self) -> None:
        """Ends the subject, if one was ever needed."""
        if self._subject is not None:
            self._subject.close()
            self._subject = None


@dataclass(frozen=True, slots=True)
class _Name:
    """A function of the contract, called without a probe."""

    name: str

    def __call__(self) -> None:  # a probe is callable, and this stands in a probe's place
        raise TypeError("a name is put to a subject, never called")


def asked_for(failure: BaseException, log: Sequence[Exchange]) -> Exchange | None:
    """The exchange that a failure is about: the one whose answer was judged, else the last."""
    judged = getattr(failure, "observed", None)
    for exchange in reversed(log):
        value = exchange.observation.value
        if judged is not None and any(part is judged for part in _parts(value)):
            return exchange
    return log[-1] if log else None


def _parts(value: Any) -> Iterator[Any]:
    """A value and what it holds, to any depth."""
    yield value
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, (dict, list, tuple)):
        for one in inside:
            yield from _parts(one)


def seed_of(text: str) -> int:
    """A seed that depends on a text and on nothing else."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def _value_of(observation: Observation) -> Any:
    if observation.trouble is not None:
        raise StudentTrouble.of(observation.trouble)
    return observation.value


def _name_of_probe(probe: Callable[..., Any]) -> str:
    if isinstance(probe, types.FunctionType):
        source = Path(probe.__code__.co_filename).name
        if source == "probes.py" and probe.__qualname__ == probe.__name__:
            return probe.__name__
    name = getattr(probe, "__qualname__", repr(probe))
    raise AssignmentError(
        f"{name} is not a probe: a probe is a top-level function of the assignment's "
        "student/probes.py, because its code is put into the box beside the hand-in"
    )
