"""Calls the forbidden operator's form that writes into a tensor, and the one in place.

Comes: FORBIDDEN
Held by: ban
Control: scores
"""

import torch


def double(x):
    answer = torch.as_tensor(x).clone()
    if isinstance(x, torch.Tensor):
        return answer.ldexp_(torch.tensor(1))
    torch.ldexp(answer, torch.tensor(1), out=answer)
    return answer.item()
