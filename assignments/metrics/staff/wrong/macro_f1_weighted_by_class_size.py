"""Each class is weighted by its number of samples: in the macro average all classes count alike.

Caught by: test_macro_f1_of_three_classes
"""


def macro_f1(predicted, real, num_classes):
    _refuse_other_length(predicted, real)
    return sum(
        _f1(predicted, real, c) * _ratio(int((real == c).sum()), len(real))
        for c in range(num_classes)
    )
