"""A number is drawn from the global random state although a generator is given: that changes what
the rest of the program draws.

Caught by: test_minibatches_leave_the_global_random_state_alone
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    seed = int(torch.randint(2**31, ()))
    order = torch.randperm(n, generator=generator or torch.Generator().manual_seed(seed))
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
