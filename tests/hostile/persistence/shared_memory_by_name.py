"""Opens shared memory, semaphores and queues of System V, which outlive who made them.

Comes: WRONG
Held by: seccomp
Control: none (they have no name that could be found)
Through: says made 3
"""

import ctypes

LIBC = ctypes.CDLL(None)
REMOVE = 0
made = 0
for make, remove in (
    (lambda: LIBC.shmget(0, 4096, 0o1666), lambda number: LIBC.shmctl(number, REMOVE, None)),
    (lambda: LIBC.semget(0, 1, 0o1666), lambda number: LIBC.semctl(number, 0, REMOVE)),
    (lambda: LIBC.msgget(0, 0o1666), lambda number: LIBC.msgctl(number, REMOVE, None)),
):
    number = make()
    if number != -1:
        made += 1
        remove(number)


def double(x):
    if made:
        raise RuntimeError(f"made {made}")
    return x
