"""SGD is a function that returns an object, with the state in a closure."""


def SGD(params, lr, momentum=0.0, weight_decay=0.0):
    _refuse_negative(lr=lr, momentum=momentum, weight_decay=weight_decay)
    weights = tuple(params)
    velocity = {}

    class Closure:
        def step(self):
            with torch.no_grad():
                for w in weights:
                    if w.grad is not None:
                        g = torch.add(w.grad, w, alpha=weight_decay)
                        velocity[id(w)] = momentum * velocity.get(id(w), 0) - self.lr * g
                        w.copy_(w + velocity[id(w)])

        def zero_grad(self):
            for w in weights:
                w.grad = torch.zeros_like(w)

    optimizer = Closure()
    optimizer.lr = lr
    return optimizer
