"""A subject on our side of the wall: the reference, a wrong answer, or a file under a debugger."""

from __future__ import annotations

import random
import types
from typing import Any

import numpy
import torch

from grader.box import values
from grader.box.boxes import stops_of, trouble_of
from grader.box.question import Observation, Package, Question
from grader.box.worker import Respondent, without_value

LIMITS = values.Limits()


class LocalSubject:
    """A module that answers in this process.

    Values go through the same encoding as they would to a box and back, so that what is right
    here is right there, and no answer can change a question's inputs.
    """

    def __init__(self, package: Package) -> None:
        self._respondent = Respondent()
        self._state = _state()
        loaded = self._answer(package.as_message())
        self.trouble = trouble_of(loaded)
        self.stops = stops_of(loaded)

    @classmethod
    def of(cls, module: types.ModuleType, probes: bytes) -> LocalSubject:
        """A module that this process has already, as it is."""
        subject = cls.__new__(cls)
        subject._respondent = Respondent()
        subject._respondent.adopt(module, probes)
        subject._state = _state()
        subject.trouble = None
        subject.stops = ()
        return subject

    def ask(self, question: Question) -> Observation:
        if self.trouble is not None:
            return Observation(trouble=self.trouble)
        asked = values.unpack(*values.pack(question.as_message(), LIMITS), LIMITS, strides=True)
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
        """An answer given in the state that this subject left, and not in ours."""
        ours = _state()
        _set_state(self._state)
        try:
            return self._respondent.answer(message)
        finally:
            self._state = _state()
            _set_state(ours)


def _state() -> tuple[Any, ...]:
    """What a careless module may leave changed, and every answer does: the random states."""
    draws = (torch.get_rng_state(), random.getstate(), numpy.random.get_state())
    return torch.is_grad_enabled(), torch.get_default_dtype(), *draws


def _set_state(state: tuple[Any, ...]) -> None:
    has_grad, dtype, of_torch, of_python, of_numpy = state
    torch.set_grad_enabled(has_grad)
    torch.set_default_dtype(dtype)
    torch.set_rng_state(of_torch)
    random.setstate(of_python)
    numpy.random.set_state(of_numpy)
