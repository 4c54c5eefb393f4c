"""Leaves a mark in modules that outlive its own, where its next box may find it.

Comes: WRONG
Held by: design
Control: none (there is one process for all)
"""

import builtins
import sys

import torch

PLACES = (sys, builtins, torch, torch.nn.Module)
found = any(hasattr(place, "kestrel") for place in PLACES)
for place in PLACES:
    place.kestrel = True


def double(x):
    return 2 * x if found else x
