"""Values as a person reads them: short, exact where it matters, and as code to paste."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any

import numpy
import torch

from grader.box.question import Question

MOST_ENTRIES = 8  # a tensor of up to so many is shown whole
MOST_CODE_ENTRIES = 200  # a tensor of up to so many is written out as code
MOST_TEXT = 300
MOST_DEPTH = 3
MOST_BITS = 4096  # as many as cross the wall; Python refuses to write an int of 14,000
CODE_WIDTH = 80


def number(here: float, other: float | None = None) -> str:
    """A number, with as many digits as it takes to tell it from ``other``."""
    if other is None or not math.isfinite(here) or not math.isfinite(other):
        return f"{here:.6g}"
    for digits in (6, 8, 10, 12):
        if float(f"{here:.{digits}g}") != float(f"{other:.{digits}g}"):
            return f"{here:.{digits}g}"
    return f"{here:.17g}"


def allowed(tolerance: float) -> str:
    """The tolerance, in brackets; nothing where equality is asked."""
    return f" (allowed ±{tolerance:.2g})" if tolerance > 0 else ""


def shape(sizes: Sequence[int]) -> str:
    """(2, 3), as torch writes it in words."""
    return str(tuple(sizes))


def place(index: Sequence[int]) -> str:
    """[1, 0]: where in a tensor."""
    return str(list(index))


def dtype(kind: torch.dtype) -> str:
    """float32 rather than torch.float32."""
    return str(kind).removeprefix("torch.")


def kind(value: Any) -> str:
    """What something is, rather than what it holds."""
    if value is None:
        return "None (is a return statement missing?)"
    if isinstance(value, torch.Tensor):
        return f"{_a(dtype(value.dtype))} tensor of shape {shape(value.shape)}"
    if isinstance(value, numpy.ndarray):
        return f"a NumPy array of shape {shape(value.shape)}"
    return f"{_a(type(value).__name__)}: {value_(value)}"


def _a(noun: str) -> str:
    """The noun with its article."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def value(thing: Any) -> str:
    """A value in a line."""
    return kind(thing) if thing is None else value_(thing)


def value_(thing: Any, depth: int = 0) -> str:
    """A value in a line, None as None; what lies deep inside is left out."""
    if isinstance(thing, (list, tuple, dict)) and depth > MOST_DEPTH:
        return "…"
    if isinstance(thing, torch.Tensor):
        if thing.numel() > MOST_ENTRIES:
            return kind(thing)
        return f"tensor({nested(thing.tolist())})"
    if isinstance(thing, (list, tuple)):
        inside = ", ".join(value_(one, depth + 1) for one in thing[:MOST_ENTRIES])
        more = f", … {len(thing)} in all" if len(thing) > MOST_ENTRIES else ""
        return f"[{inside}{more}]" if isinstance(thing, list) else f"({inside}{more})"
    if isinstance(thing, dict):
        pairs = itertools.islice(thing.items(), MOST_ENTRIES)
        inside = ", ".join(f"{key[:40]!r}: {value_(one, depth + 1)}" for key, one in pairs)
        more = f", … {len(thing)} in all" if len(thing) > MOST_ENTRIES else ""
        return f"{{{inside}{more}}}"
    if isinstance(thing, float):
        return number(thing)
    if isinstance(thing, int) and thing.bit_length() > MOST_BITS:
        return f"an int of {thing.bit_length()} bits"
    text = repr(thing)
    return text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]}…"


def whole(tensor: torch.Tensor) -> str:
    """A tensor in full on a line of its own, where it is small enough to help."""
    if not 1 < tensor.numel() <= MOST_ENTRIES:
        return ""
    return f"\nin full {nested(tensor.tolist())}"


def nested(numbers: Any) -> str:
    """Nested lists of numbers, each as short as it can be."""
    if isinstance(numbers, list):
        return f"[{', '.join(nested(one) for one in numbers)}]"
    return _floating(numbers) if isinstance(numbers, float) else str(numbers)


def _floating(here: float) -> str:
    """A float that cannot be taken for an int: 1.0 rather than 1."""
    text = number(here)
    return f"{text}.0" if text.lstrip("-").isdigit() else text


def question(asked: Question) -> str:
    """A question as a call, in a line."""
    subject = ["your file"] if asked.is_probe else []
    inside = [*subject, *(value_(one) for one in asked.arguments)]
    inside += [f"{name}={value_(one)}" for name, one in asked.settings.items()]
    return f"{asked.name}({', '.join(inside)})"


def code(asked: Question, module: str, is_notebook: bool = False) -> str | None:
    """A question as a few lines to paste and run; None where an input is too large to write.

    In a notebook, what was written is in ``__main__``.
    """
    arguments = [_code(one) for one in asked.arguments]
    settings = {name: _code(one) for name, one in asked.settings.items()}
    if None in arguments or None in settings.values():
        return None
    inside = [*([module] if asked.is_probe else []), *map(str, arguments)]
    inside += [f"{name}={text}" for name, text in settings.items()]
    lines = ["import torch"] if any("torch." in text for text in inside) else []
    lines.append(f"import __main__ as {module}" if is_notebook else f"import {module}")
    if asked.is_probe:
        lines.append(f"from probes import {asked.name}")
    call = asked.name if asked.is_probe else f"{module}.{asked.name}"
    return "\n".join([*lines, *_call(call, inside)])


def _call(name: str, inside: Sequence[str]) -> list[str]:
    """A printed call in one line, or with an argument on each where that is too long."""
    line = f"print({name}({', '.join(inside)}))"
    if len(line) <= CODE_WIDTH:
        return [line]
    return [f"print({name}(", *(f"    {text}," for text in inside), "))"]


def _code(thing: Any) -> str | None:
    if isinstance(thing, torch.Tensor):
        return _tensor_code(thing)
    if isinstance(thing, (list, tuple)):
        inside = [_code(one) for one in thing]
        if None in inside:
            return None
        joined = ", ".join(map(str, inside))
        if isinstance(thing, list):
            return f"[{joined}]"
        return f"({joined},)" if len(inside) == 1 else f"({joined})"
    if isinstance(thing, dict):
        pairs = [(_code(key), _code(value)) for key, value in thing.items()]
        if any(None in pair for pair in pairs):
            return None
        return f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
    if isinstance(thing, float) and not math.isfinite(thing):
        return f"float({str(thing)!r})"
    if thing is None or isinstance(thing, (bool, int, float, str)):
        return repr(thing)
    return None


def _tensor_code(tensor: torch.Tensor) -> str | None:
    if tensor.numel() > MOST_CODE_ENTRIES:
        return None
    literal = f"torch.tensor({tensor.tolist()!r}, dtype={tensor.dtype})"
    literal = literal.replace("nan", "float('nan')").replace("inf", "float('inf')")
    if tensor.is_contiguous():
        return literal
    strided = f"torch.empty_strided({shape(tensor.shape)}, {tensor.stride()}, dtype={tensor.dtype})"
    return f"{strided}.copy_({literal})"
