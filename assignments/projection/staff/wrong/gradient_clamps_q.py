"""q is kept above 0.001: on a wide map, or with many points, q is smaller than that.

Caught by: test_gradient_keeps_the_dtype_and_all_its_digits
"""


def tsne_gradient(p, y):
    w = _closeness(y)
    q = (w / w.sum()).clamp(min=1e-3)
    pull = (p - q) * w
    return 4 * (pull.sum(dim=1, keepdim=True) * y - pull @ y)
