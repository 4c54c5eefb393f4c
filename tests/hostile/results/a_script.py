"""Writes elements that run, into all that a page could take for its own.

Comes: RAISED
Held by: report
Control: none (a plain grader hands it on)
Rungs: forked, spawned
"""


def double(x):
    print("</pre></td><script>kestrel()</script>")
    raise ValueError(
        "\"'><script>kestrel()</script><img src=x onerror=kestrel()><svg/onload=kestrel()>"
    )
