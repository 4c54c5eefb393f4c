"""Each function is made of the others: bce_with_logits and cross_entropy of log_softmax, softmax
of its exp, nll of one_hot.
"""


def log_softmax(x, dim=-1):
    m = x.max(dim=dim, keepdim=True)[0].detach()
    return x - m - torch.log(torch.sum(torch.exp(x - m), dim=dim, keepdim=True))


def softmax(x, dim=-1):
    return torch.exp(log_softmax(x, dim))


def sigmoid(x):
    return softmax(torch.stack([torch.zeros_like(x), x], -1))[..., 1]


def bce_with_logits(logits, target, reduction="mean"):
    assert logits.shape == target.shape, "same shape, please"
    both = log_softmax(torch.stack([torch.zeros_like(logits), logits], dim=-1))
    t = target.type_as(logits)
    return _reduced(-((1 - t) * both[..., 0] + t * both[..., 1]), reduction)


def nll(log_prob, target, reduction="mean"):
    picked = (one_hot(target, log_prob.size(1)) * log_prob).sum(dim=1)
    return _reduced(-picked, reduction)


def cross_entropy(logits, target, reduction="mean"):
    return nll(log_softmax(logits, dim=1), target, reduction=reduction)
