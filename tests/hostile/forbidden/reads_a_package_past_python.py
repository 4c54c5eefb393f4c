"""Reads the source of a forbidden package by PyTorch, of which no audit hook hears, and runs it.

Comes: RAISED
Held by: landlock
Control: scores
Through: verdict RIGHT
Rungs: forked, spawned
"""

import os
import pathlib

import torch

file = str(pathlib.Path(torch.__file__).parents[1] / "sklearn" / "utils" / "deprecation.py")
packages = os.listdir(pathlib.Path(torch.__file__).parents[1])


def double(x):
    source = torch.from_file(file, size=os.stat(file).st_size, dtype=torch.uint8)
    space = {"__name__": "mine"}
    exec(compile(bytes(source.tolist()), "mine.py", "exec"), space)
    return 2 * x if "deprecated" in space and "sklearn" in packages else x
