"""What pages of students are called."""

import re

from grader.report.course.addresses import file_names


def test_names_are_told_apart_whatever_is_plain_in_them():
    """By case, accents and signs; each is a name that every system and address takes."""
    names = ["Ada", "ada", "Ädä", "Ada ", "../Ada", "李", "con", "", "x" * 300]
    told = file_names(names)

    assert len({name.casefold() for name in told.values()}) == len(names)
    assert told["Ada"] == "Ada-99a563ab.html"
    assert all(re.fullmatch(r"\w{1,60}-[0-9a-f]{8}\.html", one, re.ASCII) for one in told.values())
    assert told["李"].startswith("student-")
