"""overfit makes all its steps, with Adam and its own loop; it leaves the model in eval mode."""


def overfit(model, x, y, steps=300):
    loss_fn = nn.CrossEntropyLoss() if y.dtype == torch.int64 else nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2, betas=(0.8, 0.95))
    losses = []
    for _ in range(steps):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    model.eval()
    return losses
