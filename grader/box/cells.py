"""The cells of a notebook, run one after another as in Jupyter, so that none hides another.

A notebook holds more than the answers: experiments that fail here, a training of ten minutes, cells
that were never repaired. What it is graded by is what it defines when it is run once from top to
bottom, and so

* a statement of a cell that raises, or that takes too long, ends its cell as in Jupyter; but what
  else the cell defines or imports (def, class, import) is still tried;
* the next cell is run in any case, and a cell that Python cannot read is left out;
* a statement may take half of the time that is left for the notebook, so that the first slow ones
  leave some to the rest. It is interrupted by a signal, and only while code of a cell is running.
  What was too slow when the hand-in was first opened is left out when it is loaded for a check.

Code that keeps Python from running the signal's handler (one call that computes for minutes), and
any slow code on Windows, which has no such signal, costs the whole notebook, as it would a file.
"""

from __future__ import annotations
import __future__

import ast
import contextlib
import signal
import time
import types
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
ANNOTATIONS = __future__.annotations.compiler_flag  # holds for the cells below too, as in Jupyter
USED = 0.8  # of the time for loading; the rest is for definitions after slow statements
LEAST = 0.02  # seconds a statement has at least, however little is left
AGAIN = 0.1  # seconds until the next signal, where a cell caught the first


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell; ``start`` is its first line in the source of the whole."""

    number: int
    start: int
    text: str

    @property
    def name(self) -> str:
        """What tracebacks and warnings call it."""
        return f"cell {self.number}"


@dataclass(frozen=True, slots=True)
class Stop:
    """A statement that did not run to its end, by its line in the source of the whole."""

    line: int
    error: BaseException
    is_slow: bool = False


class TooSlow(BaseException):
    """Raised in a cell whose time is over; no ``except Exception`` catches it."""


def divided(source: str, starts: Sequence[int]) -> list[Cell]:
    """The cells that begin at these lines."""
    lines = source.split("\n")
    ends = [*starts[1:], len(lines) + 1]
    return [
        Cell(number, start, "\n".join(lines[start - 1 : end - 1]))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]


class Kernel:
    """Runs cells in one module; ``stops`` are the statements that did not run to their end."""

    def __init__(
        self, module: types.ModuleType, clock: Clock, left_out: Collection[int] = ()
    ) -> None:
        """``left_out``: lines of statements that are known to be too slow."""
        self.stops: list[Stop] = []
        self._names = module.__dict__
        self._clock = clock
        self._left_out = left_out
        self._flags = 0

    def run(self, cell: Cell) -> None:
        """Runs what can be run of a cell."""
        try:
            tree = compile(
                cell.text, cell.name, "exec", self._flags | ast.PyCF_ONLY_AST, dont_inherit=True
            )
        except Exception as error:  # SyntaxError, and MemoryError or RecursionError of the parser
            self.stops.append(Stop(cell.start, error))
            return
        has_stopped = False
        for statement in tree.body:
            line = cell.start + statement.lineno - 1
            if line in self._left_out:
                has_stopped = True
            elif not has_stopped or isinstance(statement, DEFINITIONS):
                has_stopped |= not self._ran(statement, cell.name, line)

    def _ran(self, statement: ast.stmt, name: str, line: int) -> bool:
        """Whether a statement ran to its end."""
        error: BaseException | None = None
        with self._clock.share():
            try:
                module = ast.Module([statement], [])
                code = compile(module, name, "exec", self._flags, dont_inherit=True)
                self._flags |= code.co_flags & ANNOTATIONS
                exec(code, self._names)
            except BaseException as raised:  # a cell may raise anything, SystemExit too
                error = raised
        if error is not None:
            self.stops.append(Stop(line, error, self._clock.has_rung))
        return error is None


class Clock:
    """Shares the time for loading among the statements of a notebook."""

    def __init__(self, seconds: float, names: Collection[str]) -> None:
        """``seconds``: 0 where there is no limit; ``names``: of the cells' code."""
        self._names = names
        self._is_limited = seconds > 0 and hasattr(signal, "setitimer")
        self._ends = time.monotonic() + USED * seconds
        self.has_rung = False  # during the latest share

    @contextlib.contextmanager
    def share(self) -> Iterator[None]:
        """Half of the time that is left; after it, TooSlow is raised in the code of the cell."""
        self.has_rung = False
        if not self._is_limited:
            yield
            return
        before = signal.signal(signal.SIGALRM, self._ring)
        half = (self._ends - time.monotonic()) / 2
        signal.setitimer(signal.ITIMER_REAL, max(half, LEAST), AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            # A hand-in may have put a handler of its own there, for later.
            if signal.getsignal(signal.SIGALRM) == self._ring:
                signal.signal(signal.SIGALRM, before)

    def _ring(self, _: int, frame: types.FrameType | None) -> None:
        while frame is not None:
            if frame.f_code.co_filename in self._names:
                self.has_rung = True
                raise TooSlow
            frame = frame.f_back
