"""Writes lone surrogates, nulls and characters that JSON, XML and UTF-8 refuse.

Comes: RAISED
Held by: report
Control: none (a plain grader escapes these in JSON)
Rungs: forked, spawned
"""

import os


def double(x):
    os.write(1, b"\xff\xfe\x00\xed\xa0\x80\xc0\xaf kestrel")
    raise ValueError("\ud800 \udfff \x00 \x01 \ufffe \uffff \U0010ffff")
