"""nll and cross_entropy take one entry after the other in Python and stack them."""


def nll(log_prob, target, reduction="mean"):
    picked = torch.stack([-log_prob[i][c] for i, c in enumerate(target.tolist())])
    return _reduced(picked, reduction)


def cross_entropy(logits, target, reduction="mean"):
    losses = []
    for row, c in zip(logits, target):
        top = row.max()
        losses.append(torch.log(torch.sum(torch.exp(row - top))) + top - row[c])
    return _reduced(torch.stack(losses), reduction)
