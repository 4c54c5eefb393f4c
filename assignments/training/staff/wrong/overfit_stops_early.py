"""Training stops at a loss of 0.3, before the batch is learned: go on until it is under 0.05.

Caught by: test_overfit_learns_which_digits_are_small, test_overfit_learns_ten_classes,
test_overfit_takes_any_model_of_one_logit, test_overfit_takes_any_classifier
"""


def overfit(model, x, y, steps=300):
    criterion = nn.BCEWithLogitsLoss() if y.is_floating_point() else nn.CrossEntropyLoss()

    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    losses = []
    while len(losses) < steps and (not losses or losses[-1] > 0.3):
        losses.append(train_step(model, optimizer, criterion, x, y))
    return losses
