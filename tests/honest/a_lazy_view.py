"""The answer is the imaginary part of a conjugate, whose sign is a note to be applied later."""

import torch


def double(x):
    x = torch.as_tensor(x)
    answer = torch.complex(torch.zeros_like(x), -2 * x).conj().imag
    assert answer.is_neg()
    return answer
