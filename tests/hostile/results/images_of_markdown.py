"""Writes Markdown whose image tells a server that somebody reads it.

Comes: RAISED
Held by: report
Control: none (a plain grader hands it on)
"""


def double(x):
    raise ValueError("![](https://kestrel.invalid/seen.png) [mark](javascript:kestrel()) ``` # 10")
