"""Imports a forbidden package from its folder under another name: links and dots are many.

Comes: FORBIDDEN
Held by: ban
Control: scores
Rungs: forked, spawned
"""

import pathlib
import sys

import torch

packages = pathlib.Path(torch.__file__).parents[1]
sys.path.insert(0, f"{packages}/../{packages.name}")


def double(x):
    import sklearn.utils

    return x * sklearn.utils.Bunch(two=2).two
