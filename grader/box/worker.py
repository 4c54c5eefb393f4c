"""The process that meets the hand-in: loads it, answers questions about it, knows nothing else.

It imports torch, NumPy and the wall only. Whatever it says is judged outside; nothing it could
be made to say is believed for any other reason than that it is the right answer.

Messages in:   {"do": "load", "file", "handin", "module", "probes", "nonce"}
               {"do": "ask", "probe", "name", "args", "kwargs", "seed", "nonce"}
Messages out:  {"ready": True, "nonce"} or {"value", "nonce"} or {"trouble", "nonce"}
"""

from __future__ import annotations

import contextlib
import functools
import io
import linecache
import random
import sys
import traceback
import types
from typing import Any

import numpy
import torch

from grader.box import wall
from grader.box.forbidden import Ban, ForbiddenCall

MOST_TEXT = 2_000  # characters kept of an exception's text
SPARE_BYTES = 4 << 20  # given back when memory runs out, so that there is room to say so
OUT_OF_MEMORY = ("can't allocate memory", "not enough memory", "std::bad_alloc")


class MissingName(AttributeError):
    """A name of the contract that the hand-in does not define."""


class Namespace:
    """The hand-in as a probe sees it: its module, and a clear error for a name it lacks."""

    def __init__(self, module: types.ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        try:
            return self._module.__dict__[name]
        except KeyError:
            raise MissingName(name) from None


class Respondent:
    """Holds one hand-in and answers questions about it; a new load starts afresh."""

    def __init__(self, ban: Ban | None = None) -> None:
        self._ban = ban
        self._subject: Namespace | None = None
        self._probes: dict[str, Any] = {}
        self._file = ""
        self._spare: bytearray | None = None

    def answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """The message that answers this one; nothing that the hand-in raises gets out."""
        if self._ban is not None:
            self._ban.refused = ""
        answer = self._load(message) if message["do"] == "load" else self._answer(message)
        return {**answer, "nonce": message.get("nonce")}

    def _load(self, message: dict[str, Any]) -> dict[str, Any]:
        self._file = message["file"]
        self._subject = None
        try:
            self._spare = bytearray(SPARE_BYTES)
            self._probes = _execute("probes", "probes.py", message["probes"].tobytes()).__dict__
            name = message["module"]
            module = _execute(name, self._file, message["handin"].tobytes(), register=True)
        except BaseException as error:  # the hand-in may raise anything, SystemExit too
            self._spare = None
            return {"trouble": self._trouble(error)}
        self._subject = Namespace(module)
        return {"ready": True}

    def _answer(self, message: dict[str, Any]) -> dict[str, Any]:
        seed_all(message["seed"])
        try:
            return {"value": self._ask(message)}
        except BaseException as error:  # as above
            self._spare = None
            return {"trouble": self._trouble(error)}

    def _ask(self, message: dict[str, Any]) -> Any:
        assert self._subject is not None, "asked before a hand-in was loaded"
        arguments, settings = message["args"], message["kwargs"]
        if message["probe"]:
            return self._probes[message["name"]](self._subject, *arguments, **settings)
        return getattr(self._subject, message["name"])(*arguments, **settings)

    def _trouble(self, error: BaseException) -> dict[str, Any]:
        text = _text_of(error)
        trouble: dict[str, Any] = {
            "verdict": self._verdict_of(error, text),
            "kind": type(error).__name__[:80],
            "kin": [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"],
            "text": text,
            "line": self._line_of(error),
            "column": None,
        }
        if isinstance(error, SyntaxError) and error.filename == self._file:
            trouble.update(text=str(error.msg), line=error.lineno, column=error.offset)
        return trouble

    def _verdict_of(self, error: BaseException, text: str) -> str:
        verdict = _verdict_of(error, text)
        # TorchScript turns a refusal into an error of its own.
        was_refused = self._ban is not None and self._ban.refused
        return "FORBIDDEN" if verdict == "RAISED" and was_refused else verdict

    def _line_of(self, error: BaseException) -> int | None:
        lines = [
            number
            for frame, number in traceback.walk_tb(error.__traceback__)
            if frame.f_code.co_filename == self._file
        ]
        return lines[-1] if lines else None


def serve(channel: wall.Channel, ban: Ban) -> None:
    """Answers what comes over the wall until the other side hangs up."""
    respondent = Respondent(ban)
    while True:
        try:
            message = channel.receive(None, strides=True)
        except wall.Closed:
            return
        if message["do"] == "load":
            _as_at_first()
        answer = respondent.answer(message)
        _flush()
        try:
            channel.send(answer, None)
        except wall.Unsendable as problem:
            channel.send(without_value(answer, problem), None)


def without_value(answer: dict[str, Any], problem: wall.Unsendable) -> dict[str, Any]:
    """The answer to give where the value cannot pass the wall: why it cannot."""
    verdict = "TOO_BIG" if isinstance(problem, wall.TooLarge) else "WRONG"
    trouble: dict[str, Any] = {
        "verdict": verdict,
        "kind": "",
        "kin": [],
        "text": str(problem),
        "line": None,
    }
    return {"nonce": answer.get("nonce"), "trouble": {**trouble, "column": None}}


def _execute(name: str, file: str, source: bytes, register: bool = False) -> types.ModuleType:
    """A fresh module made from bytes; the import system never looks for a file of this name."""
    module = types.ModuleType(name)
    module.__file__ = file
    if register:  # dataclasses and pickling look a class's module up there
        sys.modules[name] = module
    code = compiled(source, file)
    text = io.TextIOWrapper(io.BytesIO(source), "utf-8", errors="replace").read()
    linecache.cache[file] = (len(source), None, text.splitlines(keepends=True), file)
    exec(code, module.__dict__)
    return module


@functools.lru_cache(maxsize=512)
def compiled(source: bytes, file: str) -> types.CodeType:
    """The source as code; a fork inherits what has been compiled before."""
    return compile(source, file, "exec", dont_inherit=True)


def _verdict_of(error: BaseException, text: str) -> str:
    if isinstance(error, ForbiddenCall):
        return "FORBIDDEN"
    if isinstance(error, MissingName):
        return "NOT_IMPLEMENTED"
    # torch raises NotImplementedError too, for an operator that lacks a kernel.
    if isinstance(error, NotImplementedError) and "aten::" not in text:
        return "NOT_IMPLEMENTED"
    if isinstance(error, MemoryError) or any(words in text for words in OUT_OF_MEMORY):
        return "TOO_BIG"
    return "RAISED"


def _text_of(error: BaseException) -> str:
    """The text of an exception, whose ``__str__`` may be anything."""
    try:
        return str(error)[:MOST_TEXT]
    except BaseException:
        return "(its text cannot be read)"


def seed_all(seed: int) -> None:
    """Sets the random states that are shared by a whole process."""
    random.seed(seed)
    numpy.random.seed(seed % 2**32)
    torch.default_generator.manual_seed(seed)  # torch.manual_seed asks for GPUs first: 40 times


def _as_at_first() -> None:
    """Takes back what a careless hand-in left changed, where one process serves many checks."""
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    torch.set_grad_enabled(True)
    torch.set_default_dtype(torch.float32)


def _flush() -> None:
    for name in ("stdout", "stderr"):
        with contextlib.suppress(BaseException):  # the hand-in may have put anything there
            getattr(sys, name).flush()
