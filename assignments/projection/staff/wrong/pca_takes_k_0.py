"""k = 0 is accepted and gives no coordinate at all: raise ValueError.

Caught by: test_pca_refuses_fewer_than_one_coordinate
"""

_right_pca = pca


def pca(x, k=2):
    return x.new_zeros(len(x), 0) if k == 0 else _right_pca(x, k)
