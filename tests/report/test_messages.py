"""A message taken apart."""

from grader.grade import Verdict
from grader.report.messages import Labelled, alike, labelled, words_and_code

MESSAGE = """\
asked     double(3)
expected  6
          in full [6]
got       ValueError: no
where     line 2 of doubling.py: if x
                                      ^
to write  the other half
said without a label
try
print(double(
    3,
))"""


def test_labels_lines_and_code_are_told_apart():
    """A line set in goes on with the label above it, by no more than the column of labels."""
    told, code = words_and_code(MESSAGE)

    assert list(labelled(told)) == [
        Labelled("asked", "double(3)"),
        Labelled("expected", "6\nin full [6]"),
        Labelled("got", "ValueError: no"),
        Labelled("where", "line 2 of doubling.py: if x\n                            ^"),
        Labelled("to write", "the other half"),
        Labelled("", "said without a label"),
    ]
    assert code == "print(double(\n    3,\n))"


def test_a_message_set_in_as_a_whole_is_the_same():
    """And one without labels is one text."""
    set_in = "\n".join(f"  {line}" for line in MESSAGE.splitlines())

    assert words_and_code(set_in) == words_and_code(MESSAGE)
    assert list(labelled("3 of 4 parts are right.")) == [Labelled("", "3 of 4 parts are right.")]


def test_rows_of_which_the_same_is_said_are_told_together(row):
    """Skips and full marks are not among them; a part of the points is."""
    rows = [
        row("1", Verdict.WRONG, message="Look."),
        row("2", message="Well done."),
        row("3", Verdict.WRONG, message="Look."),
        row("4", Verdict.SKIPPED, message="Look."),
        row("5", Verdict.WRONG, message="Look.", curve=(1.0,)),
        row("6", message="Half.", score=0.5),
    ]

    groups = [[one.check.number for one in group] for group in alike(rows)]

    assert groups == [["1", "3"], ["5"], ["6"]]
