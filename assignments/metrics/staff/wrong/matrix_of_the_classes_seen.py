"""The matrix has only as many rows as classes occur: with num_classes it is (C, C), with rows of
zeros.

Caught by: test_matrix_has_room_for_absent_classes, test_matrix_counts_every_pair,
test_matrix_of_no_samples
"""


def confusion_matrix(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    seen = torch.cat([predicted, real]).unique()
    rows = [[((predicted == i) & (real == j)).sum() for j in seen] for i in seen]
    return torch.tensor(rows, dtype=torch.int64).reshape(len(seen), len(seen))
