"""The gradients are never cleared, so each step adds this batch's to those of all batches before:
call optimizer.zero_grad().

Caught by: test_train_step_follows_pytorch
"""


def train_step(model, optimizer, criterion, x, y):
    model.train()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
