"""The learning rate is so small that 300 steps change almost nothing: a tiny batch bears a large
one, such as 0.1 for SGD with momentum.

Caught by: test_overfit_learns_which_digits_are_small, test_overfit_learns_ten_classes,
test_overfit_takes_any_model_of_one_logit, test_overfit_takes_any_classifier
"""


def overfit(model, x, y, steps=300):
    criterion = nn.BCEWithLogitsLoss() if y.is_floating_point() else nn.CrossEntropyLoss()

    optimizer = torch.optim.SGD(model.parameters(), lr=1e-4)
    return [train_step(model, optimizer, criterion, x, y) for _ in range(steps)]
