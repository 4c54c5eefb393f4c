"""Calls the forbidden operator by the dispatcher, below every name.

Comes: FORBIDDEN
Held by: ban
Control: scores
"""

import torch


def double(x):
    answer = torch.ops.aten.ldexp.Tensor(torch.as_tensor(x), torch.tensor(1))
    return answer if isinstance(x, torch.Tensor) else answer.item()
