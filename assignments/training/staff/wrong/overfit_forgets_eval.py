"""The loss falls because the model sees its own batch statistics only: it is trained too shortly
for batch norm's moving averages, so in eval mode labels are wrong. Go on until eval is right too.

Caught by: test_overfit_learns_ten_classes
"""


def overfit(model, x, y, steps=300):
    criterion = nn.BCEWithLogitsLoss() if y.is_floating_point() else nn.CrossEntropyLoss()

    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    losses = []
    while len(losses) < steps and (not losses or losses[-1] >= 0.05):
        losses.append(train_step(model, optimizer, criterion, x, y))
    return losses
