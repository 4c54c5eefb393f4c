"""A group for a nursery and all of its boxes, which bounds them together (cgroups(7), version 2).

Stops what limits of single processes do not count: many processes together, should ever one start
another, and the kernel's own memory for them (pipes, sockets, tables of pages). Where it overflows,
the kernel ends a box, which is the most expendable process in it. It costs some milliseconds once
for each nursery; a box is in it from its fork, for nothing.

It takes a place that gives ``memory`` and ``pids`` to the groups below it, and where we may make
one: beside our own group (a user's processes on a desktop with systemd, `systemd-run --user
--scope` elsewhere, root), or below it, where it is the root of all groups. No process but our own
is ever moved, so a group that holds others is left as it is. The default containers of Docker and
of Gradescope show their groups read-only, and have none.

Version 1 is left alone: it cannot be delegated safely to a user, and where it is still found, in
containers of old hosts, it is read-only as well.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CONTROLLERS = {"memory", "pids"}
NAME = "grader-"
BOXES = 2  # at a time: of a check, and of its failure asked again
OWN_MB = 256  # of the nursery, and for what passes between processes
PROCESSES = 64  # a nursery and its boxes are three; honest code finds room, a bomb does not
TRIES = 10  # to enter a new group before another grader takes it for a stale one
VANISHED = (errno.ENOENT, errno.ENODEV)


@dataclass(frozen=True, slots=True)
class Place:
    """Where groups can be made, and the group that we are in until then."""

    parent: Path
    own: Path


def why_not() -> str:
    """Why there is no group for boxes; empty where there is."""
    found = _found()
    return found if isinstance(found, str) else ""


def limits(memory_mb: int) -> dict[str, int]:
    """What a group is told, for boxes of so much memory each."""
    return {"memory.max": (BOXES * memory_mb + OWN_MB) << 20, "pids.max": PROCESSES}


@contextlib.contextmanager
def bounded(memory_mb: int) -> Iterator[None]:
    """The calling process, and all that it forks meanwhile, are in a group of their own.

    Where what went well at the first try does not now, boxes do without: no hand-in is to blame.
    """
    place = _found()
    assert isinstance(place, Place), place
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            stack.enter_context(grouped(place, limits(memory_mb)))
        yield


@contextlib.contextmanager
def grouped(place: Place, limits: Mapping[str, int]) -> Iterator[Path]:
    """The same at a place, with limits by the names of their files."""
    remove_stale(place.parent)
    group = _entered(place.parent, limits)
    try:
        yield group
    finally:
        with contextlib.suppress(OSError):  # our own is gone, or one dies slowly in this one:
            _enter(place.own)
            group.rmdir()  # then it is left to the next run


def remove_stale(parent: Path) -> None:
    """Removes what killed nurseries have left; a group with a process in it stays (EBUSY)."""
    for group in parent.glob(f"{NAME}*"):
        with contextlib.suppress(OSError):
            group.rmdir()


def own_group(mounts: str, groups: str) -> Path | None:
    """The folder of our own group, by the texts of /proc/self/mountinfo and /proc/self/cgroup."""
    path = next((line[3:] for line in groups.splitlines() if line.startswith("0::")), None)
    for line in mounts.splitlines():
        fields, _, kind = line.partition(" - ")
        if path is not None and kind.startswith("cgroup2 "):
            top, mounted_at = fields.split()[3:5]
            within = os.path.relpath(path, top)
            if not within.startswith(".."):
                return Path(os.path.normpath(Path(mounted_at) / within))
    return None


def gives(group: Path) -> bool:
    """Whether the groups below this one can be given limits."""
    try:
        given = (group / "cgroup.subtree_control").read_text(encoding="ascii").split()
    except OSError:
        return False
    return set(given) >= CONTROLLERS


@functools.cache
def _found() -> Place | str:
    """The place, tried once for all forks of this process, or why there is none."""
    texts = (Path(f"/proc/self/{name}").read_text() for name in ("mountinfo", "cgroup"))
    own = own_group(*texts)
    if own is None:
        return "no cgroup of version 2 is mounted here"
    return _place(own)


def _place(own: Path) -> Place | str:
    with contextlib.suppress(OSError):  # the root of all groups may hold processes and give
        _write(own / "cgroup.subtree_control", "+memory +pids")
    places = [Place(parent, own) for parent in (own, own.parent) if gives(parent)]
    if not places:
        return "no cgroup here gives memory and pids to groups that we could make"
    try:
        with grouped(places[0], limits(OWN_MB)) as group:
            _check(group, limits(OWN_MB))
    except OSError as error:
        return f"no cgroup may be made here: {error.strerror}"
    return places[0]


def _check(group: Path, limits: Mapping[str, int]) -> None:
    """OSError where we are not in it, or where it has not taken what it was told."""
    held = (group / "cgroup.procs").read_text(encoding="ascii").split()
    took = {name: (group / name).read_text(encoding="ascii").strip() for name in limits}
    if str(os.getpid()) not in held or took != {name: str(n) for name, n in limits.items()}:
        raise OSError(errno.EINVAL, "a new one does not keep what it is told")


def _entered(parent: Path, limits: Mapping[str, int]) -> Path:
    for left in reversed(range(TRIES)):
        group = parent / f"{NAME}{os.getpid()}-{secrets.token_hex(4)}"
        try:
            group.mkdir()
            _limit(group, limits)
            _enter(group)
            break
        except OSError as error:
            with contextlib.suppress(OSError):
                group.rmdir()
            if error.errno not in VANISHED or not left:
                raise
    return group


def _limit(group: Path, limits: Mapping[str, int]) -> None:
    for name, value in limits.items():
        _write(group / name, str(value))
    swap = group / "memory.swap.max"
    if swap.exists():  # a kernel may not count it; where it does, the limit would but move there
        _write(swap, "0")


def _enter(group: Path) -> None:
    _write(group / "cgroup.procs", "0")  # whoever writes it


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="ascii") as control:
        control.write(text)
