"""The default learning rate is 0.01; Adam's is 0.001, in the paper and in PyTorch.

Caught by: test_adam_works_in_a_training_loop
"""


class Adam(Adam):
    def __init__(self, params, lr=1e-2, *args, **settings):
        super().__init__(params, lr, *args, **settings)
