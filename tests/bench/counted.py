"""Counts what a grading does: forks, imports of torch, boxes and questions.

``python -I -B counted.py LOG FD`` is the warm process, with an ear for what it and its forks do.
Each thing is a line of the log: what, and in which process. Boxes are locked and cannot write
there; what is done in them is not counted.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import Any

HEARD = {"import": {"torch"}, "os.fork": None}  # audit events: of which first argument, or of any


def main(log: str, descriptor: str) -> None:
    """The life of the warm process."""

    def note(what: str) -> None:
        with contextlib.suppress(OSError), open(log, "a", encoding="ascii") as lines:
            lines.write(f"{what} {os.getpid()}\n")

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event in HEARD and (HEARD[event] is None or arguments[0] in HEARD[event]):
            note("fork" if event == "os.fork" else "import")

    sys.addaudithook(hear)
    from grader.box import boxes, forked, warm

    boxes.Box.ask = _noting(note, "question", boxes.Box.ask)
    forked.ForkedBoxes.open = _noting(note, "box", forked.ForkedBoxes.open)
    warm.main(int(descriptor))


def _noting(note: Callable[[str], None], what: str, does: Callable[..., Any]) -> Any:
    def noted(*arguments: Any, **settings: Any) -> Any:
        note(what)
        return does(*arguments, **settings)

    return noted


if __name__ == "__main__":
    main(*sys.argv[1:])
