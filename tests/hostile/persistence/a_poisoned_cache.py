"""Leaves bytecode in ``__pycache__`` for a module that another program will import.

Comes: WRONG
Held by: landlock
Control: leaves
"""

import marshal
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
code = compile("def double(x):\n    return 2 * x\n", "kestrel.py", "exec")
try:
    os.makedirs(f"{here}/__pycache__", exist_ok=True)
    name = f"{here}/__pycache__/kestrel.{sys.implementation.cache_tag}.pyc"
    with open(name, "xb") as file:
        file.write(b"\xa7\r\r\n" + bytes(12) + marshal.dumps(code))
except OSError:
    pass


def double(x):
    return x
