"""Ends a spawned box that holds too much memory, from our side, where limits do not (macOS).

macOS accepts RLIMIT_AS and RLIMIT_DATA and does not keep to them. So a thread of the examiner's
asks ps(1) again and again, which says the same on Linux, where this is tried. Between two looks a
box can take what a processor can touch in that time, some hundred megabytes: it is no limit, but
the machine stays in use. What it ends has died of SIGKILL, as by a system short of memory.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

IS_NEEDED = sys.platform == "darwin"
SECONDS = 0.2  # between two looks, of which each costs some milliseconds
NOTICES_WITHIN = 5.0  # on a machine that does much else
PS = "/bin/ps"
KILOBYTES = 1024


class Watchdog:
    """Watches a process, by its number, until it is closed or calls ``end``."""

    def __init__(self, process: int, end: Callable[[], object], room_mb: int) -> None:
        """``room_mb``: how much it may hold on top of what it does now."""
        self._process = process
        self._end = end
        self._most_kb = resident_kb(process) + room_mb * KILOBYTES
        self._is_closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Watches no more; it will not call ``end`` after this."""
        self._is_closed.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_closed.wait(SECONDS):
            if resident_kb(self._process) > self._most_kb:
                self._end()
                return


def resident_kb(process: int) -> int:
    """What a process holds of the machine's memory, in KiB; 0 where there is no such process."""
    command = [PS, "-o", "rss=", "-p", str(process)]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return int(done.stdout or 0)
