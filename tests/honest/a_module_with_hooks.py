"""A module with a parameter, hooks before and behind, in a Sequential."""

import torch
from torch import nn


class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.factor = nn.Parameter(torch.tensor(1.0))

    def forward(self, x):
        return self.factor * x


model = nn.Sequential(Scale(), nn.Identity())
model[0].register_forward_pre_hook(lambda module, inputs: (inputs[0] + inputs[0],))
model[1].register_forward_hook(lambda module, inputs, output: output.clone())
model.eval().requires_grad_(False)


def double(x):
    return model(x)
