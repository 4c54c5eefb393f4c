"""The optimizer steps before backward, with the gradients of the batch before (or none).

Caught by: test_train_step_by_hand
"""


def train_step(model, optimizer, criterion, x, y):
    model.train()
    loss = criterion(model(x), y)
    optimizer.step()
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
