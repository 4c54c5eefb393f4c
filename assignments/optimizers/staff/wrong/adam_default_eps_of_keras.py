"""The default eps is 1e-7, as in Keras; the paper and PyTorch have 1e-8.

Caught by: test_adam_adds_eps_to_the_corrected_root
"""


class Adam(Adam):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-7, *args, **settings):
        super().__init__(params, lr, betas, eps, *args, **settings)
