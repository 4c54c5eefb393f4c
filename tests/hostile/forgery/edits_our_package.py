"""Opens the grader's own source to write into it.

Comes: WRONG
Held by: landlock, user
Control: none (the plain grader has no package of ours; see patches_the_runner)
Through: says opened
"""

import sys


def double(x):
    try:
        with open(sys.modules["grader.box.worker"].__file__, "a"):
            return "opened"
    except OSError as error:
        return repr(error)
