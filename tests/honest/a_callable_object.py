"""The function is an object with ``__call__``, which counts its calls."""


class Doubler:
    def __init__(self):
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        return 2 * x


double = Doubler()
