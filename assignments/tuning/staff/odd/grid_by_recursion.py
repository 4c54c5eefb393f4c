"""grid takes off the first name and asks itself for the rest; it returns a tuple of OrderedDict."""


def grid(space, *, shuffle=False):
    from collections import OrderedDict

    def rest(names):
        if not names:
            return [()]
        later = rest(names[1:])
        return [((names[0], value), *pairs) for value in space[names[0]] for pairs in later]

    print("names:", len(space))
    return tuple(OrderedDict(pairs) for pairs in rest(list(space)))
