"""Answers a byte at a time, with a pause after each, so that something always comes.

Comes: TOO_SLOW, WRONG
Held by: wall
Control: none (there is no wall in it)
"""

import os
import time


def double(x):
    frame = b"wal1" + (60).to_bytes(4, "big") + bytes(8) + b'{"value": 7.0' + b" " * 60
    while type(x) is float and x == 3.5:
        for descriptor in range(3, 64):
            try:
                os.write(descriptor, frame[:1])
                frame = frame[1:] or b" "
            except OSError:
                continue
        time.sleep(0.1)
    return x
