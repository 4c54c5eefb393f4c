"""Reads the environment of another process by process_vm_readv.

Comes: CRASHED, WRONG
Held by: seccomp, landlock, user
Control: reads
Through: says MARKER
"""

import ctypes
import platform
import re

NUMBER = {"x86_64": 310, "aarch64": 270}[platform.machine()]


class Vector(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


def double(x):
    start = 0
    try:
        with open("/proc/@BYSTANDER@/stat") as file:
            start = int(file.read().rpartition(")")[2].split()[47])
    except OSError as error:
        print(error)
    room = ctypes.create_string_buffer(1 << 12)
    mine, theirs = Vector(ctypes.addressof(room), 1 << 12), Vector(start, 1 << 12)
    ctypes.CDLL(None).syscall(
        NUMBER, int("@BYSTANDER@"), ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0
    )
    found = re.findall(rb"kestrel-[0-9a-f]{32}", room.raw)
    print(found)
    return str(found)
