"""What was our fault."""

from grader.report.course.faults import faults


def test_withheld_hand_ins_stand_together_by_the_reason(a_class, member):
    """The reason of the most first; a hand-in with two reasons stands at both."""
    told = faults(
        a_class(
            member("a", "OR", message="the check is broken"),
            member("b", "RO", message="the check is broken"),
            member("c", "RO", message="the machine stopped"),
            member("d", "RW", message="not of ours"),
        )
    )

    assert [(one.why, one.names) for one in told] == [
        ("the check is broken", ("a", "b")),
        ("the machine stopped", ("c",)),
    ]
    assert [check.number for check in told[0].checks] == ["1", "2"]


def test_a_hand_in_of_which_nothing_was_run_is_a_fault(a_class, member):
    """No rows: its notes say why."""
    none = member("a", "", notes=("the grader was stopped",))
    (fault,) = faults(a_class(none))

    assert fault.why == "no check was run\nthe grader was stopped"
    assert (fault.checks, fault.names) == ((), ("a",))


def test_a_fault_without_a_word_is_told_all_the_same(a_class, member):
    """Somebody must look at it."""
    (fault,) = faults(a_class(member("a", "O")))

    assert fault.why == "it is not said why"
