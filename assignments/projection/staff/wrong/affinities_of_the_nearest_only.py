"""Only the nearest 3 · perplexity neighbours are kept, as fast programs do it: asked is the exact
P.

Caught by: test_affinities_of_a_cloud_have_the_perplexity
"""


def tsne_affinities(x, perplexity):
    _refuse_bad_perplexity(perplexity)
    p = _conditional(_squared_distances(x.double()), perplexity)
    kept = torch.zeros_like(p)
    nearest = p.topk(min(int(3 * perplexity) + 1, len(x) - 1), dim=1).indices
    kept.scatter_(1, nearest, p.gather(1, nearest))
    return _joint(kept / kept.sum(dim=1, keepdim=True)).to(x.dtype)
