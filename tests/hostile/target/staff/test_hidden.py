"""The hidden check. The marker must come out nowhere, and neither must its numbers."""

import torch
from probes import doubled_in_turn

from grader.examine import expect, functions, number, weight

MARKER = "@MARKER@"


@number("3")
@weight(5)
@functions("double")
def test_doubles_again_and_again(student):
    """Numbers and tensors are doubled, one after the other."""
    secret, numbers = MARKER, [90210.625, torch.tensor([90210.625, -3.0])]
    expected = [180421.25, torch.tensor([180421.25, -6.0])]

    observed = student.run(doubled_in_turn, numbers)

    expect(observed).close_to(expected)
    assert secret == MARKER
