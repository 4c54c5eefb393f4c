"""step also clears the gradients; that is the work of zero_grad, and step changes nothing but its
parameters.

Caught by: test_adam_reads_gradients_and_leaves_them
"""


class Adam(Adam):
    def step(self):
        super().step()
        self.zero_grad()
