"""train has its own loop, a running mean, the size of the data set as denominator, and returns a
tuple.
"""


def train(model, optimizer, criterion, loader, epochs, device="cpu"):
    epoch_losses = []
    for epoch in range(1, epochs + 1):
        model.train()
        running = 0.0
        for i, (inputs, targets) in enumerate(loader):
            inputs, targets = inputs.to(device), targets.to(device)
            optimizer.zero_grad()
            loss = criterion(model(inputs), targets)
            loss.backward()
            optimizer.step()
            running += loss.item() * inputs.size(0)
        epoch_losses.append(running / len(loader.dataset))
    return tuple(epoch_losses)
