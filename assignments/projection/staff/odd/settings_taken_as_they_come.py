"""No setting is refused: which of them make no sense, the contract does not say."""


def _refuse_bad_k(x, k):
    pass


def _refuse_bad_perplexity(perplexity):
    pass


def _refuse_bad_steps(steps):
    pass
