"""Where nothing is predicted and nothing is there, 0 / 0 must give 0.

Caught by: test_f1_by_hand
"""


def f1(predicted, labels):
    hits = ((predicted == 1) & (labels == 1)).sum().item()
    return 2 * hits / (2 * hits + (predicted != labels).sum().item())
