"""A sigmoid is put on the logits before the loss, which has one inside.

Caught by: test_train_step_by_hand
"""


def train_step(model, optimizer, criterion, x, y):
    model.train()
    optimizer.zero_grad()
    loss = criterion(torch.sigmoid(model(x)), y)
    loss.backward()
    optimizer.step()
    return loss.item()
