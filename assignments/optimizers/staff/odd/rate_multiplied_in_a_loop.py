"""step_decay multiplies by gamma once for each block that is over; it also takes more arguments."""


def step_decay(lr0, epoch, step_size, gamma, verbose=False):
    assert step_size > 0
    assert lr0 >= 0
    lr = lr0
    for e in range(1, epoch + 1):
        if e % step_size == 0:
            lr *= gamma
    return lr
