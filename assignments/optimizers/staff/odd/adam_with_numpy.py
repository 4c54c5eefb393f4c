"""Adam computes in NumPy on the memory of the parameters, and zeroes gradients in place."""


class Adam(Adam):
    def step(self):
        import numpy as np

        for i, w in enumerate(self.params):
            if w.grad is None:
                continue
            weight = w.detach().numpy()
            self._remember(i, torch.as_tensor(w.grad.numpy() + self.weight_decay * weight))
            direction = self._direction(i).numpy()
            np.subtract(weight, self.lr * direction, out=weight, casting="same_kind")

    def zero_grad(self):
        for w in self.params:
            if w.grad is not None:
                w.grad = w.grad * 0
