"""It asks for a library of the system, as packages with native code do when they are imported."""

import ctypes
import ctypes.util

mathematics = ctypes.CDLL(ctypes.util.find_library("m"))
mathematics.exp2.restype = ctypes.c_double
mathematics.exp2.argtypes = [ctypes.c_double]
nothing = ctypes.util.find_library("of-no-such-name")


def double(x):
    assert nothing is None
    return x * int(mathematics.exp2(1.0))
