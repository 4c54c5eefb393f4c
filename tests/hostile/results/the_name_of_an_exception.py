"""Gives its exception a name with escapes, markup and a thousand lines.

Comes: RAISED
Held by: report
Control: none (a plain grader hands it on)
"""

Named = type("\x1b[31m<b>[red]\n" * 1_000, (ValueError,), {})


def double(x):
    raise Named("")
