"""sigmoid fills positive and negative entries through masks, in flat memory."""


def sigmoid(x):
    flat = x.reshape(-1)
    result = torch.empty_like(flat)
    positive = flat >= 0
    result[positive] = 1 / (1 + torch.exp(-flat[positive]))
    e = torch.exp(flat[~positive])
    result[~positive] = e / (1 + e)
    return result.reshape(x.shape)
