"""The process that meets the hand-in: loads it, answers questions about it, knows nothing else.

It imports torch, NumPy and the wall only. Whatever it says is judged outside; nothing it could
be made to say is believed for any other reason than that it is the right answer.

Messages in:   {"do": "load", "file", "handin", "module", "probes", "nonce"}, and of a notebook
                   "cells": first lines, "left_out": lines of statements, "seconds": to load it
               {"do": "ask", "probe", "name", "args", "kwargs", "seed", "nonce"}
Messages out:  {"ready": True, "nonce"}, and of a notebook "stops": a trouble for each statement
                   that did not run to its end, with "is_slow"
               {"value", "nonce"} or {"trouble", "nonce"}
"""

from __future__ import annotations

import contextlib
import functools
import linecache
import random
import sys
import traceback
import types
from typing import Any

import numpy
import torch

from grader.box import jupyter, wall
from grader.box.cells import Clock, Kernel, Stop, divided
from grader.box.forbidden import Ban, ForbiddenCall

MOST_STOPS = 20  # of a notebook that are told
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
        # The files of the hand-in's code, and how many lines of its source lie before each.
        self._places: dict[str, int] = {}
        self._spare: Any = None

    def answer(self, message: dict[str, Any]) -> dict[str, Any]:
        """The message that answers this one; nothing that the hand-in raises gets out."""
        if self._ban is not None:
            self._ban.refused = ""
        answer = self._load(message) if message["do"] == "load" else self._answer(message)
        return {**answer, "nonce": message.get("nonce")}

    def adopt(self, module: types.ModuleType, probes: bytes) -> None:
        """Takes a module that there is already for the hand-in."""
        self._probes = _execute("probes", "probes.py", probes).__dict__
        self._subject = Namespace(module)

    def _load(self, message: dict[str, Any]) -> dict[str, Any]:
        file, name, source = message["file"], message["module"], message["handin"].tobytes()
        self._places = {file: 0}
        self._subject = None
        stops: list[dict[str, Any]] = []
        try:
            self._spare = numpy.empty(SPARE_BYTES, numpy.uint8)  # taken, and not touched
            self._probes = _execute("probes", "probes.py", message["probes"].tobytes()).__dict__
            if message.get("cells"):
                module = _module(name, file, source, register=True)
                stops = self._run_cells(message, module, source.decode())
            else:
                module = _execute(name, file, source, register=True)
        except BaseException as error:  # the hand-in may raise anything, SystemExit too
            self._spare = None
            return {"trouble": self._trouble(error)}
        self._subject = Namespace(module)
        return {"ready": True, **({"stops": stops} if stops else {})}

    def _run_cells(
        self, message: dict[str, Any], module: types.ModuleType, source: str
    ) -> list[dict[str, Any]]:
        """Runs a notebook; what is to be told of statements that did not run to their end."""
        cells = divided(source, message["cells"])
        self._places = {cell.name: cell.start - 1 for cell in cells}
        kernel = Kernel(module, Clock(message["seconds"], self._places), message["left_out"])
        jupyter.furnish(module)
        for cell in cells:
            _show(cell.name, cell.text)
            kernel.run(cell)
        # The slow ones first: what is not told here is run, and is slow, for each check.
        by_need = sorted(kernel.stops, key=lambda stop: not stop.is_slow)[:MOST_STOPS]
        return [self._told(stop) for stop in sorted(by_need, key=lambda stop: stop.line)]

    def _told(self, stop: Stop) -> dict[str, Any]:
        told = self._trouble(stop.error)
        is_unread = isinstance(stop.error, SyntaxError) and told["column"] is not None
        line = told["line"] if is_unread else stop.line
        return {**told, "line": line, "is_slow": stop.is_slow}

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
        if isinstance(error, SyntaxError) and error.filename in self._places and error.lineno:
            line = self._places[error.filename] + error.lineno
            trouble.update(text=str(error.msg), line=line, column=error.offset)
        return trouble

    def _verdict_of(self, error: BaseException, text: str) -> str:
        verdict = _verdict_of(error, text)
        # TorchScript turns a refusal into an error of its own.
        was_refused = self._ban is not None and self._ban.refused
        return "FORBIDDEN" if verdict == "RAISED" and was_refused else verdict

    def _line_of(self, error: BaseException) -> int | None:
        lines = [
            self._places[frame.f_code.co_filename] + number
            for frame, number in traceback.walk_tb(error.__traceback__)
            if frame.f_code.co_filename in self._places
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
    """A fresh module made from bytes."""
    code = compiled(source, file)
    module = _module(name, file, source, register)
    exec(code, module.__dict__)
    return module


def _module(name: str, file: str, source: bytes, register: bool = False) -> types.ModuleType:
    """A module with nothing in it yet; the import system never looks for a file of this name."""
    module = types.ModuleType(name)
    module.__file__ = file
    if register:  # dataclasses and pickling look a class's module up there
        sys.modules[name] = module
    text = source.decode("utf-8", "replace")
    _show(file, text.replace("\r\n", "\n").replace("\r", "\n"))
    return module


def _show(file: str, text: str) -> None:
    """Lets tracebacks and ``inspect`` find the lines of a source that is no file."""
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)


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
