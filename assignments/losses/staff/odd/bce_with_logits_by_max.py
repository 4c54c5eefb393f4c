"""bce_with_logits is max(x, 0) − x t + log(1 + e^(−|x|)), without log1p."""


def bce_with_logits(logits, target, reduction="mean"):
    if logits.shape != target.shape:
        raise ValueError(f"{tuple(logits.shape)} != {tuple(target.shape)}")
    y = target.to(logits)
    loss = logits.clamp(min=0) - logits * y + torch.log(1 + torch.exp(-logits.abs()))
    return _reduced(loss, reduction)
