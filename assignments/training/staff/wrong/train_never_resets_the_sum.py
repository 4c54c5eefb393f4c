"""The sum is not set back to 0 at the beginning of an epoch, so each number holds all epochs
before.

Caught by: test_train_gives_the_mean_loss_of_each_epoch
"""


def train(model, optimizer, criterion, loader, epochs):
    history, total = [], 0.0
    for _ in range(epochs):
        count = 0
        for x, y in loader:
            total += len(x) * train_step(model, optimizer, criterion, x, y)
            count += len(x)
        history.append(total / count)
    return history
