"""Whom a check puts its questions to: the boxed student, or a module on our side, alike.

A subject answers a ``Question`` with an ``Observation``. ``Student`` is what a check holds: it
makes questions out of calls, keeps a log of them, and raises where no value came back.
"""

from __future__ import annotations

import functools
import hashlib
import types
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy
import torch

from grader.box.boxes import Box, Grave
from grader.box.question import Observation, Question, Trouble
from grader.errors import AssignmentError

MOST_ANSWERED = 64 << 20  # bytes of all answers of one check together, which are kept
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
    """The hand-in in a box; ``deadline`` is when the whole examination ends.

    ``unopened`` is what kept the hand-in from being imported in this box, where it had been
    imported before.
    """

    box: Box | Grave
    deadline: float
    unopened: Trouble | None = None

    def ask(self, question: Question) -> Observation:
        if self.unopened is not None:
            return Observation(trouble=self.unopened)
        return self.box.ask(question, self.deadline)

    def printed(self) -> str:
        return self.box.printed()

    def close(self) -> None:
        self.box.close()


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
                return _raised(kind)(trouble)
        return cls(trouble)


@functools.cache  # Hypothesis shrinks a failure only as long as its type is the same
def _raised(kind: type[Exception]) -> type[StudentTrouble]:
    return type(f"Raised{kind.__name__}", (StudentTrouble, kind), {})


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
        self._answered = 0  # bytes
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
        observation = self._within_bounds(self._subject.ask(question))
        self.log.append(Exchange(question, observation))
        return observation

    def _within_bounds(self, observation: Observation) -> Observation:
        """The observation, unless the answers of this check are too large together."""
        self._answered += _bytes_of(observation.value)
        if self._answered <= MOST_ANSWERED:
            return observation
        text = f"the answers of one check are larger than {MOST_ANSWERED >> 20} MB together"
        return Observation(trouble=Trouble("TOO_BIG", text=text))

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


def _bytes_of(value: Any) -> int:
    return sum(
        part.nbytes for part in _parts(value) if isinstance(part, (torch.Tensor, numpy.ndarray))
    )


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
