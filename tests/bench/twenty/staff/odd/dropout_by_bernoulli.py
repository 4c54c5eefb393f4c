"""dropout draws by bernoulli_, and multiplies before it selects."""


def dropout(x, p, training, generator):
    if p < 0 or p >= 1:
        raise ValueError("p is a probability below 1")
    if training:
        is_kept = torch.empty_like(x).bernoulli_(1 - p, generator=generator)
        x = torch.where(is_kept.bool(), x * (1 / (1 - p)), torch.zeros(()))
    return x
