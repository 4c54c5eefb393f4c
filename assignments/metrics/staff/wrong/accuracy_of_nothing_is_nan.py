"""The mean of no samples is NaN; accuracy raises ValueError where there is no sample.

Caught by: test_accuracy_refuses_no_samples
"""


def accuracy(predicted, real):
    _refuse_other_length(predicted, real)
    return (predicted == real).double().mean().item()
