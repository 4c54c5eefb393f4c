"""random.seed and np.random.seed in __init__ change what the rest of the program draws: leave the
seeds to who trains.

Caught by: test_dropout_never_reseeds
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        import random

        import numpy as np

        super().__init__(p, inverted)
        random.seed(0)
        np.random.seed(0)
