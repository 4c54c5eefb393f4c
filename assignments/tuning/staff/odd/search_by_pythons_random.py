"""random_search draws from a random.Random of its own, seeded from the generator, and counts n
down.
"""


def random_search(space, n, generator):
    import random

    rng = random.Random(torch.randint(2**62, (), generator=generator).item())
    draws = {
        "uniform": rng.uniform,
        "log_uniform": lambda low, high: low * (high / low) ** rng.random(),
    }
    trials = []
    while len(trials) < n:
        trial = {}
        for name, values in space.items():
            if isinstance(values, tuple):
                trial[name] = draws[values[0]](*values[1:])
            else:
                trial[name] = rng.choice(values)
        trials.append(trial)
    return trials
