"""p = 1 must be refused by a ValueError: there would be nothing left to scale.

Caught by: test_dropout_refuses_to_drop_all
"""


def dropout(x, p, training, generator):
    if not training:
        return x
    return x * (torch.rand(x.shape, generator=generator) >= p) / max(1 - p, 1e-9)
