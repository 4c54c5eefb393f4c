def doubled(subject, x):
    """Twice x."""
    return subject.double(x)


def doubled_in_turn(subject, numbers):
    """Twice each of a few numbers, asked one after the other."""
    return [subject.double(number) for number in numbers]
