"""The function is a class, and calling it gives the answer in place of an instance."""


class double:
    def __new__(cls, x):
        return 2 * x
