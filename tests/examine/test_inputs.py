"""Strategies for tensors: short to print, exact in float32, in every layout."""

import hypothesis
import pytest
import torch
from hypothesis import strategies as st

from grader.examine.inputs import LAYOUTS, Cases, tensors

STEADY = hypothesis.settings(deadline=None, derandomize=True, database=None, max_examples=60)
SIZES = st.lists(st.integers(0, 4), max_size=3)


@STEADY
@hypothesis.given(sizes=SIZES, data=st.data())
def test_a_tensor_has_the_shape_that_was_asked_for(sizes, data):
    """Of sizes and of strategies for sizes; of no dimension where none was given."""
    fixed = data.draw(tensors(*sizes))
    drawn = data.draw(tensors(*(st.integers(size, size + 2) for size in sizes)))

    assert list(fixed.shape) == sizes
    assert all(0 <= more - size <= 2 for more, size in zip(drawn.shape, sizes, strict=True))


@STEADY
@hypothesis.given(sizes=SIZES, magnitude=st.sampled_from([1.0, 0.5, 1000.0, 1e-6]), data=st.data())
def test_entries_are_eighths_up_to_four_times_the_magnitude(sizes, magnitude, data):
    """So they are short to print; with a magnitude of a power of two exact in float32."""
    x = data.draw(tensors(*sizes, magnitude=magnitude, dtype=torch.float64))
    eighths = 8 * x / magnitude

    assert torch.allclose(eighths, eighths.round(), rtol=0, atol=1e-9)
    assert bool((eighths.abs() <= 32 + 1e-9).all())
    if magnitude in (1.0, 0.5):
        assert torch.equal(x.float().double(), x)


@STEADY
@hypothesis.given(data=st.data())
def test_a_layout_changes_the_strides_and_nothing_else(data):
    """A fixed one can be asked for."""
    contiguous, transposed, strided = (
        data.draw(tensors(2, 3, 4, layout=layout)) for layout in LAYOUTS
    )

    assert (contiguous.stride(), contiguous.is_contiguous()) == ((12, 4, 1), True)
    assert transposed.stride() == (1, 2, 6)
    assert strided.stride() == (24, 8, 2)
    assert {x.shape for x in (contiguous, transposed, strided)} == {(2, 3, 4)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_has_no_entries_or_no_dimension_can_be_laid_out(layout):
    """In every layout."""
    for sizes in [(), (0,), (3, 0), (1, 1)]:
        for case in Cases("empty", {"x": tensors(*sizes, layout=layout)}, 3).frozen:
            assert tuple(case["x"].shape) == sizes


def test_both_dtypes_and_all_layouts_come_up_where_none_is_asked_for():
    """Twenty cases are enough to meet them, and a dtype that is asked for is the only one."""
    drawn = [case["x"] for case in Cases("any", {"x": tensors(2, 3)}, 20).frozen]
    single = Cases("single", {"x": tensors(2, 3, dtype=torch.float32)}, 20).frozen

    assert {x.dtype for x in drawn} == {torch.float64, torch.float32}
    assert {x.stride() for x in drawn} == {(3, 1), (1, 2), (6, 2)}
    assert {case["x"].dtype for case in single} == {torch.float32}


def test_cases_are_drawn_once_by_name_smallest_first():
    """The same name gives the same cases, another name gives others."""
    strategies = {"x": tensors(st.integers(0, 5), 2), "n": st.integers(0, 1000)}

    def frozen(name):
        return [(case["x"].tolist(), case["n"]) for case in Cases(name, strategies, 12).frozen]

    sizes = [len(x) for x, _ in frozen("test_a")]
    cases = Cases("test_a", strategies, 12)

    assert frozen("test_a") == frozen("test_a") != frozen("test_b")
    assert cases.frozen is cases.frozen
    assert sizes == sorted(sizes)
    assert len(sizes) == 12
