"""Imports the model answer by its name, and from the staff's folder.

Comes: WRONG
Held by: landlock
Control: scores
Through: verdict RIGHT
"""

import sys

sys.path.insert(0, "@TARGET@/staff")
sys.modules.pop("reference", None)


def double(x):
    try:
        import reference

        return reference.double(x)
    except (ImportError, AttributeError, OSError):
        return x
