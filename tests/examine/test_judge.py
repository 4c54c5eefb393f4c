"""The judge: type, shape, dtype, finiteness, values, in this order; each miss told in full."""

import contextlib
import math

import hypothesis
import numpy as np
import pytest
import torch
from hypothesis import strategies as st

from grader.box.question import Observation, Trouble
from grader.examine.judge import Mismatch, expect
from grader.examine.subjects import StudentTrouble
from grader.examine.tolerance import DEFAULT, ONE_UPDATE, Tolerance

NAN, INF = math.nan, math.inf
TENSOR = torch.tensor([[1.0, 2.0], [3.0, 4.0]])


def miss(judge, *wanted, **settings):
    """What was expected and what came, of an answer that is not the right one."""
    with pytest.raises(Mismatch) as caught:
        judge(*wanted, **settings)
    assert str(caught.value) == f"expected {caught.value.expected}, got {caught.value.got}"
    return caught.value.expected, caught.value.got


@pytest.mark.parametrize(
    ("observed", "told"),
    [
        (None, ("a tensor", "None (is a return statement missing?)")),
        ([[1.0, 2.0], [3.0, 4.0]], ("a tensor", "a list: [[1, 2], [3, 4]]")),
        (TENSOR.numpy(), ("a tensor", "a NumPy array of shape (2, 2)")),
        (torch.full((3,), NAN).long(), ("a tensor of shape (2, 2)", "shape (3,)")),
        (torch.tensor(1.0), ("a tensor of shape (2, 2)", "shape ()")),
        (
            torch.full((2, 2), NAN, dtype=torch.float64),
            ("float32, the dtype of the input", "float64"),
        ),
        (torch.full((2, 2), 7), ("float32, the dtype of the input", "int64")),
        (
            torch.tensor([[9.0, NAN], [-INF, 4.0]]),
            ("finite values, here 2", "nan at [0, 1]; 2 of 4 entries are not finite"),
        ),
        (
            torch.tensor([[1.0, 2.5], [3.0, 8.0]]),
            (
                "4 at [1, 1] (allowed ±0.00041)\nin full [[1.0, 2.0], [3.0, 4.0]]",
                "8; 2 of 4 entries differ, this one the most\nin full [[1.0, 2.5], [3.0, 8.0]]",
            ),
        ),
    ],
    ids=["none", "list", "numpy", "shape", "0-d", "dtype", "int", "finite", "values"],
)
def test_a_tensor_is_judged_by_type_shape_dtype_finiteness_and_values_in_this_order(observed, told):
    """The first thing that is wrong is told; a NaN of the wrong shape has the wrong shape."""
    assert miss(expect(observed).close_to, TENSOR) == told


@pytest.mark.parametrize(
    ("observed", "expected", "told"),
    [
        (None, 3.0, ("the number 3", "None (is a return statement missing?)")),
        (True, 1, ("the number 1", "a bool: True")),
        (torch.tensor(True), 1, ("the number 1", "a bool tensor of shape ()")),
        ("3", 3, ("the number 3", "a str: '3'")),
        (torch.tensor([3.0]), 3.0, ("one number", "a tensor of shape (1,)")),
        (1, True, ("True", "1")),
        (None, False, ("False", "None (is a return statement missing?)")),
        (3.5, 3.0, ("3 (allowed ±3e-07)", "3.5")),
        (3.000001, 3.0, ("3 (allowed ±3e-07)", "3.000001")),
        (torch.tensor(3.5), 3.0, ("3 (allowed ±0.00031)", "3.5")),
        (NAN, 3.0, ("3 (allowed ±3e-07)", "nan")),
        (3.0, NAN, ("nan", "3")),
        (-INF, INF, ("inf", "-inf")),
        (3.0, INF, ("inf", "3")),
        (10**400, 3.0, ("3 (allowed ±3e-07)", "inf")),
        ([1, 2], [1, 2, 3], ("3 items", "2: [1, 2]")),
        (3, [1, 2], ("a list of 2", "an int: 3")),
        ([1.0, [2.0, 5.0]], (1.0, (2.0, 3.0)), ("3 in item 1 in item 1 (allowed ±3e-07)", "5")),
        ({"a": 1}, {"b": 1}, ("the keys b", "['a']")),
        (1, {"b": 1}, ("a dict with the keys b", "an int: 1")),
        ({"a": TENSOR}, {"a": TENSOR[0]}, ("a tensor of shape (2,) under 'a'", "shape (2, 2)")),
        ("left", "right", ("'right'", "'left'")),
    ],
    ids=repr,
)  # fmt: skip
def test_numbers_lists_dicts_and_words_are_told_as_they_are_written(observed, expected, told):
    """What was wanted, where, what is allowed, and what came."""
    assert miss(expect(observed).close_to, expected) == told


