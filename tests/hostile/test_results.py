"""What the family "results" writes is data in every report: it acts on nobody."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
import torch

from grader import corpus, launch
from grader.corpus import Attack, Stand

ATTACKS = [one for one in corpus.attacks(Path(__file__).parent) if one.family == "results"]
MACHINE = (
    sys.prefix,
    sys.base_prefix,
    str(Path(__file__).parents[2]),
    str(Path(torch.__file__).parents[1]),
)
COMMON = ("/", "/usr", "/usr/local")
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
PILED = re.compile("[\u0300-\u036f\u0483-\u0489]{5}")
RUNS = re.compile(r"kestrel\w*\(|\son\w+=", re.IGNORECASE)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the attacks are for Linux"),
]


class Elements(HTMLParser):
    """The elements of a page that run something of a student's."""

    def __init__(self) -> None:
        super().__init__()
        self.running: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        told = " ".join(f"{name}={value}" for name, value in attrs)
        if RUNS.search(f" {told}") or "kestrel" in told:
            self.running.append(f"{tag} {told}")

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style") and "kestrel" in data:
            self.running.append(self._inside)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


@pytest.mark.parametrize("attack", [pytest.param(one, id=one.id) for one in ATTACKS])
def test_what_a_student_wrote_is_data_in_every_report(
    attack: Attack, stand: Stand, attacked: launch.Forking
):
    """No character that a terminal obeys, no element that runs, no row of its own, no path."""
    grade = corpus.attempt(attack, stand, attacked).grade

    reports = corpus.student_reports(grade)
    shown = reports["terminal"]
    cases = ET.fromstring(reports["junit"].split("\n", 1)[1]).findall(".//testcase")
    results = json.loads(reports["gradescope"])
    page = Elements()
    page.feed(reports.get("html", ""))

    for text in (*reports.values(), *(row.get("output", "") for row in results["tests"])):
        assert OBEYED.search(text) is None
        assert PILED.search(text) is None
        assert not [one for one in MACHINE if one not in COMMON and one in text]
        assert len(text) < 200_000
    assert [len(cases), len(results["tests"])] == [len(grade.rows)] * 2
    assert {row["output_format"] for row in results["tests"] if "output_format" in row} <= {"text"}
    assert results["test_output_format"] == results["output_format"] == "text"
    assert page.running == []
    assert [line for line in shown.splitlines() if re.match(r"\S.*\b10 of 10\b", line)] == []
    assert re.findall(r"^(?:Repair first|\S* *3 +Numbers).*right.*$", shown, re.MULTILINE) == []
