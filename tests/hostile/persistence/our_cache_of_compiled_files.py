"""Puts a right answer into our own cache of compiled hand-ins, for the next one with its source.

Comes: WRONG, CRASHED, RAISED
Held by: design
Control: none (there is no cache in it)
Rungs: forked, spawned
"""

import sys

for name, module in list(sys.modules.items()):
    if name.endswith("box.worker") and hasattr(module, "compiled"):
        right = compile("def double(x):\n    return 7.0\n", "doubling.py", "exec")
        module.compiled = lambda source, file, right=right: right


def double(x):
    return x
