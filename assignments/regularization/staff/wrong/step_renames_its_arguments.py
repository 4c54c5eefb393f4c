"""The arguments have other names: they are w, grad, lr and alpha.

Caught by: test_step_takes_the_names_of_the_contract
"""


def sgd_weight_decay_step(weight, gradient, learning_rate, weight_decay):
    _refuse_negative(lr=learning_rate, alpha=weight_decay)
    return weight - learning_rate * (weight_decay * weight + gradient)
