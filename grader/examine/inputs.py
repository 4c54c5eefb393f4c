"""Inputs for checks: Hypothesis strategies for tensors, and cases that are drawn once for a suite.

``@cases`` draws its examples at load, with the check's own name as seed, and freezes them: a class
shares them, a regrade sees the same, and another check moves none of them. Hypothesis runs live
only when a case fails, to find the smallest failing input, within a budget.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import math
import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import hypothesis
import torch
from hypothesis import HealthCheck, Phase, Verbosity, configuration
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers

from grader.errors import AssignmentError
from grader.examine.subjects import Student, StudentTrouble, asked_for, seed_of

Function = TypeVar("Function", bound=Callable[..., Any])
Strategy = st.SearchStrategy[Any]

sampled_from = st.sampled_from
LAYOUTS = ("contiguous", "transposed", "strided")
EXAMPLES = 12
SHRINK_CALLS = 300  # questions spent on finding a smaller failing input …
SHRINK_SECONDS = 3.0  # … and the time, which shortens the feedback of a slow hand-in only
NOT_WORTH_SHRINKING = ("TOO_SLOW", "TOO_BIG", "CRASHED", "NOT_IMPLEMENTED", "FORBIDDEN")

STEADY = {
    "database": None,
    "deadline": None,
    "print_blob": False,
    "report_multiple_bugs": False,
    "suppress_health_check": list(HealthCheck),
    "verbosity": Verbosity.quiet,
}


def steady_hypothesis() -> None:
    """Makes every draw depend on its own check alone, for ``@given`` too.

    Hypothesis mixes constants of all local modules that happen to be imported into what it draws;
    so adding a check to a suite would change the inputs of another. There is no setting for it.
    """
    nothing = providers.Constants()  # type: ignore[attr-defined]
    providers._get_local_constants = lambda: nothing
    # Without a database it still keeps caches, in a folder .hypothesis wherever it was started.
    configuration.set_hypothesis_home_dir(os.devnull)
    hypothesis.settings.register_profile("grader", derandomize=True, **STEADY)  # type: ignore[arg-type]
    hypothesis.settings.load_profile("grader")


@st.composite
def tensors(
    draw: Callable[[Strategy], Any],
    *shape: int | Strategy,
    dtype: torch.dtype | None = None,
    magnitude: float = 1.0,
    layout: str | None = None,
) -> torch.Tensor:
    """A strategy for tensors whose entries are short to print and exact in float32.

    Args:
        shape: sizes, each a number or a strategy of numbers.
        dtype: float64 or float32 where it is None.
        magnitude: entries are multiples of an eighth in [-4, 4], times this.
        layout: "contiguous", "transposed" (strides reversed) or "strided" (every second entry
            of a larger tensor); any of them where it is None.
    """
    sizes = [draw(size) if isinstance(size, st.SearchStrategy) else size for size in shape]
    kind = draw(sampled_from([torch.float64, torch.float32])) if dtype is None else dtype
    laid = draw(sampled_from(LAYOUTS)) if layout is None else layout
    count = math.prod(sizes)
    eighths = draw(st.lists(st.integers(-32, 32), min_size=count, max_size=count))
    values = torch.tensor(eighths, dtype=torch.float64).reshape(sizes) / 8 * magnitude
    return _laid_out(values.to(kind), laid)


def _laid_out(values: torch.Tensor, layout: str) -> torch.Tensor:
    if values.ndim == 0 or layout == "contiguous":
        return values
    if layout == "transposed":
        backwards = tuple(reversed(range(values.ndim)))
        return values.permute(backwards).contiguous().permute(backwards)
    roomy = torch.zeros(*values.shape[:-1], 2 * values.shape[-1], dtype=values.dtype)
    every_second = roomy[..., ::2]
    every_second.copy_(values)
    return every_second


class Cases:
    """The examples of one check, drawn when first needed."""

    def __init__(self, name: str, strategies: Mapping[str, Strategy], examples: int) -> None:
        self.name = name
        self.strategies = dict(strategies)
        self._examples = examples

    @functools.cached_property
    def frozen(self) -> tuple[dict[str, Any], ...]:
        """The cases, smallest first."""
        drawn: list[dict[str, Any]] = []
        self.live(drawn.append, examples=self._examples, phases=(Phase.generate,))
        return tuple(sorted(drawn, key=_size))

    def live(
        self, use: Callable[[dict[str, Any]], None], examples: int, phases: Sequence[Phase]
    ) -> None:
        """Runs Hypothesis over the strategies, with the check's name as seed."""

        def body(**case: Any) -> None:
            use(case)

        settings = hypothesis.settings(max_examples=examples, phases=phases, **STEADY)  # type: ignore[arg-type]
        given = hypothesis.given(**self.strategies)(body)
        hypothesis.seed(seed_of(self.name))(settings(given))()


