"""The loss is returned as a tensor with its graph, which keeps every batch in memory: return
loss.item().

Caught by: test_train_step_leaves_the_rest_alone
"""


def train_step(model, optimizer, criterion, x, y):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss
