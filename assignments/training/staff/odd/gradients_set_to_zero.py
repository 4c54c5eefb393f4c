"""train_step clears with set_to_none=False just before backward, and returns a NumPy scalar."""


def train_step(model, optimizer, criterion, x, y, verbose=False):
    import numpy as np

    model.train()
    prediction = model.forward(x)
    loss = criterion(prediction, y)
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    optimizer.step()
    return np.float64(loss.item())
