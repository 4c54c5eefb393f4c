"""The environment of every process that we start: allowed names, nothing of the harness's."""

from __future__ import annotations

import os

from grader.box.heat import THREADS

ALLOWED = (
    "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH",
    "SYSTEMROOT", "TEMP", "TMP",  # Windows needs them to start a process
)  # fmt: skip


def clean() -> dict[str, str]:
    """What a box may know of the machine."""
    kept = {name: os.environ[name] for name in ALLOWED if name in os.environ}
    return {**kept, **THREADS, "HOME": os.devnull, "PYTHONIOENCODING": "utf-8"}
