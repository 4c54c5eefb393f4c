"""softmax is applied to what is then taken for logits: cross_entropy does that by itself.

Caught by: test_cross_entropy_follows_pytorch, test_cross_entropy_has_its_gradient,
  test_overfit_in_200_steps
"""

_of_logits = cross_entropy


def cross_entropy(logits, labels):
    return _of_logits(softmax(logits), labels)
