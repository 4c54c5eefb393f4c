"""Has the kernel forget that it is to die with its parent.

Comes: WRONG
Held by: parent, seccomp
Control: none (it has no such bond)
Through: says it may live on
"""

import ctypes

SET, GET = 1, 2  # PR_SET_PDEATHSIG, PR_GET_PDEATHSIG


def double(x):
    library, number = ctypes.CDLL(None), ctypes.c_int(-1)
    library.prctl(SET, 0, 0, 0, 0)
    library.prctl(GET, ctypes.byref(number), 0, 0, 0)
    return "it may live on" if number.value == 0 else f"dies with signal {number.value}"