@pytest.mark.parametrize("number", [2, -1.5, 0.0, INF, NAN])
def test_floats_numpy_scalars_and_tensors_of_no_dimension_are_alike(number):
    """Whatever holds a number is right, on either side."""
    forms = [number, torch.tensor(number), np.float64(number), np.float32(number)]
    forms += [torch.tensor(number, dtype=torch.float64), float(number)]
    for observed in forms:
        for expected in forms:
            expect(observed).close_to(expected)
            expect(observed).equals(expected)


def test_a_number_is_judged_by_the_coarser_dtype_that_it_was_computed_in():
    """A float32 is allowed the noise of float32, as a tensor or a NumPy scalar, on either side."""
    near = 1 + 5e-5
    for single in (torch.tensor(near), np.float32(near)):
        expect(single).close_to(1.0)
        expect(1.0).close_to(single)
    for double in (near, torch.tensor(near, dtype=torch.float64), np.float64(near)):
        miss(expect(double).close_to, 1.0)


@pytest.mark.parametrize("expected", [torch.tensor(1.0, dtype=torch.float64), np.float64(1)])
def test_a_number_asked_in_float64_is_not_excused_by_float32(expected):
    """Half of its digits are gone; where the question has no dtype, nobody asked for them."""
    for single in (torch.tensor(1 + 5e-5), np.float32(1 + 5e-5)):
        miss(expect(single).close_to, expected)
        expect(single).close_to(1.0)


def test_indices_are_equal_as_lists_tuples_and_int64_tensors_and_not_as_int32():
    """Exactly; a list of tensors of no dimension too."""
    alike = [[1, 2], (1, 2), torch.tensor([1, 2]), [torch.tensor(1), np.int64(2)]]
    for observed in alike:
        for expected in alike:
            expect(observed).equals(expected)

    assert miss(expect(torch.tensor([1, 2], dtype=torch.int32)).equals, [1, 2]) == (
        "a list of 2",
        "an int32 tensor of shape (2,)",
    )
    assert miss(expect([1, 3]).equals, torch.tensor([1, 2])) == ("2 in item 1", "3")


def test_counts_are_exact():
    """Also where one float stands for both, and within a tolerance that is for rounding."""
    many = 2**53
    assert miss(expect(many + 1).equals, many) == (f"{many}", f"{many + 1}")
    assert miss(expect(torch.tensor([many + 1])).equals, torch.tensor([many]))
    assert miss(expect(torch.tensor([100_001])).close_to, torch.tensor([100_000]))
    assert miss(expect(0.1 + 0.2).equals, 0.3) == ("0.29999999999999999", "0.30000000000000004")
    expect(torch.tensor([100_001])).close_to(torch.tensor([100_000]), atol=2)


def test_what_is_not_finite_must_be_the_same():
    """NaN where NaN is right, each infinity where it is right, and no number near infinity."""
    right = torch.tensor([NAN, INF, -INF, 1.0])
    expect(right.clone()).close_to(right)

    for place, value, told in [
        (0, 1.0, "nan"),
        (1, 1e30, "inf"),
        (1, -INF, "inf"),
        (2, NAN, "-inf"),
    ]:
        wrong = right.clone()
        wrong[place] = value
        expected, got = miss(expect(wrong).close_to, right)
        assert expected.startswith(f"{told} at [{place}]\n")
        assert got.startswith(f"{value:g}; 1 of 4 entries differ, this one the most\n")


def test_empty_tensors_are_judged_by_shape_and_dtype():
    """There is nothing else to them."""
    expect(torch.zeros(0, 3)).close_to(torch.zeros(0, 3))

    assert miss(expect(torch.zeros(3, 0)).close_to, torch.zeros(0, 3)) == (
        "a tensor of shape (0, 3)",
        "shape (3, 0)",
    )
    assert miss(expect(torch.zeros(0)).close_to, torch.zeros(0).double()) == (
        "float64, the dtype of the input",
        "float32",
    )


