"""The weights are moved by hand with lr · gradient, so that momentum, Adam and weight decay of the
optimizer are ignored: call optimizer.step().

Caught by: test_train_step_takes_any_optimizer_and_loss, test_train_step_on_real_digits
"""


def train_step(model, optimizer, criterion, x, y):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= optimizer.param_groups[0]["lr"] * parameter.grad
    return loss.item()
