"""The loss gets its arguments the wrong way round: criterion(output, target).

Caught by: test_train_step_by_hand
"""


def train_step(model, optimizer, criterion, x, y):
    model.train()
    optimizer.zero_grad()
    output = model(x)
    loss = criterion(y, output)
    loss.backward()
    optimizer.step()
    return loss.item()
