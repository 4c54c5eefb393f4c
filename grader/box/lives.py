"""How a fork of ours lives: to the end of what it is for, and never back into its parent's code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn


def live(life: Callable[[], None]) -> NoReturn:
    """Runs it and ends the process; what it raises is told on standard error."""
    status = 1
    try:
        life()
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(status)
