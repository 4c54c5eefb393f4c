"""All losses compute in float64 and go back to the dtype of their input at the end."""


def _exact(function):
    def wrapped(x, *others, **settings):
        return function(x.double(), *others, **settings).to(x.dtype)

    return wrapped


sigmoid, bce, bce_with_logits = _exact(sigmoid), _exact(bce), _exact(bce_with_logits)
softmax, log_softmax = _exact(softmax), _exact(log_softmax)
nll, cross_entropy = _exact(nll), _exact(cross_entropy)
