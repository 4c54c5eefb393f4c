"""grid counts from 0 to the number of trials and reads each number's digits, with a base for each
name.
"""


def grid(space):
    trials = []
    for number in range(math.prod(map(len, space.values()))):
        digits = {}
        for name in reversed(space):
            number, digits[name] = divmod(number, len(space[name]))
        trials.append({name: space[name][digits[name]] for name in space})
    return trials
