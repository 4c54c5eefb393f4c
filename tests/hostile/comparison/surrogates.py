"""Returns texts with surrogates, nulls and marks that no file can hold.

Comes: WRONG
Held by: wall, report
Control: none (a text is not equal to a number)
Rungs: forked, spawned
"""


def double(x):
    return {"\ud800\udfff": "\x00\uffff\udead", "\ufffe": ["\ud83d"] * 3}
