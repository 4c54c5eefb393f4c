"""Who answers alike."""

import math

import pytest

from grader.report.course.alike import alike, same_files


@pytest.fixture
def right(member):
    """Hand-ins that are right, to make the class larger."""
    return [member(f"right {at}", "RRRR") for at in range(16)]


def test_an_agreement_is_as_unusual_as_its_answers_are_rare(a_class, member, right):
    """Worked by hand: two of 20 share answers about two functions, each given by 2 and by 4.

    u = ln(20/2) + ln(20/4) = ln 50; of 19 others 19/50 would agree by chance: too many to tell.
    A third, given by 2 as well: u = ln 500, and 19/500 is few enough.
    """
    two = [member(name, "WWR", {0: "x", 1: "y"}) for name in "ab"]
    others = [member(name, "RWR", {1: "y"}) for name in "cd"]
    three = [member(name, "WWW", {0: "x", 1: "y", 2: "z"}) for name in "ab"]

    assert alike(a_class(*two, *others, *right)) == ()

    (group,) = alike(a_class(*three, *others, *right))
    assert group.names == ("a", "b")
    assert group.unusual == pytest.approx(math.log(500))
    assert group.chance == pytest.approx(19 / 500)
    assert [(one.check.number, one.holders) for one in group.shared] == [
        ("1", 2), ("2", 4), ("3", 2),
    ]  # fmt: skip


def test_checks_about_one_function_count_once(a_class, member, check):
    """One mistake in Adam fails many checks about it: that is one agreement, not five."""
    about = {at: check(at, functions=("Adam",)) for at in range(5)}
    two = [member(name, "WWWWW", dict.fromkeys(range(5), "x"), checks=about) for name in "ab"]
    others = [member(f"right {at}", "RRRRR", checks=about) for at in range(16)]

    assert alike(a_class(*two, *others)) == ()


def test_a_named_mistake_weighs_as_little_as_it_is_common(a_class, member, right):
    """Ten of 28 made it, some with other numbers: to share it and one rare answer is not enough."""
    shared = {0: "x", 1: "y", 2: "z"}
    named = [member(name, "WWW", shared, mistakes={1: "eps", 2: "eps"}) for name in "ab"]
    plain = [member(name, "WWW", shared) for name in "ab"]
    makers = [member(f"m{at}", "RW", {1: f"{at}"}, mistakes={1: "eps"}) for at in range(10)]

    assert alike(a_class(*named, *makers, *right)) == ()
    assert [one.names for one in alike(a_class(*plain, *makers, *right))] == [("a", "b")]


def test_right_answers_say_nothing(a_class, member, right):
    """All right hand-ins answer alike; so do those that raised, or wrote nothing."""
    answers = {0: "x", 1: "y", 2: "z"}
    same = [
        member(name, letters * 3, answers) for letters in "REN" for name in (letters, letters + "2")
    ]

    assert alike(a_class(*same, *right)) == ()


def test_those_who_share_most_come_first_and_nobody_twice(a_class, member, right):
    """c shares three of the four: the pair is told first, then all three; the pair not again."""
    four = {0: "x", 1: "y", 2: "z", 3: "w"}
    two = [member(name, "WWWW", four) for name in "ab"]
    third = member("c", "WWWR", {0: "x", 1: "y", 2: "z"})
    told = alike(a_class(*two, third, *right))

    assert [one.names for one in told] == [("a", "b"), ("a", "b", "c")]
    assert [len(one.shared) for one in told] == [4, 3]


def test_an_answer_repaired_by_one_of_two_hides_nothing(a_class, member, right):
    """Different hand-ins are compared by what they share."""
    one = member("a", "WWWW", {0: "x", 1: "y", 2: "z", 3: "own"})
    other = member("b", "WWWR", {0: "x", 1: "y", 2: "z"})

    assert [told.names for told in alike(a_class(one, other, *right))] == [("a", "b")]


def test_files_that_are_equal_are_told(a_class, member):
    """Right ones too; not the starter as it was given, in which nothing is written."""
    told = same_files(
        a_class(
            member("a", "RR", digest="one"),
            member("b", "RR", digest="one"),
            member("c", "NN", digest="starter"),
            member("d", "N-", digest="starter"),
            member("e", "RR"),
        )
    )

    assert told == (("a", "b"),)


def test_a_group_says_whether_its_files_are_equal(a_class, member, right):
    """Equal answers of equal files are no wonder."""
    answers = {0: "x", 1: "y", 2: "z"}
    same = [member(name, "WWW", answers, digest="one") for name in "ab"]
    apart = [member(name, "WWW", answers) for name in "ab"]

    assert [one.same_file for one in alike(a_class(*same, *right))] == [True]
    assert [one.same_file for one in alike(a_class(*apart, *right))] == [False]


def test_an_empty_class_has_nobody_alike(a_class):
    """Nothing to divide by."""
    assert alike(a_class()) == ()
