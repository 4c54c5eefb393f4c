"""The public checks."""

import torch
from probes import doubled

from grader.examine import expect, functions, number, weight


@number("1")
@weight(2)
@functions("double")
def test_doubles_a_number(student):
    """Twice 3.5 is 7."""
    observed = student.run(doubled, 3.5)

    expect(observed).close_to(7.0)


@number("2")
@weight(3)
@functions("double")
def test_doubles_a_tensor(student):
    """Each entry is doubled."""
    x = torch.tensor([[1.5, -2.0], [0.0, 4.25]], dtype=torch.float64)

    observed = student.run(doubled, x)

    expect(observed).close_to(2 * x)
