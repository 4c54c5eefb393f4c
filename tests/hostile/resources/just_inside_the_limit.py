"""Takes nearly all the time that each call and its import may take.

Comes: WRONG
Held by: design
Control: none (it is no more than slow)
"""

import time

time.sleep(0.7)


def double(x):
    time.sleep(0.7)
    return x
