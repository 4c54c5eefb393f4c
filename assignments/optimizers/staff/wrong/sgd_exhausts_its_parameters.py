"""params is kept as it came: model.parameters() is a generator, empty after the first loop over it;
keep list(params).

Caught by: test_sgd_follows_pytorch
"""


class SGD(SGD):
    def __init__(self, params, *args, **settings):
        super().__init__(params, *args, **settings)
        everything = self.params
        self.params = (w for w in everything)
