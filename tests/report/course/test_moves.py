"""Whose grade moved."""

from grader.report.course.moves import by_check, moves


def test_a_move_says_how_far_and_through_which_checks(a_class, moved):
    """Two gained and one lost: one point more, through three checks."""
    (move,) = moves(a_class(moved("a", "WWRR", "RRWR")))

    assert (move.before, move.after, move.points) == (2.0, 3.0, 1.0)
    assert [(turn.check.number, turn.points) for turn in move.turns] == [
        ("1", 1.0), ("2", 1.0), ("3", -1.0),
    ]  # fmt: skip


def test_those_who_lost_come_first(a_class, moved):
    """Then those who gained, the furthest first; then those whose mark was or is withheld."""
    told = moves(
        a_class(
            moved("held", "RRR", "ROR"),
            moved("up", "WRR", "RRR"),
            moved("down", "RRR", "RRW"),
            moved("far up", "WWR", "RRR"),
            moved("told", "ORR", "RRR"),
        )
    )

    assert [move.entry.name for move in told] == ["down", "far up", "up", "held", "told"]
    assert [move.points for move in told] == [-1.0, 2.0, 1.0, None, None]


def test_who_stayed_is_not_told(a_class, member, moved):
    """The first grading is no move, nor is one with the same score."""
    assert moves(a_class(member("a", "RW"), moved("b", "RW", "WR"))) == ()


def test_a_check_that_is_new_or_gone_is_a_turn(a_class, moved):
    """A suite that grew: None stands for not asked."""
    (grown,) = moves(a_class(moved("a", "R", "RR")))
    (shrunk,) = moves(a_class(moved("a", "RR", "R")))

    assert [(turn.before, turn.points) for turn in grown.turns] == [(None, 1.0)]
    assert [(turn.after, turn.points) for turn in shrunk.turns] == [(None, -1.0)]


def test_a_move_whose_record_is_lost_still_says_how_far(a_class, member):
    """The score is known, the checks are not."""
    (move,) = moves(a_class(member("a", "RR", previous_score=1.0)))

    assert (move.points, move.turns) == (1.0, ())


def test_checks_are_counted_by_how_many_moved_through_them(a_class, moved):
    """What an instructor wants to know after a repair."""
    told = by_check(moves(a_class(moved("a", "WW", "RR"), moved("b", "WR", "RR"))))

    assert [(check.number, count) for check, count in told] == [("1", 2), ("2", 1)]
