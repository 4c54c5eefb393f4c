"""A copy of the model is trained, so the model itself has learned nothing.

Caught by: test_overfit_learns_which_digits_are_small, test_overfit_learns_ten_classes,
test_overfit_takes_any_model_of_one_logit, test_overfit_takes_any_classifier,
test_overfit_stops_in_time_and_leaves_the_batch_alone
"""

_overfit = overfit


def overfit(model, x, y, steps=300):
    import copy

    return _overfit(copy.deepcopy(model), x, y, steps)
