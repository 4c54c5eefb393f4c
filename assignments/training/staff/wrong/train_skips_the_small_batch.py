"""A last, smaller batch is left out; every sample belongs to the epoch.

Caught by: test_train_gives_the_mean_loss_of_each_epoch
"""

_train = train


def train(model, optimizer, criterion, loader, epochs):
    size = loader.batch_size

    class Full:
        def __iter__(self):
            return (batch for batch in loader if len(batch[0]) == size or len(loader) == 1)

    return _train(model, optimizer, criterion, Full(), epochs)
