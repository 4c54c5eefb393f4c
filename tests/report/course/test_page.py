"""A class as a page."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from grader.grade import UNOPENED
from grader.report.course.checks import items
from grader.report.course.moves import moves
from grader.report.course.page import became, stretches, through, to_page, ways
from grader.report.course.roll import roll

REPORT = Path(__file__).parents[3] / "grader" / "report"
VOID = {"meta", "input"}
OUT = "\"'><img src=x onerror=alert(1)></script><script>alert(2)</script>"


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text in each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, list[str]]] = []
        self.open: list[tuple[str, list[str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, []))
            self.texts.append(self.open[-1])

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for _, text in self.open:
            text.append(data)

    def all(self, tag: str) -> list[str]:
        return [" ".join("".join(text).split()) for name, text in self.texts if name == tag]

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def test_the_page_is_as_promised(lively, golden):
    """Five questions, and what stands behind each answer."""
    golden("class.html", to_page(roll(lively), {"Ada": "students/Ada.html"}))


def test_five_questions_are_answered_first(lively):
    """Before anything is scrolled or clicked."""
    page = Page(to_page(roll(lively)))
    told = dict(zip(page.all("dt")[:5], page.all("dd")[:5], strict=True))

    assert told == {
        "What was our fault?": "1 hand-in withheldHugo",
        "Which check is too hard?": "NoneHardest is 2: 16 of 21 who tried are right: "
        "Check 2 holds.",
        "Which mistake is commonest?": "adam eps2 hand-ins: The mistake adam_eps.",
        "Who answers unusually alike?": "1 groupThe most unusual: Cleo, Dan",
        "Whose grade moved?": "1 hand-in1 higher",
    }
    assert page.all("h2") == [
        "What was our fault?",
        "Which check is too hard, or separates nobody?",
        "Which mistakes were made?",
        "Who answers unusually alike?",
        "Whose grade moved?",
        "How did the class do?",
        "What else is unusual?",
        "All hand-ins",
    ]


def test_equal_files_are_told_beside_those_who_answer_alike(record, member):
    """An equal file that no group names stands on the card too."""
    answers = {0: "x", 1: "y", 2: "z"}
    class_record = record(
        *(member(name, "WWWR", answers) for name in ("Cleo", "Dan")),
        *(member(name, "RRRR", digest="twin") for name in ("Eva", "Finn")),
        *(member(f"Student {at}", "RRRR") for at in range(20)),
    )
    page = Page(to_page(roll(class_record)))

    assert page.all("dd")[3] == "1 groupThe most unusual: Cleo, Dan. The same file: Eva, Finn"


def test_what_could_not_be_imported_is_marked_so(record, member):
    """In the table of all hand-ins, where its points do not say why they are none."""
    page = Page(to_page(roll(record(member("Ada"), member("Ben", "E", message=UNOPENED)))))

    assert [text for text in page.all("td") if "importable" in text] == ["not importable"]


def test_a_class_without_anything_to_say_says_so(record, member):
    """No empty tables; nothing divided by zero."""
    quiet = Page(to_page(roll(record(member("Ada"), member("Ben")))))
    empty = Page(to_page(roll(record())))

    assert quiet.all("dd")[:5] == [
        "NothingEvery mark is told.",
        "NoneWhoever tried a check got it right.",
        "None has a name",
        "Nobody",
        "Nobody'sEvery score is what it was at first.",
    ]
    assert empty.all("h1") == ["Optimizers: 0 hand-ins"]


def test_equal_files_are_an_answer_too(record, member):
    """Where no wrong answers are shared: two right hand-ins that are one file."""
    page = Page(to_page(roll(record(*(member(name, "R", digest="one") for name in ("a", "b"))))))

    assert page.all("dd")[3] == "1 equal fileThe same file: a, b"


@pytest.mark.parametrize(
    ("verdicts", "told"),
    [
        ("R", "NoneWhoever tried a check got it right."),
        ("W", "Too few tries to sayWhat was lost was tried by fewer than 5."),
        ("N", "Nobody tried one"),
        ("O", "Nobody tried one"),
    ],
)
def test_too_few_tries_are_not_told_as_right_ones(verdicts, told, record, member):
    """In a small class, and in one whose marks are withheld."""
    page = Page(to_page(roll(record(member("Ada", verdicts), member("Ben", verdicts)))))

    assert page.all("dd")[1] == told


def test_a_hard_check_is_named(record, member):
    """And how many others are as hard."""
    class_of_six = [member(f"{at}", "WWR" if at else "RRR") for at in range(6)]
    page = Page(to_page(roll(record(*class_of_six))))

    assert page.all("dd")[1] == "1, and 1 more1 of 6 who tried are right: Check 1 holds."


def test_a_line_says_what_other_sections_say_of_it(lively):
    """So that a filter finds it by these words."""
    page = Page(to_page(roll(lively)))
    lines = page.all("tr")[-len(lively.members) :]

    assert "Cleo1 1–3 alike 1, same file2.0".replace(" ", "") in [
        line.replace(" ", "") for line in lines
    ]
    assert any("late" in line for line in lines if line.startswith("Eva"))
    assert any("moved" in line for line in lines if line.startswith("Ines"))
    assert any("slow" in line for line in lines if line.startswith("Finn"))
    assert any("withheld" in line for line in lines if line.startswith("Hugo"))


def test_what_students_wrote_is_text(record, member, moved, assert_neutral, hostile_text):
    """Names, notes, messages, reasons and numbers: nothing of it becomes an element."""
    for out in (OUT, hostile_text):
        told = to_page(
            roll(
                record(
                    member(out, "WO", {0: "x"}, mistakes={0: out}, message=out, notes=(out,)),
                    *(member(f"{out} {at}", "W", {0: "x"}, message=out) for at in range(12)),
                    moved("m" + out, "WR", "RR", reason=out),
                )
            )
        )
        page = Page(told)

        assert_neutral(told)
        assert page.open == []
        assert {tag for tag, _ in page.elements} & {"img", "iframe", "object", "form"} == set()
        assert len(page.all("script")) == 1
        assert not any(name.startswith("on") for _, names in page.elements for name in names)
        assert all(href.startswith("#") for href in page.values("href"))


def test_only_our_script_may_run(lively):
    """The policy names its digest; nothing is loaded from anywhere."""
    told = to_page(roll(lively))
    script = re.search(r"<script>(.*?)</script>", told, re.S)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    assert script.strip() == (REPORT / "class.js").read_text(encoding="utf-8").strip()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}';" in told
    assert "</" not in script
    assert "innerHTML" not in script
    assert "url(" not in (REPORT / "class.css").read_text(encoding="utf-8")
    assert Page(told).values("src") == []
    template = (REPORT / "class.html").read_text(encoding="utf-8").replace(" ", "")
    assert template.count("|safe") == template.count("{{script|safe}}") == 1


def test_the_page_can_be_heard(lively):
    """Headings in order, named sections, table heads, a labelled field, ids that are all there."""
    page = Page(to_page(roll(lively)))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    ids = page.values("id")
    linked = [href.removeprefix("#") for href in page.values("href")]
    named = " ".join(page.values("aria-labelledby")).split()

    assert ("html", {"lang": "en"}) in page.elements
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {one.get("scope") for tag, one in page.elements if tag == "th"} == {"col", "row"}
    assert len(ids) == len(set(ids))
    assert set(linked + named + page.values("for")) <= set(ids)
    assert all(
        one.get("role") == "img" or one.get("aria-hidden") == "true"
        for tag, one in page.elements
        if tag == "svg"
    )


def test_addresses_of_students_pages_are_linked(lively):
    """From the table of all."""
    page = Page(to_page(roll(lively), {"Ada": "students/Ada.html"}))

    assert [one for one in page.values("href") if not one.startswith("#")] == ["students/Ada.html"]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [("", ""), ("x..x", "1, 4"), ("xx.xxx", "1, 2, 4–6"), ("xxxx", "1–4")],
)
def test_numbers_in_a_row_are_told_as_one(chosen, told):
    """Three and more."""
    numbers = [f"{at + 1}" for at in range(len(chosen))]

    assert stretches(numbers, [one == "x" for one in chosen]) == told


def test_a_bar_is_whole(a_class, member):
    """Its parts stand side by side and fill it; in words it says the same."""
    (item,) = items(a_class(*(member(str(at), letter) for at, letter in enumerate("RRW-"))))

    assert ways(item) == [
        ("right", 2, 0.0, 50.0),
        ("lost", 1, 50.0, 25.0),
        ("skipped", 1, 75.0, 25.0),
    ]
    assert became(item) == "2 right, 1 lost, 1 skipped"


def test_turns_of_one_kind_stand_together(a_class, moved):
    """A whole class may have moved through the same checks."""
    (move,) = moves(a_class(moved("a", "WWE", "RRRR")))

    assert through(move) == [
        ("wrong → right", "1, 2"),
        ("raised an error → right", "3"),
        ("not asked → right", "4"),
    ]
