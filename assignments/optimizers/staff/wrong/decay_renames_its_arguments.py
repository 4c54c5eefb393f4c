"""The arguments have other names than in the contract, so step_decay(lr0=…, epoch=…) fails.

Caught by: test_step_decay_takes_the_names_of_the_contract
"""

_named_decay = step_decay


def step_decay(lr, t, step, gamma):
    return _named_decay(lr, t, step, gamma)
