"""bce takes log1p(−p), the larger of each log and −100, and divides the sum by numel."""


def bce(prob, target, reduction="mean"):
    if list(prob.shape) != list(target.shape):
        raise TypeError("prob and target must have one shape")
    y = torch.as_tensor(target, dtype=prob.dtype)
    floor = torch.full_like(prob, -100)
    loss = -(y * torch.maximum(prob.log(), floor) + (1 - y) * torch.maximum((-prob).log1p(), floor))
    known = {
        "mean": lambda: loss.sum() / loss.numel(),
        "sum": lambda: loss.sum(),
        "none": lambda: loss,
    }
    if reduction not in known:
        raise ValueError(reduction)
    return known[reduction]()
