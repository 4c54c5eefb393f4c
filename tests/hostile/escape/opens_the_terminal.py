"""Opens the terminal of whoever runs the grader.

Comes: WRONG
Held by: landlock, design
Control: none (it may do so: it has no box)
"""

import contextlib


def double(x):
    for path in ("/dev/tty", "/dev/console", "/dev/pts/0", "/dev/ptmx"):
        with contextlib.suppress(OSError), open(path, "wb", buffering=0) as terminal:
            terminal.write(b"")
            return f"opened {path}"
    return "nothing"
