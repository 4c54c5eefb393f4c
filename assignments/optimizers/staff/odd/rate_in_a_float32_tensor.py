"""step_decay answers with a 0-d float32 tensor."""

_step_decay = step_decay


def step_decay(lr0, epoch, step_size, gamma):
    return torch.tensor(_step_decay(lr0, epoch, step_size, gamma))
