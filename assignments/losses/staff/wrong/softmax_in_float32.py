"""x is made float32 on the way (float(), a dtype): float64 logits lose half their digits; keep
x.dtype.

Caught by: test_softmax_follows_pytorch
"""


def softmax(x, dim=-1):
    e = (x - x.amax(dim, keepdim=True)).float().exp()
    return (e / e.sum(dim, keepdim=True)).to(x.dtype)
