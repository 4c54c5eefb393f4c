"""The batches are collected once and used in every epoch, so the data are never shuffled again: go
through the loader anew.

Caught by: test_train_shuffles_as_the_loader_does
"""

_train = train


def train(model, optimizer, criterion, loader, epochs):
    return _train(model, optimizer, criterion, list(loader), epochs)
