"""Names of Python's are used for one's own things."""


def print(*_):
    """Debugging is switched off."""


def sum(numbers):
    total, *rest = numbers
    for number in rest:
        total = total + number
    return total


def double(x, list=2, str=None):
    print(x)
    return sum([x] * list)
