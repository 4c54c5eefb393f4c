"""There is a loss for each batch; asked is one number for each epoch.

Caught by: test_train_gives_the_mean_loss_of_each_epoch
"""


def train(model, optimizer, criterion, loader, epochs):
    return [train_step(model, optimizer, criterion, x, y) for _ in range(epochs) for x, y in loader]
