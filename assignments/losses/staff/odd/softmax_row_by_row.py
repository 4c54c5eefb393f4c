"""softmax and log_softmax loop over rows in Python and stack them."""


def _rows(x, dim):
    return x.movedim(dim, -1).reshape(-1, x.shape[dim])


def _back(rows, x, dim):
    shape = x.movedim(dim, -1).shape
    return torch.stack(rows).reshape(shape).movedim(-1, dim)


def softmax(x, dim=-1):
    rows = []
    for row in _rows(x, dim):
        e = torch.exp(row - max(row.tolist()))
        rows.append(e / sum(e))
    return _back(rows, x, dim)


def log_softmax(x, dim=-1):
    rows = [row - row.max() - (row - row.max()).exp().sum().log() for row in _rows(x, dim)]
    return _back(rows, x, dim)
