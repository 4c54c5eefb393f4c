"""For a matrix torch.linalg.norm(W, 2) is the largest singular value: ‖W‖² is the sum of all
squared entries.

Caught by: test_penalty_works_by_hand
"""


def l2_penalty(params, alpha):
    _refuse_negative(alpha=alpha)
    norms = [w.abs() if w.ndim < 1 else torch.linalg.norm(w, 2) for w in params]
    return alpha / 2 * sum(norm**2 for norm in norms)
