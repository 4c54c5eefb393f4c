"""torch.manual_seed in __init__ changes what the rest of the program draws: leave the seed to who
trains.

Caught by: test_dropout_never_reseeds
"""


class Dropout(Dropout):
    def __init__(self, p=0.5, inverted=True):
        super().__init__(p, inverted)
        torch.manual_seed(0)
