"""Objects with ``__del__``, weak references and an atexit, which all do their work."""

import atexit
import weakref

GONE = []
atexit.register(GONE.clear)


class Box:
    def __init__(self, value):
        self.value = value

    def __del__(self):
        GONE.append(1)


def double(x):
    box = Box(x)
    seen = weakref.ref(box, GONE.append)
    answer = 2 * seen().value
    del box
    assert seen() is None
    assert len(GONE) >= 2
    return answer
