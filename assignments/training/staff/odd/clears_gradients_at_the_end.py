"""train_step clears the gradients after the step, as on the slide, and prints; it returns a 0-d
tensor without a graph.
"""


def train_step(model, optimizer, criterion, x, y):
    model.train(True)
    out = model(x)
    loss = criterion(out, y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    print("loss", float(loss))
    return loss.detach()
