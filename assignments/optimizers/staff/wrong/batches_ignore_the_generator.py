"""The generator is not used: the order comes from the global random state, so a seeded run cannot
be repeated.

Caught by: test_minibatches_depend_on_the_generator_alone,
test_minibatches_leave_the_global_random_state_alone
"""


def minibatches(n, batch_size, generator=None):
    _refuse_below_one(batch_size=batch_size)
    order = torch.randperm(n)
    for first in range(0, n, batch_size):
        yield order[first : first + batch_size]
