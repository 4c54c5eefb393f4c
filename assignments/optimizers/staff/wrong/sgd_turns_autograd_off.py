"""torch.set_grad_enabled(False) in step is never undone, so the next backward fails; use `with
torch.no_grad():`.

Caught by: test_sgd_works_in_a_training_loop
"""


class SGD(SGD):
    def step(self):
        super().step()
        torch.set_grad_enabled(False)
