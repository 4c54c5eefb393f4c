"""The labels are set to what the model says, in place: it is the model that has to learn them.

Caught by: test_overfit_learns_which_digits_are_small, test_overfit_learns_ten_classes,
test_overfit_takes_any_model_of_one_logit, test_overfit_takes_any_classifier,
test_overfit_stops_in_time_and_leaves_the_batch_alone
"""


def overfit(model, x, y, steps=300):
    with torch.no_grad():
        z = model.eval()(x)
        y.copy_((z >= 0).to(y.dtype) if y.is_floating_point() else z.argmax(1))
    return [0.01]
