"""The layers around a box, each a small module of its own, applied by the box to itself.

What a layer stops, what it costs and its manual page are said where it is. `LAYERS` has the names
by which a test switches one off; `Cell.lock_in` is the order that works. ``WHY.md``
says why this and not a ready-made sandbox, and when to think again.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass

from grader.box.confinement import cgroups, landlock, macos, readable, rlimits, seccomp, user
from grader.box.confinement.descriptors import close_all_but, output_to
from grader.box.confinement.processes import (
    adopt_orphans,
    default_signals,
    die_with,
    gain_nothing,
    go_first,
    keep_to_itself,
    own_session,
)
from grader.protection import LAYERS

__all__ = [
    "LAYERS", "Budget", "Cell", "adopt_orphans", "default_signals", "die_with", "heat", "missing",
    "together",
]  # fmt: skip

ON_LINUX = sys.platform == "linux"


@dataclass(frozen=True, slots=True)
class Budget:
    """What one box may use, on top of what a process with torch already does."""

    memory_mb: int = 512
    cpu_seconds: int = 300
    answer_mb: int = 16  # one answer, which the box itself refuses to send where it is larger
    without: tuple[str, ...] = ()  # layers that a test switches off; no command says this

    def __post_init__(self) -> None:
        strangers = set(self.without) - set(LAYERS)
        if strangers:
            raise ValueError(f"there is no layer {', '.join(sorted(strangers))}")
        object.__setattr__(self, "without", tuple(self.without))  # JSON has lists


def _anywhere() -> str:
    return ""


def _on_posix() -> str:
    return "Windows has it not" if sys.platform == "win32" else ""


def _not_on_macos() -> str:
    return "macOS has it not" if sys.platform == "darwin" else ""


def _on_linux(why_not: Callable[[], str] = _anywhere) -> Callable[[], str]:
    """The kernel is asked on Linux alone: elsewhere the same numbers are other calls."""
    return lambda: why_not() if sys.platform == "linux" else "only Linux has it"


WHY_NOT: dict[str, Callable[[], str]] = {  # why this machine cannot have a layer; empty if it can
    "descriptors": _on_posix,
    "limits": _anywhere,  # by a watchdog on macOS, by a job on Windows
    "parent": _not_on_macos,  # on Windows a job
    "expendable": _on_linux(),
    "user": _on_linux(user.why_not),
    "private": _on_linux(),
    "landlock": _on_linux(landlock.why_not),
    "seccomp": _on_linux(seccomp.why_not),
    "cgroup": _on_linux(cgroups.why_not),
    "shims": _anywhere,
}


def missing() -> dict[str, str]:
    """The layers that this machine cannot give, and why."""
    told = {name: why_not() for name, why_not in WHY_NOT.items()}
    return {name: why for name, why in told.items() if why}


def heat() -> None:
    """Finds out, once for all forks of this process, what each would find out for itself."""
    readable.grants()
    seccomp.prepare()
    missing()


def together(budget: Budget) -> contextlib.AbstractContextManager[None]:
    """What bounds the boxes of a nursery together, for as long as it forks them."""
    if "cgroup" in budget.without or WHY_NOT["cgroup"]():
        return contextlib.nullcontext()
    return cgroups.bounded(budget.memory_mb)


class Cell:
    """What is made ready once for many boxes: the rules, and which layers there are.

    It is made by a process that never held a secret, and inherited by its boxes.
    """

    def __init__(self, budget: Budget, closed: tuple[str, ...] = ()) -> None:
        """``closed``: packages that boxes may not read."""
        self._budget = budget
        self._closed = closed
        lacking = missing()
        self._has = set(LAYERS) - set(budget.without) - set(lacking)
        grants = (
            readable.grants(closed) if self._has & {"landlock", "user"} else landlock.Grants(())
        )
        self._ruleset = landlock.ruleset(grants) if "landlock" in self._has else None
        self._keeps, self._changes_user = self._as_whom(grants)

    def lock_in(self, wall: int, output: int, parent: int) -> None:
        """Locks the calling process in; ``wall`` and ``output`` are the descriptors it keeps.

        A fresh fork has to copy each page that it touches first, so there are no files of Python's
        here, and what can be inherited is made before.
        """
        own_session()
        self._take_what_is_left(wall, output)
        self._change_user()
        if "parent" in self._has:
            die_with(parent)
        if "private" in self._has:
            keep_to_itself()
        if ON_LINUX:
            gain_nothing()  # no layer of its own: the two below demand it
        if self._ruleset is not None:
            landlock.restrict(self._ruleset)
        if "seccomp" in self._has:
            seccomp.install()
        if sys.platform == "darwin":
            macos.restrict(readable.grants(self._closed).read)

    def _take_what_is_left(self, wall: int, output: int) -> None:
        """What must be done while files can still be opened."""
        if "expendable" in self._has:
            go_first()
        output_to(output)
        if "descriptors" in self._has:
            close_all_but(wall, *([] if self._ruleset is None else [self._ruleset]))
        if "limits" in self._has:
            rlimits.limit(self._budget.memory_mb, self._budget.cpu_seconds)

    def _change_user(self) -> None:
        if self._changes_user:
            user.become_nobody_in_particular(self._keeps)
        elif ON_LINUX and "user" not in self._budget.without:
            user.give_up_capabilities()  # whoever we are; it takes no privilege

    def _as_whom(self, grants: landlock.Grants) -> tuple[int | None, bool]:
        """The capability to keep, if any, and whether to change to another user at all.

        Where Python lies in a folder closed to others, another user could import nothing more.
        """
        if "user" not in self._has:
            return None, False
        if not user.closed_to_others(grants.read):
            return None, True
        reads_all = user.reads_all()
        return reads_all, reads_all is not None
