"""A grade as a page."""

import fnmatch
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from grader.grade import UNOPENED, Verdict
from grader.report.html import to_html

ROOT = Path(__file__).parents[2]
VOID = {"meta", "link", "br", "hr", "img", "input"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "h3",
    "p", "b", "a", "small", "span", "progress", "table", "thead", "tbody", "tr", "th", "td", "abbr",
    "details", "summary", "dl", "div", "dt", "dd", "pre", "figure", "figcaption", "svg", "desc",
    "path", "circle", "text",
}  # fmt: skip


class Page(HTMLParser):
    """The elements of a page with their attributes, the text in each, and what is open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.others: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        for tag in set(self.open):
            self.texts[tag][-1] += data

    def handle_comment(self, data):
        self.others.append(data)

    def handle_pi(self, data):
        self.others.append(data)

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]


@pytest.mark.parametrize("audience", ["student", "staff"])
def test_a_page_is_as_promised(audience, graded, golden):
    """Headline, notes, what to repair first, table, skips, feedback with pictures and code."""
    golden(f"page_{audience}.html", to_html(graded, audience=audience))


def test_a_withheld_mark_is_said_first_and_has_no_bar(withheld):
    """As on a terminal; nothing on the page tells a score."""
    page = Page(to_html(withheld))

    assert page.texts["h1"] == [
        "The mark for Optimizers is withheld through no fault of the student's: "
        "the grader failed at 6.1. The instructor must run the grader again."
    ]
    assert "progress" not in page.texts


def test_full_marks_need_no_feedback(row, make):
    """The bar is full and nothing follows the table."""
    page = Page(to_html(make(row())))

    assert page.texts["h1"] == ["Optimizers: 1 of 1 point"]
    assert ("progress", {"value": "1.0", "max": "1.0", "aria-label": "points reached"}) in (
        page.elements
    )
    assert page.texts["h2"] == ["Checks"]


def test_students_never_see_what_is_for_staff(graded, secret):
    """No hidden row, no marker of the staff's, no curve of a check that is not public."""
    student, staff = to_html(graded), to_html(graded, audience="staff")

    for told in (secret, "Never seen.", "9.25", "7.25", "0123456789ab"):
        assert told in staff
        assert told not in student
    assert "first 2.5, lowest 0.75 at step 8" in student


@pytest.mark.parametrize("audience", ["student", "staff"])
def test_markup_of_a_hand_in_is_text(audience, hostile, assert_neutral):
    """Only our elements, no script, no handler, no address; every character is printable."""
    text = to_html(hostile, audience=audience)
    page = Page(text)

    assert_neutral(text)
    assert page.open == []
    assert page.others == []
    assert {tag for tag, _ in page.elements} <= ALLOWED
    assert not any(name.startswith("on") for _, names in page.elements for name in names)
    assert set(page.values("href")) <= {f"#feedback-{at}" for at in range(1, 9)}
    assert page.values("src") == page.values("style") == page.values("srcdoc") == []
    assert all("<script>alert(1)</script>" in page.texts[tag][0] for tag in ("dd", "pre", "h3"))
    assert len(text) < 100_000


def test_an_attribute_cannot_be_left(row, make):
    """Quotes are escaped wherever a text of the suite or the hand-in could stand."""
    out = "\"'><img src=x onerror=alert(1)>"
    rows = row(out, Verdict.WRONG, name=out, message=f"got       {out}", output=out)
    page = Page(to_html(make(rows, title=out, handin=out)))

    assert "img" not in {tag for tag, _ in page.elements}
    assert page.texts["pre"] == [f"| {out}"]
    assert page.texts["dd"][0] == out


def test_the_page_may_neither_run_nor_load_anything():
    """Its own policy forbids both, should a text ever come through."""
    told = (ROOT / "grader" / "report" / "grade.html").read_text(encoding="utf-8")

    assert "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'" in told
    assert "<script" not in told
    assert "|safe" not in told.replace(" ", "")
    assert "url(" not in (ROOT / "grader" / "report" / "page.css").read_text(encoding="utf-8")


def test_the_page_can_be_heard(graded):
    """A language, headings in order, named pictures and tables, unique ids that are all there."""
    page = Page(to_html(graded, audience="staff"))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    ids = page.values("id")
    pictures = [attributes for tag, attributes in page.elements if tag == "svg"]

    assert ("html", {"lang": "en"}) in page.elements
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {attributes.get("scope") for tag, attributes in page.elements if tag == "th"} == {
        "col",
        "row",
    }
    assert len(ids) == len(set(ids))
    named = " ".join(page.values("aria-labelledby")).split()
    linked = [href.removeprefix("#") for href in page.values("href")]
    assert set(named + linked) <= set(ids)
    assert len(pictures) == 3
    assert {one["role"] for one in pictures} == {"img"}


def test_a_code_is_pasted_as_it_stands(row, make):
    """No line of it is changed, and < and & arrive."""
    code = 'import torch\nif a < b & c > "d":\n    print(torch.tensor([1.0]))'
    page = Page(to_html(make(row("1", Verdict.WRONG, message=f"got       1\ntry\n{code}"))))

    assert page.texts["pre"][0].startswith(code)


def test_colours_are_told_from_their_ground_in_light_dark_and_print():
    """At least 4.5 to 1, as WCAG 2.2 asks of text at level AA."""
    css = (ROOT / "grader" / "report" / "page.css").read_text(encoding="utf-8")
    themes = [
        dict(re.findall(r"--(\w+): #(\w{6})", one)) for one in re.findall(":root.*?}", css, re.S)
    ]

    assert len(themes) == 3
    for theme in themes:
        for ground in ("paper", "card"):
            for ink in ("ink", "faint", "link", "right", "lost", "ours", "skipped"):
                assert contrast(theme[ink], theme[ground]) >= 4.5, (ink, ground)
        assert contrast(theme["link"], theme["first"]) >= 4.5
        assert contrast(theme["faint"], theme["help"]) >= 4.5


def test_what_could_not_be_imported_is_sent_to_its_note_first(row, make):
    """No check is what must be repaired first, where none could be run."""
    page = Page(to_html(make(row("1", Verdict.RAISED, message=UNOPENED), notes=("line 1: (",))))

    first = "Repair first: what the note above says; no check could be run before that"
    assert first in page.texts["p"]


def test_what_a_page_is_made_of_is_installed_with_it():
    """Every file beside the modules is among the package data of the wheel."""
    told = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    patterns = (
        re.search(r'^"grader\.report" = \[(.*)\]$', told, re.M)[1].replace('"', "").split(", ")
    )
    others = [path for path in (ROOT / "grader" / "report").glob("*.*") if path.suffix != ".py"]

    assert {path.name for path in others} >= {"grade.html", "page.css"}
    assert all(any(fnmatch.fnmatch(one.name, pattern) for pattern in patterns) for one in others)


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
