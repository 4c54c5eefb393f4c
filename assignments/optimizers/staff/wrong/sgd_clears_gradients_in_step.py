"""step also clears the gradients; that is the work of zero_grad, and step changes nothing but its
parameters.

Caught by: test_sgd_reads_gradients_and_leaves_them
"""


class SGD(SGD):
    def step(self):
        super().step()
        self.zero_grad()
