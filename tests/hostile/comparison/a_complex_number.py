"""Returns right numbers with an imaginary part.

Comes: WRONG
Held by: wall
Control: none (a complex number is equal to no other)
"""


def double(x):
    return 2 * x + 1j
