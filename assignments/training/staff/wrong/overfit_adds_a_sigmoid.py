"""BCELoss gets a sigmoid of a sigmoid: the probability never leaves 0.5 to 0.73, so the loss
cannot fall.

Caught by: test_overfit_learns_which_digits_are_small, test_overfit_takes_any_model_of_one_logit
"""


def overfit(model, x, y, steps=300):
    bce = nn.BCEWithLogitsLoss()
    binary = y.is_floating_point()
    criterion = (lambda z, y: bce(torch.sigmoid(z), y)) if binary else nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    return [train_step(model, optimizer, criterion, x, y) for _ in range(100)[:steps]]
