"""Binary cross-entropy is used for classes as well: where y is int64, it is cross-entropy.

Caught by: test_overfit_learns_ten_classes, test_overfit_takes_any_classifier,
test_overfit_stops_in_time_and_leaves_the_batch_alone
"""


def overfit(model, x, y, steps=300):
    criterion = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    return [train_step(model, optimizer, criterion, x, y) for _ in range(100)[:steps]]
