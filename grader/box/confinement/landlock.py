"""What a box may read of the file system, that it writes nothing, and no TCP (landlock(7)).

Stops reading the suite, other hand-ins, tokens, /proc of other processes; creating, changing,
renaming and removing files; also ptrace of what is outside (always), TCP (since ABI 4), ioctl on
devices (5), signals to others and abstract sockets (6). It does not stop stat(2): that a file
exists, and how large it is, can be asked. The rules cost a few milliseconds once for each
nursery; a box takes them over in 0.05 ms.

It needs Linux 5.13 and a kernel that has it switched on; `abi` asks the kernel. Each release of
the rules knows more; what this kernel does not know is left out.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from grader.box.confinement import kernel

# linux/landlock.h
CREATE_RULESET_VERSION = 1
RULE_PATH_BENEATH = 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
TRUNCATE, IOCTL_DEV = 1 << 14, 1 << 15
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
FILE_SYSTEM_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # how many, by ABI; the rest have 16
BIND_AND_CONNECT_TCP = 3
ABSTRACT_SOCKETS_AND_SIGNALS = 3


@dataclass(frozen=True, slots=True)
class Grants:
    """What may be used: ``read`` whole trees and files, ``listed`` folders by their names only,
    ``written`` files such as /dev/null."""

    read: tuple[Path, ...]
    listed: tuple[Path, ...] = ()
    written: tuple[Path, ...] = ()


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def abi() -> int:
    """The release of the rules that this kernel knows; 0 for none."""
    try:
        return kernel.call("landlock_create_ruleset", None, 0, CREATE_RULESET_VERSION)
    except OSError:
        return 0


def why_not() -> str:
    """Why there is no Landlock; empty where there is."""
    try:
        kernel.call("landlock_create_ruleset", None, 0, CREATE_RULESET_VERSION)
    except OSError as error:
        reasons = {
            errno.ENOSYS: "this kernel has no Landlock (Linux 5.13 has)",
            errno.EOPNOTSUPP: "Landlock is switched off at boot (the kernel's argument lsm=)",
            errno.EPERM: "a seccomp filter around us denies Landlock (an old Docker?)",
        }
        return reasons.get(error.errno or 0, str(error))
    return ""


def ruleset(grants: Grants) -> int:
    """A descriptor with the rules; paths that do not exist are passed over."""
    known = abi()
    handled = (1 << FILE_SYSTEM_RIGHTS.get(known, 16)) - 1
    rules = _Ruleset(
        handled,
        BIND_AND_CONNECT_TCP if known >= 4 else 0,
        ABSTRACT_SOCKETS_AND_SIGNALS if known >= 6 else 0,
    )
    # A kernel knows no more of the structure than its ABI has: longer ones must end in zeros.
    descriptor = kernel.call(
        "landlock_create_ruleset", ctypes.byref(rules), ctypes.sizeof(rules), 0
    )
    _allow(descriptor, grants.read, handled & (READ_FILE | READ_DIR))
    _allow(descriptor, grants.listed, handled & READ_DIR)
    _allow(descriptor, grants.written, handled & (READ_FILE | WRITE_FILE | TRUNCATE))
    return descriptor


def restrict(descriptor: int) -> None:
    """Puts the calling thread under the rules, for good; closes the descriptor."""
    kernel.call("landlock_restrict_self", descriptor, 0)
    os.close(descriptor)


def _allow(descriptor: int, paths: Iterable[Path], access: int) -> None:
    for path in paths:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
            try:
                is_folder = stat.S_ISDIR(os.fstat(beneath).st_mode)
                rule = _PathBeneath(access if is_folder else access & OF_FILES, beneath)
                kernel.call(
                    "landlock_add_rule", descriptor, RULE_PATH_BENEATH, ctypes.byref(rule), 0
                )
            finally:
                os.close(beneath)
