"""model.train() is missing (or has no parentheses): a model that arrives in eval mode is trained
without dropout, and with batch norm's old averages.

Caught by: test_train_step_turns_training_on
"""


def train_step(model, optimizer, criterion, x, y):
    model.train
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
