"""The arguments have other names than in the contract, so gradient_descent(loss_fn=…, w0=…) fails.

Caught by: test_gradient_descent_takes_the_names_of_the_contract
"""

_named_descent = gradient_descent


def gradient_descent(f, w, lr, n):
    return _named_descent(f, w, lr, n)
