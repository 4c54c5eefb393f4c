"""random_search draws all n values of a name at once, in float32 tensors, and puts the columns
together; ranges are tensors of no dimension.
"""


def random_search(space, n, generator):
    def column(values):
        if isinstance(values, list):
            places = torch.randint(0, len(values), (n,), generator=generator)
            return [values[place] for place in places]
        ends = torch.tensor(values[1:], dtype=torch.float32)
        is_log = values[0].startswith("log")
        low, high = ends.log() if is_log else ends
        u = torch.rand(n, generator=generator) * (high - low) + low
        return list(u.exp() if is_log else u)

    columns = [column(values) for values in space.values()]
    return [dict(zip(space, row)) for row in zip(*columns)]
