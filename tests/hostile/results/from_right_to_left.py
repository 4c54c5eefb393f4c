"""Turns the direction of what stands around its text, and hides letters in it.

Comes: RAISED
Held by: report
Control: none (a plain grader hands them on)
"""


def double(x):
    raise ValueError("stniop \u202e01 fo 01\u202c \u2066\u200b\u200d\ufeff\u00ad\u2069\u061c")
