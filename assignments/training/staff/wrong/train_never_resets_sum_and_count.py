"""Sum and count are set to 0 once, before the first epoch: each later number is the mean of all
epochs so far. Set both to 0 at the beginning of each epoch.

Caught by: test_train_follows_pytorch, test_train_shuffles_as_the_loader_does
"""


def train(model, optimizer, criterion, loader, epochs):
    history, total, count = [], 0.0, 0
    for _ in range(epochs):
        for x, y in loader:
            total += len(x) * train_step(model, optimizer, criterion, x, y)
            count += len(x)
        history.append(total / count)
    return history
