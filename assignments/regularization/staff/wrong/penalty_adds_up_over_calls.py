"""The sum goes on from call to call: begin with 0 each time.

Caught by: test_penalty_takes_any_iterable, test_penalty_keeps_float64_and_any_strides
"""

total = [torch.zeros(())]


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    for weight in params:
        total[0] = total[0] + weight.square().sum()
    return alpha / 2 * total[0]
