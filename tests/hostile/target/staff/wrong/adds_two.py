"""Two is added; the numbers are to be multiplied by it.

Caught by: test_doubles_a_number, test_doubles_a_tensor, test_doubles_again_and_again
"""

# @MARKER@


def double(x):
    return x + 2
