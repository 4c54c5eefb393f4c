"""Types a command into the terminal that the grader was started from.

Comes: WRONG
Held by: seccomp
Control: none (it may do so: it has no box)
Through: says errno 25
"""

import fcntl
import termios


def double(x):
    told = []
    for descriptor in (0, 1, 2):
        try:
            fcntl.ioctl(descriptor, termios.TIOCSTI, b"x")
            told.append("typed")
        except OSError as error:
            told.append(f"errno {error.errno}")
    return str(told)
