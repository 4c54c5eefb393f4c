"""The gradients are cleared between backward and step, so the optimizer has none to follow.

Caught by: test_train_step_by_hand
"""


def train_step(model, optimizer, criterion, x, y):
    model.train()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
