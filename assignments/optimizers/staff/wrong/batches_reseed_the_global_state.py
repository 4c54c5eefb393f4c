"""torch.manual_seed inside the function changes what every other part of the program draws; pass
the generator on instead.

Caught by: test_minibatches_leave_the_global_random_state_alone
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    if generator is not None:
        torch.manual_seed(int(torch.randint(2**31, (), generator=generator)))
    order = torch.randperm(n)
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
