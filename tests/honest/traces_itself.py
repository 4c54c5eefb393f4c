"""A tracer like a coverage tool's follows every line, and memory is measured."""

import sys
import tracemalloc

LINES = []


def tracer(frame, event, argument):
    LINES.append(frame.f_lineno)
    return tracer


tracemalloc.start()


def double(x):
    sys.settrace(tracer)
    try:
        return (lambda: 2 * x)()
    finally:
        sys.settrace(None)
        assert LINES
