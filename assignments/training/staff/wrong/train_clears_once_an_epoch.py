"""The gradients are cleared once an epoch, so within it they pile up from batch to batch.

Caught by: test_train_follows_pytorch, test_train_shuffles_as_the_loader_does
"""


def train(model, optimizer, criterion, loader, epochs):
    history = []
    for _ in range(epochs):
        model.train()
        optimizer.zero_grad()
        total, count = 0.0, 0
        for x, y in loader:
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            total, count = total + len(x) * loss.item(), count + len(x)
        history.append(total / count)
    return history
