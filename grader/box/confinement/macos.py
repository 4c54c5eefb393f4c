"""Around a box on macOS: no network, no writing, no homes, no new processes (sandbox_init(3)).

Not tested: none of our machines runs macOS. The call is deprecated by Apple, and still what there
is; the language of its profiles is not documented (/System/Library/Sandbox/Profiles has examples).
A box applies it to itself when torch is in. Where the system refuses it, the box goes on without,
and the self-check tells what that means. Memory is `watchdog`'s to bound: the system accepts
RLIMIT_AS and does not keep to it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path

PROFILE = """
(version 1)
(allow default)
(deny network*)
(deny file-write*)
(allow file-write* (literal "/dev/null"))
(deny process-fork)
(deny process-exec*)
(deny signal)
(allow signal (target self))
(deny file-read-data (subpath "/Users") (subpath "/private/tmp") (subpath "/private/var/folders"))
"""


def restrict(readable: Sequence[Path]) -> bool:
    """Applies the profile to this process, for good; whether the system took it.

    ``readable``: what Python needs, which may lie in a home.
    """
    try:
        apply = ctypes.CDLL(None).sandbox_init
    except AttributeError:
        return False
    problem = ctypes.c_char_p()
    text = profile(readable).encode()
    return bool(apply(text, ctypes.c_uint64(0), ctypes.byref(problem)) == 0)


def profile(readable: Sequence[Path]) -> str:
    """The rules; of those that fit the last decides, so what Python reads comes last."""
    trees = " ".join(f"(subpath {_quoted(str(path))})" for path in readable)
    return PROFILE + (f"(allow file-read-data {trees})\n" if trees else "")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
