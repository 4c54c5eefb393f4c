"""Opens files of Python, PyTorch and our package for writing, which every program imports.

Comes: WRONG
Held by: landlock, user
Control: none (it would change this machine's Python)
Through: says could write
"""

import os
import sys

import torch

could = 0
for module in (os, torch, sys.modules.get("grader.box.worker", torch)):
    try:
        os.close(os.open(module.__file__, os.O_WRONLY | os.O_APPEND))  # and nothing is written
        could += 1
    except OSError:
        pass


def double(x):
    if could:
        raise RuntimeError("could write")
    return x
