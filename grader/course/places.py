"""Where hand-ins are examined: here, by threads over one warm process, or on a cluster."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Protocol

from grader.course.examined import Examined, Opened, examine
from grader.course.queue import in_turn
from grader.course.session import Session
from grader.launch import Examiners

OpenExaminers = Callable[[], contextlib.AbstractContextManager[Examiners]]
Group = Sequence[Opened]  # hand-ins of one content


class Place(Protocol):
    """What a class needs of it: the hand-ins in, and what came of each out, in any order."""

    def examined(
        self, session: Session, groups: Sequence[Group]
    ) -> Generator[tuple[Group, Examined], None, None]:
        """Each group with what came of it; nothing is started where there is none."""


@dataclass(frozen=True, slots=True)
class Here:
    """This machine, ``jobs`` hand-ins at once."""

    open_examiners: OpenExaminers
    jobs: int

    def examined(
        self, session: Session, groups: Sequence[Group]
    ) -> Generator[tuple[Group, Examined], None, None]:
        if not groups:
            return
        with self.open_examiners() as examiners:
            todo = in_turn(
                groups,
                lambda group: examine(group[0], session.assignment, examiners),
                self.jobs,
                examiners.close,
            )
            with contextlib.closing(todo):
                yield from todo
