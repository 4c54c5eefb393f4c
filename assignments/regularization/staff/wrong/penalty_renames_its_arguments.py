"""The arguments have other names: they are params and alpha.

Caught by: test_penalty_takes_the_names_of_the_contract
"""


def l2_penalty(parameters, weight_decay):
    _refuse_negative(alpha=weight_decay)
    return weight_decay / 2 * sum(weight.square().sum() for weight in parameters)
