"""Keeps every input outside its own module, to return an earlier one in place of an answer.

Comes: WRONG
Held by: design
Control: none (its answers are wrong ones there too)
Rungs: forked, spawned
"""

import sys

import torch

kept = sys.__dict__.setdefault("kestrel", [])


def double(x):
    kept.append(x)
    return kept[0] if type(kept[0]) is type(x) else torch.as_tensor(x)
