"""(N, 1) against (N,) broadcasts to N·N losses without a word, the classic bug of a squeezed
target; compare the shapes and raise ValueError.

Caught by: test_bce_refuses_a_column_against_a_row, test_bce_refuses_other_shapes_and_reductions
"""


def bce(prob, target, reduction="mean"):
    t = target.to(prob.dtype)
    log_p = prob.log().clamp(min=SMALLEST_LOG)
    log_q = (1 - prob).log().clamp(min=SMALLEST_LOG)
    return _reduced(-t * log_p - (1 - t) * log_q, reduction)
