"""minibatches shuffles by hand, one draw for each index, and gives a random.shuffle without a
generator.
"""


def minibatches(n, batch_size, generator=None):
    import random

    if batch_size <= 0:
        raise AssertionError("batch_size must be positive")
    order = list(range(n))
    if generator is None:
        random.shuffle(order)
    else:
        for i in range(n - 1, 0, -1):
            j = int(torch.randint(i + 1, (1,), generator=generator))
            order[i], order[j] = order[j], order[i]
    batch = []
    for index in order:
        batch.append(index)
        if len(batch) == batch_size:
            yield torch.tensor(batch)
            batch = []
    if batch:
        yield torch.tensor(batch)
