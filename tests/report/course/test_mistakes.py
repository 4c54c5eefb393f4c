"""Mistakes of a class, with a name and without."""

from grader.report.course.mistakes import made, unnamed


def test_mistakes_are_told_by_how_many_made_them(a_class, member):
    """Each hand-in counts once, at however many checks it was seen."""
    told = made(
        a_class(
            member("a", "WWR", mistakes={0: "eps", 1: "eps"}),
            member("b", "RWW", mistakes={1: "decay", 2: "decay"}),
            member("c", "RRW", mistakes={2: "decay"}),
        )
    )

    assert [(one.mistake.id, one.names) for one in told] == [("decay", ("b", "c")), ("eps", ("a",))]
    assert [check.number for check in told[0].checks] == ["2", "3"]
    assert told[0].mistake.says == "The mistake decay."


def test_a_wrong_answer_of_several_wants_a_name(a_class, member):
    """From three hand-ins on; the checks that the same hand-ins lost by it stand together."""
    told = unnamed(
        a_class(
            member("a", "WWR", {0: "x", 1: "y"}, message="got       2"),
            member("b", "WWR", {0: "x", 1: "y"}),
            member("c", "WWW", {0: "x", 1: "y", 2: "z"}),
            member("d", "RRW", {2: "z"}),
        )
    )

    assert [([check.number for check in one.checks], one.names) for one in told] == [
        (["1", "2"], ("a", "b", "c"))
    ]
    assert told[0].message == "got       2"


def test_what_has_a_name_or_no_answer_is_not_among_them(a_class, member):
    """A known mistake, an exception, and a check that asked nothing."""
    named = [member(name, "W", {0: "x"}, mistakes={0: "eps"}) for name in "abc"]
    raised = [member(name, "E", {0: "x"}) for name in "def"]
    silent = [member(name, "W") for name in "ghi"]

    assert unnamed(a_class(*named, *raised, *silent)) == ()
