"""It normalises along dimension 0, over the samples: each sample's probabilities must sum to 1,
along the last dimension by default.

Caught by: test_softmax_follows_pytorch
"""


def softmax(x, dim=0):
    e = (x - x.amax(dim, keepdim=True)).exp()
    return e / e.sum(dim, keepdim=True)
