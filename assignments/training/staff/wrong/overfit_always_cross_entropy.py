"""Cross-entropy over a single logit is 0 whatever the target: use binary cross-entropy where y is
float.

Caught by: test_overfit_learns_which_digits_are_small, test_overfit_takes_any_model_of_one_logit
"""


def overfit(model, x, y, steps=300):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    return [train_step(model, optimizer, criterion, x, y) for _ in range(100)[:steps]]
