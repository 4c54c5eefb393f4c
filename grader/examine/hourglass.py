"""The time that a hand-in has for all checks together; it stands still while we make boxes.

A spawned box takes seconds to start, as often as a hand-in crashes or hangs, and a slow machine
takes more of them. That is bounded, because whoever started the examiner waits for so long.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

from grader.task import STARTING_SECONDS


class Hourglass:
    """Runs out so many seconds after it was turned, without those in which it stood still."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.ends = clock() + seconds
        self._may_stand = STARTING_SECONDS

    @property
    def is_over(self) -> bool:
        """Whether it has run out."""
        return self._clock() > self.ends

    @contextlib.contextmanager
    def standing_still(self) -> Iterator[None]:
        """For as long as the block takes, while there is any of what is allowed for it."""
        began = self._clock()
        try:
            yield
        finally:
            stood = min(self._clock() - began, self._may_stand)
            self._may_stand -= stood
            self.ends += stood
