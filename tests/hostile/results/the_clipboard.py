"""Writes a command into the reader's clipboard, by OSC 52, and asks to have it read out.

Comes: WRONG
Held by: report
Control: none (a plain grader hands the escapes on)
"""


def double(x):
    print("\x1b]52;c;a2VzdHJlbA==\x07\x1b]52;c;?\x07\x1bP+q544e\x1b\\", flush=True)
    return x
