"""Its own functions and methods have the names of forbidden ones."""


class torch:
    """Not PyTorch."""

    class optim:
        @staticmethod
        def SGD(x):
            return x

    @staticmethod
    def add(x, y):
        return x + y


def add(x, y):
    return torch.add(x, y)


def double(x):
    text = "torch.add(x, x) would be forbidden"
    return add(x, torch.optim.SGD(x)) if text else x
