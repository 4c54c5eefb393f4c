"""Objects of its own classes go through pickle, and through a deep copy."""

import copy
import pickle


class Factor:
    def __init__(self, value):
        self.value = value


def double(x):
    factor = copy.deepcopy(pickle.loads(pickle.dumps(Factor(2))))
    return factor.value * x
