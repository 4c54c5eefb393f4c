"""JUnit XML."""

import xml.etree.ElementTree as ET

import pytest

from grader.grade import Verdict
from grader.report.junit import to_junit


@pytest.fixture
def tree(withheld):
    """The suite of a grade with all ten verdicts, parsed."""
    return ET.fromstring(to_junit(withheld)).find("testsuite")


def test_the_file_is_as_promised(withheld, golden):
    """The whole file of a grade with all ten verdicts."""
    golden("junit.xml", to_junit(withheld))


def test_each_verdict_has_its_element(tree):
    """Our fault is an error, a skip is skipped, right passes, the rest are failures."""
    outcomes = {(e.tag, e.get("type")) for e in tree.iterfind("testcase/*[@type]")}

    lost = set(Verdict) - {Verdict.RIGHT, Verdict.OUR_FAULT, Verdict.SKIPPED}
    assert outcomes == {("failure", verdict.value) for verdict in lost} | {
        ("error", "OUR_FAULT"),
        ("skipped", "SKIPPED"),
    }


def test_the_totals_agree_with_the_cases(tree):
    """Readers of JUnit trust the attributes of the suite."""
    counted = {
        "tests": len(tree.findall("testcase")),
        "failures": len(tree.findall("testcase/failure")),
        "errors": len(tree.findall("testcase/error")),
        "skipped": len(tree.findall("testcase/skipped")),
    }
    assert {key: int(tree.get(key)) for key in counted} == counted


def properties(element):
    """The properties of a suite or a case."""
    return {p.get("name"): p.get("value") for p in element.iterfind("properties/property")}


def test_points_are_properties(graded, withheld):
    """JUnit has no scores; a withheld mark has none at all."""
    suite = ET.fromstring(to_junit(graded, audience="staff")).find("testsuite")
    kept = ET.fromstring(to_junit(withheld, audience="staff")).find("testsuite")

    assert properties(suite)["score"] == "2.5"
    assert properties(suite)["max_score"] == "17"
    assert properties(suite.find("testcase[2]"))["score"] == "1.5"
    assert "score" not in properties(kept)
    assert properties(kept)["status"] == "withheld"


def test_only_staff_read_what_is_for_staff(graded, secret):
    """The audience decides; it is the student where nobody says."""
    assert secret not in to_junit(graded)
    assert secret in to_junit(graded, audience="staff")


def test_hostile_text_is_legal_and_neutral(hostile, assert_neutral):
    """Control characters and surrogates are escapes, tags are text."""
    for audience in ("student", "staff"):
        report = to_junit(hostile, audience=audience)
        root = ET.fromstring(report)

        assert_neutral(report)
        assert "<script>" not in report
        assert not list(root.iter("script"))
        assert "<script>alert(1)</script>" in root.find("testsuite/testcase/failure").text
