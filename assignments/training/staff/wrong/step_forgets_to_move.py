"""optimizer.step() is missing: the gradients are there, and the weights stay.

Caught by: test_train_step_by_hand
"""


def train_step(model, optimizer, criterion, x, y):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    return loss.item()
