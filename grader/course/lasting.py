"""Examiners for as long as a class takes: where their warm process has died, another is begun.

Whom it died under is our fault, and tried again at the next run; all others need not wait for one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from grader.assignment import Assignment
from grader.launch import Event, Examiners
from grader.protection import Protection
from grader.task import Task


class Lasting:
    """Examiners made by ``begin``, and made again when they can be of no more use."""

    def __init__(self, begin: Callable[[], Examiners]) -> None:
        self._begin = begin
        self._examiners = begin()
        self._renewing = threading.Lock()
        self._is_closed = False

    def protection(self) -> Protection:
        return self._living().protection()

    def examine(self, task: Task, assignment: Assignment) -> Iterator[Event]:
        return self._living().examine(task, assignment)

    @property
    def has_died(self) -> bool:
        """Never for long."""
        return self._is_closed

    def close(self) -> None:
        with self._renewing:
            self._is_closed = True
            self._examiners.close()

    def _living(self) -> Examiners:
        with self._renewing:
            if self._examiners.has_died and not self._is_closed:
                self._examiners.close()
                self._examiners = self._begin()
            return self._examiners