def cases(examples: int = EXAMPLES, **strategies: Strategy) -> Callable[[Function], Function]:
    """Runs the check once for each of ``examples`` cases drawn from the strategies.

    All cases are asked, unless the box dies on the way, so that a mistake can be told from its
    likes by many answers; the first failure is shrunk and shown.
    """

    def decorate(function: Function) -> Function:
        drawn = Cases(f"{function.__module__}.{function.__qualname__}", strategies, examples)

        @functools.wraps(function)
        def wrapper(*arguments: Any, **settings: Any) -> None:
            body = functools.partial(function, *arguments, **settings)
            instance = arguments[0] if arguments else None
            student = settings.get("student", getattr(instance, "student", None))
            if not isinstance(student, Student):
                raise AssignmentError("a check with @cases asks for the fixture `student`")
            _run(body, drawn, student)

        parameters = inspect.signature(function).parameters.values()
        wrapper.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [one for one in parameters if one.name not in strategies]
        )
        wrapper.__cases__ = drawn  # type: ignore[attr-defined]
        return wrapper  # type: ignore[return-value]

    return decorate


def _run(body: Callable[..., Any], drawn: Cases, student: Student) -> None:
    first: Exception | None = None
    for case in drawn.frozen:
        failure = _failure(body, case, student)
        first = first or failure
        if isinstance(failure, StudentTrouble) and not _may_shrink(failure):
            break
    if first is None:
        return
    if student.shrinks and _may_shrink(first):
        first = _shrunk(body, drawn, student, first)
    raise first


def _failure(body: Callable[..., Any], case: dict[str, Any], student: Student) -> Exception | None:
    """What the check says of one case, with the question that was asked last."""
    try:
        body(**case)
    except (AssertionError, StudentTrouble) as failure:
        failure.exchange = asked_for(failure, student.log)  # type: ignore[union-attr]
        return failure
    return None


def _may_shrink(failure: Exception) -> bool:
    trouble = getattr(failure, "trouble", None)
    return trouble is None or trouble.verdict not in NOT_WORTH_SHRINKING


def _shrunk(
    body: Callable[..., Any], drawn: Cases, student: Student, first: Exception
) -> Exception:
    """The failure of the smallest input that Hypothesis finds within the budget."""
    log = list(student.log)
    ends = time.monotonic() + SHRINK_SECONDS
    smallest = first
    calls = 0

    def look(case: dict[str, Any]) -> None:
        nonlocal smallest, calls
        calls += 1
        if calls > SHRINK_CALLS or time.monotonic() > ends:
            return
        failure = _failure(body, case, student)
        del student.log[len(log) :]  # answers may be large, and there are hundreds
        if failure is not None and _alike(failure, first):
            smallest = failure
            raise failure

    # What it raises is the failure itself, or its surprise that the budget ended.
    with contextlib.suppress(Exception):
        drawn.live(look, examples=50, phases=(Phase.generate, Phase.shrink))
    student.log[:] = log
    return smallest


def _alike(one: Exception, other: Exception) -> bool:
    """The same kind of failure: a shrink must not wander to another mistake."""
    troubles = [getattr(failure, "trouble", None) for failure in (one, other)]
    kinds = [
        (trouble.verdict, trouble.kind, trouble.line) if trouble else None for trouble in troubles
    ]
    return kinds[0] == kinds[1]


def _size(case: dict[str, Any]) -> int:
    return sum(value.numel() for value in case.values() if isinstance(value, torch.Tensor))
