"""A user of its own, where we are root: a random uid and gid, no groups, no capabilities.

Stops a box from whatever a user is kept from: files of others that are not open to all, signals
to others, their /proc files, their memory. It binds where Landlock is missing, and no two boxes
share a user, so nothing passes between them by ownership. It costs 0.1 ms.
See credentials(7), capabilities(7), setresuid(2).

One capability may stay: where Python lies in a folder that is closed to others (a Python of uv or
pyenv below /root), CAP_DAC_READ_SEARCH, or in Docker, which does not give that, CAP_DAC_OVERRIDE.
What may be read, and that nothing is written, is then Landlock's to say; without it the box could
read as much as root, which it could as well by staying root.
"""

from __future__ import annotations

import ctypes
import functools
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from grader.box.confinement import kernel

CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
CAP_KILL, CAP_SETGID, CAP_SETUID = 5, 6, 7
NEEDED = (CAP_SETUID, CAP_SETGID, CAP_KILL)  # the last to end what is not ours any more
READS_ALL = (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE)  # the narrower first
CAPABILITY_VERSION_3 = 0x20080522

# Free in the list of systemd's "Users, Groups, UIDs and GIDs"; far from people and containers.
FIRST_UID, HOW_MANY = 0x70000000, 1 << 27


def why_not() -> str:
    """Why there is no other user to be had; empty where there is."""
    if os.geteuid() != 0:
        return "only root can change to another user"
    if not all(_has(capability) for capability in NEEDED):
        return "root has no CAP_SETUID, CAP_SETGID or CAP_KILL here"
    if _mapped() < FIRST_UID + HOW_MANY and _mapped() < 65_536:
        return "this user namespace has too few users"
    if not _may_set_groups():
        return "setgroups is denied in this user namespace"
    return ""


def become_nobody_in_particular(keep: int | None = None) -> None:
    """Changes to a random user and group for good, with no group, and one capability at most."""
    own = _random_id()
    if keep is not None:
        kernel.prctl(kernel.PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(own, own, own)
    os.setresuid(own, own, own)  # the effective, permitted and ambient capabilities go with it
    _set_capabilities(0 if keep is None else 1 << keep)


def give_up_capabilities() -> None:
    """No capability, for a process that keeps its user: root's files are still root's."""
    _set_capabilities(0)


def reads_all() -> int | None:
    """A capability by which closed folders can be read, the narrowest we have; None for none."""
    return next((capability for capability in READS_ALL if _has(capability)), None)


def closed_to_others(paths: Iterable[Path]) -> list[Path]:
    """The folders on the way to these paths that users like ours cannot pass."""
    ways = {parent for path in paths for parent in (path, *path.parents)}
    return sorted(way for way in ways if _is_closed(way))


def _is_closed(way: Path) -> bool:
    try:
        told = way.stat()
    except OSError:
        return False
    needed = stat.S_IXOTH | stat.S_IROTH if not stat.S_ISDIR(told.st_mode) else stat.S_IXOTH
    return stat.S_ISDIR(told.st_mode) and not told.st_mode & needed


def _random_id() -> int:
    random = int.from_bytes(os.urandom(8), "big")
    if _mapped() >= FIRST_UID + HOW_MANY:
        return FIRST_UID + random % HOW_MANY
    return 20_000 + random % 30_000  # rootless: a range of 65,536 users


@functools.cache  # three files of /proc would take a millisecond of each box's start
def _mapped() -> int:
    """How many users this user namespace has, from 0 (user_namespaces(7))."""
    try:
        rows = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    except OSError:
        return 0
    return sum(int(count) for _, _, count in rows)


def _may_set_groups() -> bool:
    try:
        return Path("/proc/self/setgroups").read_text().strip() == "allow"
    except OSError:
        return True


def _has(capability: int) -> bool:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("CapEff:"):
            return bool(int(line.split()[1], 16) >> capability & 1)
    return False


def _set_capabilities(mask: int) -> None:
    """capset(2): effective and permitted as told, inheritable none."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    low, high = mask & 0xFFFFFFFF, mask >> 32
    data = (ctypes.c_uint32 * 6)(low, low, 0, high, high, 0)
    kernel.call("capset", ctypes.byref(header), ctypes.byref(data))
