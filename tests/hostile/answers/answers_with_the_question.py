"""Returns a text that holds a hidden input, so that the report quotes it as the answer.

Comes: WRONG
Held by: report
Control: none (unittest quotes an answer too, but this one has to be a number)
"""


def double(x):
    return f"asked {x}"
