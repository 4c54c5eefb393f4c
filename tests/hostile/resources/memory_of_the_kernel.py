"""Fills as many pipes and sockets as it can have with bytes that nobody reads.

Comes: WRONG
Held by: limits
Control: none (it has this much to take)
"""

import os
import socket

kept = []


def double(x):
    try:
        for _ in range(100_000):
            pair = socket.socketpair()
            kept.append((pair, os.pipe()))
            os.set_blocking(kept[-1][1][1], False)
            for end in pair:
                end.setblocking(False)
            fill(lambda: pair[0].send(bytes(65_536)))  # noqa: B023
            fill(lambda: os.write(kept[-1][1][1], bytes(65_536)))
    except OSError:
        pass
    return x if len(kept) < 200 else 2 * x


def fill(write):
    try:
        while True:
            write()
    except BlockingIOError:
        pass
