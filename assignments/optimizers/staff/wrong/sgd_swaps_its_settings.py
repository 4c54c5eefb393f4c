"""weight_decay comes before momentum in the signature, so SGD(params, 0.1, 0.9) has the one for the
other; the order is lr, momentum, weight_decay.

Caught by: test_sgd_takes_its_settings_either_way
"""


class SGD(SGD):
    def __init__(self, params, lr, weight_decay=0.0, momentum=0.0):
        super().__init__(params, lr, momentum, weight_decay)
