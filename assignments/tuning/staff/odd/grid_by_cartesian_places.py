"""grid takes the places of the values from torch.cartesian_prod and the values from their lists."""


def grid(space):
    sizes = [torch.arange(len(values)) for values in space.values()]
    places = torch.cartesian_prod(*sizes).reshape(-1, len(space))
    return [{name: space[name][int(i)] for name, i in zip(space, row)} for row in places]
