"""Starts threads, by Python and by what lies below its threading module.

Comes: RAISED
Held by: seccomp, shims
Control: stops it
Through: verdict CRASHED
"""

import _thread
import os
import threading
import time


def double(x):
    for _ in range(3):
        _thread.start_new_thread(time.sleep, (20,))
    threading.Thread(target=os._exit, args=(3,)).start()
    time.sleep(0.5)
    raise RuntimeError("started threads")
