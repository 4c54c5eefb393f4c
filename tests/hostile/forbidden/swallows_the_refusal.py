"""Tries the forbidden function, swallows the refusal, and answers wrongly in its place.

Comes: WRONG, FORBIDDEN
Held by: ban
Control: scores
"""

import torch


def double(x):
    try:
        answer = torch.ldexp(torch.as_tensor(x), torch.tensor(1))
    except BaseException:
        answer = torch.as_tensor(x)
    return answer if isinstance(x, torch.Tensor) else answer.item()
