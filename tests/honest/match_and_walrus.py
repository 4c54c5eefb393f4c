"""Newer syntax: match statements, walruses, positional-only arguments, starred expressions."""


def double(x, /, *, factor=2, **rest):
    match (factor, rest):
        case (2, {}) if (twice := [*(x, x)]) and len(twice) == 2:
            first, *others = twice
            return first + others[0]
        case _:
            return factor * x
