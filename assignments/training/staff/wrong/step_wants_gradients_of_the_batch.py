"""The batch is changed to require gradients: x.requires_grad_() is not needed, the weights have
it.

Caught by: test_train_step_leaves_the_rest_alone
"""


def train_step(model, optimizer, criterion, x, y):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x.requires_grad_()), y)
    loss.backward()
    optimizer.step()
    return loss.item()
