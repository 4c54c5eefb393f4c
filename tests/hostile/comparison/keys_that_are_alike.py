"""Returns a dictionary whose keys are texts of a class, all with the same text and other hashes.

Comes: WRONG
Held by: wall
Control: none (it is not equal to a number)
"""


class Key(str):
    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other


def double(x):
    return {Key("value"): 7.0, Key("value"): 0.0, Key("nonce"): "x"}
