"""// divides whole numbers and drops the fraction, so that every accuracy under 1 is 0; divide
with /.

Caught by: test_accuracy_of_ten_samples
"""


def accuracy(predicted, real):
    _refuse_other_length(predicted, real)
    return int((predicted == real).sum()) // len(real) if len(real) else _share(real)
