"""step seeds the global random state, which changes what every other part of the program draws; an
optimizer changes its parameters only.

Caught by: test_sgd_reads_gradients_and_leaves_them
"""


class SGD(SGD):
    def step(self):
        torch.manual_seed(0)
        super().step()