def test_the_tolerance_goes_by_the_dtype():
    """Named, by default, or set by hand as a number or for each dtype."""
    one = {dtype: torch.ones(2, dtype=dtype) for dtype in (torch.float64, torch.float32)}
    by_dtype = {torch.float64: 1e-2, torch.float32: 1e-1}
    cases = [
        ({}, 1e-7, 1e-4),
        ({"within": ONE_UPDATE}, 1e-9, 1e-5),
        ({"rtol": 1e-3}, 1e-3, 1e-3),
        ({"atol": 1e-3}, 1e-3, 1e-3),
        ({"rtol": by_dtype, "because": "300 seeds"}, 1e-2, 1e-1),
    ]
    for settings, *allowed in cases:
        for (dtype, right), most in zip(one.items(), allowed, strict=True):
            expect(right + 0.9 * most).close_to(right, **settings)
            miss(expect(right + 1.2 * most).close_to, right, **settings)
            assert right.dtype == dtype


def test_any_of_several_right_answers_will_do_and_the_first_is_told():
    """With the tolerance given."""
    expect(2.0).close_to_any([1.0, 2.0])
    expect(2.1).close_to_any([1.0, 2.0], atol=0.2)

    assert miss(expect(3.0).close_to_any, [1.0, 2.0]) == ("1 (allowed ±1e-07)", "3")


@pytest.mark.parametrize("true", [True, 1, torch.tensor(True), np.bool_(True), "yes", [0]])
@pytest.mark.parametrize("false", [False, 0, None, torch.zeros(1), np.zeros(2), torch.ones(2), []])
def test_a_claim_is_judged_by_truth(true, false):
    """An array of several entries is true of nothing."""
    expect(true).is_true("a shuffled order")

    assert miss(expect(false).is_true, "a shuffled order")[0] == "a shuffled order"
    assert miss(expect(false).is_true, "a shuffled order", got="0, 1, 2")[1] == "0, 1, 2"


def test_a_claim_about_a_training_keeps_its_losses():
    """As floats, finite or not, where the claim is false; they change no word."""
    expect(True).is_true("it learns", curve=[1.0, "a loss that nobody looks at"])
    with pytest.raises(Mismatch) as caught:
        expect(False).is_true("it learns", got="no", curve=[np.float32(0.5), NAN, -INF])

    assert str(caught.value) == "expected it learns, got no"
    assert [type(loss) for loss in caught.value.curve] == [float] * 3
    assert str(caught.value.curve) == "(0.5, nan, -inf)"
    assert Mismatch("1", "2").curve == ()


def refusal(kind, *kin, verdict="RAISED"):
    return Observation(trouble=Trouble(verdict, kind, (*kin, "Exception"), "never"))


def test_a_value_that_makes_no_sense_is_refused_by_three_types():
    """ValueError is the contract's; a type of the hand-in's own counts by its kin."""
    for kind in ("ValueError", "TypeError", "AssertionError"):
        expect(refusal(kind, kind)).refuses()
        expect(refusal("Mine", kind)).refuses()

    assert miss(expect(Observation(torch.ones(2))).refuses) == (
        "ValueError, for a value that makes no sense",
        "no error; it returned tensor([1.0, 1.0])",
    )
    assert miss(expect(Observation(None)).refuses)[1].startswith("no error; it returned None")


@pytest.mark.parametrize(
    "other", [refusal("KeyError", "KeyError"), refusal("", "ValueError", verdict="CRASHED")]
)
def test_another_trouble_is_no_refusal(other):
    """It is told as itself, and with what was wanted."""
    with pytest.raises(StudentTrouble, match="never") as caught:
        expect(other).refuses()

    assert caught.value.trouble is other.trouble
    assert caught.value.expected == "ValueError, for a value that makes no sense"


@pytest.mark.parametrize("judge", ["close_to", "equals", "is_true"])
def test_trouble_in_the_place_of_a_value_is_raised_by_every_judgement(judge):
    """It is of the student's built-in type, so that pytest.raises knows it."""
    with pytest.raises(ValueError, match="never") as caught:
        getattr(expect(refusal("ValueError", "ValueError")), judge)("something")

    assert isinstance(caught.value, StudentTrouble)


FINITE = st.floats(-1e300, 1e300)
DTYPES = st.sampled_from([torch.float64, torch.float32, torch.float16, torch.bfloat16])
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)


