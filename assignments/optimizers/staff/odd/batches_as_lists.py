"""minibatches returns a list of lists of Python ints, shuffled by Python's random with a seed from
the generator.
"""


def minibatches(n, batch_size, generator=None):
    import random

    if batch_size < 1:
        raise ValueError("batch_size")
    seed = torch.randint(2**62, (), generator=generator).item()
    order = list(range(n))
    random.Random(seed).shuffle(order)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
