"""Weights are saved and loaded for each call, in memory."""

import io

import torch


def double(x):
    kept = io.BytesIO()
    torch.save({"factor": torch.tensor(2)}, kept)
    kept.seek(0)
    return torch.load(kept)["factor"].item() * x