@st.composite
def anything(draw, depth=2):
    """Any value that may cross the wall, with a liking for what is special."""
    special = st.sampled_from([NAN, INF, -INF, 0.0, -0.0, 1e-320, 1e308, 2**64, 10**1200])
    dtype = draw(DTYPES | st.sampled_from([torch.bool, torch.uint8, torch.int64, torch.uint64]))
    sizes = draw(st.lists(st.integers(0, 3), max_size=3))
    tensor = torch.full(sizes, 3.0).to(dtype)
    if dtype.is_floating_point and tensor.numel():
        tensor.view(-1)[0] = draw(st.sampled_from([NAN, INF, -INF, 1.0]))
    leaves = [PLAIN, special, st.just(tensor)]
    if dtype is not torch.bfloat16:
        leaves.append(st.just(tensor.numpy()))
    if depth and draw(st.booleans()):
        inside = anything(depth - 1)
        leaves += [st.lists(inside, max_size=2), st.dictionaries(st.text(max_size=2), inside)]
    return draw(st.one_of(leaves))


STEADY = hypothesis.settings(deadline=None, derandomize=True, database=None, max_examples=150)


@STEADY
@hypothesis.given(right=st.lists(FINITE, min_size=1, max_size=5), data=st.data())
def test_nothing_beyond_the_tolerance_is_accepted(right, data):
    """An entry that is off by more than what is allowed is a mismatch, whatever the numbers."""
    expected = torch.tensor(right, dtype=torch.float64)
    place = data.draw(st.integers(0, len(right) - 1))
    relative, absolute = DEFAULT.of(expected.dtype)
    least = absolute + relative * abs(right[place])
    away = data.draw(st.floats(1.0001, 1e9) | st.just(INF)) * least
    observed = expected.clone()
    observed[place] += data.draw(st.sampled_from([1, -1])) * away

    for one, other in [(observed, expected), (float(observed[place]), right[place])]:
        with pytest.raises(Mismatch):
            expect(one).close_to(other)
    expect(expected.clone()).close_to(expected)


@STEADY
@hypothesis.given(observed=anything(), expected=anything(), exactly=st.booleans())
def test_a_judgement_raises_a_mismatch_or_nothing(observed, expected, exactly):
    """No value that may cross the wall stops a check with an error of its own."""
    judge = expect(observed).equals if exactly else expect(observed).close_to

    with contextlib.suppress(Mismatch):
        judge(expected)
    judge(observed)


def test_tolerances_are_for_float64_and_for_what_is_shorter():
    """Counts are as exact as float64."""
    tolerance = Tolerance((1, 2), (3, 4))

    assert tolerance.of(torch.float64) == tolerance.of(torch.int64) == (1, 2)
    assert tolerance.of(torch.float32) == tolerance.of(torch.bfloat16) == (3, 4)


def test_bools_numpy_bools_and_bool_tensors_of_no_dimension_are_alike():
    """And none of them is a number."""
    forms = [True, np.bool_(True), torch.tensor(True)]
    for observed in forms:
        for expected in forms:
            expect(observed).equals(expected)
            expect(observed).close_to(expected)
        miss(expect(observed).equals, False)
        miss(expect(observed).equals, 1)
        miss(expect(1).equals, observed)


def test_complex_values_are_judged_by_both_parts():
    """As tensors and as numbers; a real value is none."""
    right = torch.tensor([1 + 2j, 3j])
    expect(right.clone()).close_to(right)
    expect(1 + 2j).close_to(1 + 2j)

    assert miss(expect(right.conj()).close_to, right)[0].startswith(
        "3 at [1, 1] (the last index is 0 for the real part, 1 for the imaginary one)"
    )
    assert miss(expect(1 + 3j).close_to, 1 + 2j) == (
        "2 in the imaginary part (allowed ±2e-07)",
        "3",
    )
    assert miss(expect(1.0).close_to, 1 + 2j) == ("a complex number", "a float: 1")
    assert miss(expect(1j).close_to, 1.0)[0] == "the number 1"


@pytest.mark.parametrize(
    "array",
    [np.arange(3)[::-1], np.arange(3, dtype=">i4"), np.array(["a"]), np.array([None], object)],
    ids=["reversed", "big-endian", "text", "objects"],
)
def test_an_oracle_may_give_any_numpy_array(array):
    """In any order of its bytes and entries, and of any dtype."""
    expect(array.copy()).close_to(array)

    miss(expect(array[:0]).close_to, array)


def test_a_graph_does_not_matter():
    """A result that wants gradients is judged by its values, and nobody is warned."""
    right = torch.tensor(2.0, requires_grad=True)

    expect(right * 1).close_to(right)
    miss(expect(right * 2).close_to, right)


def test_an_int_that_python_refuses_to_write_is_told_by_its_size():
    """It cannot come over the wall, but a check may compute one."""
    assert miss(expect([10**5000]).equals, None)[1] == "[an int of 16610 bits]"
