"""Calls the kernel as 32-bit code does, with other numbers for its calls.

Comes: CRASHED, WRONG, RAISED
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says gave [1-9]
"""

import ctypes
import mmap
import platform


def double(x):
    if platform.machine() != "x86_64":
        return "there is no such code"
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")  # mov eax, 20 (getpid); int 0x80; ret
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    return f"gave {ctypes.CFUNCTYPE(ctypes.c_int)(address)()}"
