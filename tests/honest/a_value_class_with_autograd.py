"""Its own little automatic differentiation, with overloaded operators."""


class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents, self.grad = data, parents, 0

    def __mul__(self, other):
        return Value(self.data * other.data, ((self, other), (other, self)))

    def backward(self, gradient=1):
        self.grad = self.grad + gradient
        for parent, factor in self.parents:
            parent.backward(gradient * factor.data)


def double(x):
    value = Value(x)
    (value * value).backward()
    return value.grad
