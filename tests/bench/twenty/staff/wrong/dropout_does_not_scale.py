"""What is kept must grow by 1 / (1 − p), or eval sees larger sums than training.

Caught by: test_dropout_scales_what_it_keeps
"""


def dropout(x, p, training, generator):
    if not 0 <= p < 1:
        raise ValueError(p)
    return x * (torch.rand(x.shape, generator=generator) >= p) if training else x
