"""What Docker's defaults take from root in a container, for a process that is about to exec.

Docker's list of system calls says what is allowed; this one says what of the rest matters here,
after the table in Docker's documentation ("Seccomp security profiles for Docker").
"""

from __future__ import annotations

import ctypes
import errno
import struct

from grader.box.confinement import kernel
from grader.box.confinement.seccomp import (
    ALLOW,
    ARCHITECTURE,
    ARCHITECTURES,
    ARGUMENTS,
    EQUAL,
    ERROR,
    LOAD,
    NUMBER,
    RETURN,
    SECCOMP_SET_MODE_FILTER,
    SIZE,
    Instruction,
)
from grader.box.confinement.syscalls import NUMBERS

PR_CAPBSET_DROP = 24
LAST_CAPABILITY = 40
# chown, dac_override, fowner, fsetid, kill, setgid, setuid, setpcap, net_bind_service, net_raw,
# sys_chroot, mknod, audit_write, setfcap (linux/capability.h)
KEPT_CAPABILITIES = {0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31}

ANY_BIT = 0x45  # jump where one of the bits is set
NEW_NAMESPACES = 0x7E020000  # CLONE_NEW*
OTHERS = {  # that the grader's own table does not have, on x86_64
    "acct": 163, "clock_settime": 227, "ioperm": 173, "iopl": 172, "mbind": 237, "syslog": 103,
    "move_pages": 279, "quotactl": 179, "set_mempolicy": 238, "settimeofday": 164,
}  # fmt: skip
REFUSED = (
    "unshare", "setns", "mount", "umount2", "pivot_root", "move_mount", "open_tree", "fsopen",
    "fsconfig", "fsmount", "fspick", "mount_setattr", "ptrace", "process_vm_readv",
    "process_vm_writev", "kcmp", "bpf", "perf_event_open", "keyctl", "add_key", "request_key",
    "userfaultfd", "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module",
    "reboot", "swapon", "swapoff", "open_by_handle_at", "io_uring_setup", "io_uring_enter",
    "io_uring_register",
)  # fmt: skip


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def enter() -> None:
    """Leaves this process, from its next exec on, what root has in a container."""
    for capability in set(range(LAST_CAPABILITY + 1)) - KEPT_CAPABILITIES:
        kernel.prctl(PR_CAPBSET_DROP, capability)
    code = b"".join(struct.pack("=HBBI", *one) for one in _program())
    filter_ = _Program(len(code) // SIZE, code)
    kernel.call("seccomp", SECCOMP_SET_MODE_FILTER, 0, ctypes.byref(filter_))


def _program() -> list[Instruction]:
    refused = (RETURN, 0, 0, ERROR | errno.EPERM)
    numbers = [*OTHERS.values(), *(NUMBERS[name][0] for name in REFUSED)]
    denied: list[Instruction] = []
    for number in numbers:
        assert number is not None
        denied += [(EQUAL, 0, 1, number), refused]
    clone, clone3 = NUMBERS["clone"][0], NUMBERS["clone3"][0]
    assert clone is not None
    assert clone3 is not None
    return [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, ARCHITECTURES["x86_64"]),
        refused,
        (LOAD, 0, 0, NUMBER),
        *denied,
        (EQUAL, 0, 1, clone3),  # its flags are in memory, where a filter cannot look
        (RETURN, 0, 0, ERROR | errno.ENOSYS),
        (EQUAL, 1, 0, clone),
        (RETURN, 0, 0, ALLOW),
        (LOAD, 0, 0, ARGUMENTS),
        (ANY_BIT, 0, 1, NEW_NAMESPACES),
        refused,
        (RETURN, 0, 0, ALLOW),
    ]
