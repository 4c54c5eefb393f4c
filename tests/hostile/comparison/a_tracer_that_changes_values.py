"""Traces our code in the box, and writes another answer into its variables.

Comes: WRONG, CRASHED, RAISED
Held by: design
Control: none (it finds the right answer in no variable of the suite)
"""

import sys


def tracer(frame, event, argument):
    for name, value in list(frame.f_locals.items()):
        if isinstance(value, float):
            frame.f_locals[name] = 7.5
    return tracer


def double(x):
    frame = sys._getframe()
    while frame is not None:
        frame.f_trace = tracer
        frame = frame.f_back
    sys.settrace(tracer)
    return x
