"""The page of a class in a real browser: on a desk, on a phone, in the dark, on paper."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.course.record import ClassRecord
from grader.report.course.page import to_page
from grader.report.course.roll import roll

spec = importlib.util.spec_from_file_location("browser", Path(__file__).parents[1] / "browser.py")
assert spec is not None
assert spec.loader is not None
browsers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(browsers)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING),
]
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}
OVERFLOWING = """
const wide = [...document.querySelectorAll("body *")].filter(one =>
    one.getBoundingClientRect().right > innerWidth + 1 && !one.closest("pre, .heard"));
return [document.documentElement.scrollWidth - innerWidth, wide.map(one => one.outerHTML)];
"""
CROWDED = """
return [...document.querySelectorAll("thead th")].filter(one => one.scrollWidth > one.clientWidth)
    .map(one => one.textContent);
"""
SHOWN = """
return [...document.querySelectorAll("#all tbody tr")].filter(row => row.getClientRects().length)
    .map(row => row.cells[0].textContent);
"""
CLICK = """
[...document.querySelectorAll("#all thead button")].find(one => one.textContent === arguments[0])
    .click();
"""
FIND = """
const field = document.querySelector("#wanted");
field.value = arguments[0];
field.dispatchEvent(new Event("input", {bubbles: true}));
return document.querySelector("#found").textContent;
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsers.started() as one:
        yield one


@pytest.fixture
def page(lively: ClassRecord, tmp_path: Path) -> Path:
    """The page of a class that has something to say to every question."""
    path = tmp_path / "report.html"
    path.write_text(to_page(roll(lively)), encoding="utf-8")
    return path


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1180, 760, 360])
def test_the_page_fits_its_screen_and_nothing_complains(
    browser: Any, page: Path, width: int, colours: str
):
    """Folded parts open too; the console is silent, so the policy let our script run."""
    browser.resize(width, 800, colours=colours)
    browser.open(page)
    browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert browser.run(OVERFLOWING) == [0, []]
    assert browser.run("return getComputedStyle(document.body).backgroundColor") == PAPER[colours]
    assert browser.run("return document.querySelector('search').hidden") is False
    assert browser.told() == []


@pytest.mark.parametrize("width", [1180, 760, 360])
def test_no_head_of_a_table_lies_on_another(browser: Any, page: Path, width: int):
    """What stands in a head is as wide as the head."""
    browser.resize(width, 800)
    browser.open(page)

    assert browser.run(CROWDED) == []


def test_names_and_notes_of_any_length_fit_a_phone(
    browser: Any, tmp_path: Path, record: Any, member: Callable[..., Any], hostile_text: str
):
    """Nor does anything in them run."""
    long = "x" * 300
    told = record(
        *(member(name, "WO", {0: "x"}, mistakes={0: name}, message=name, notes=(name,))
          for name in (long, hostile_text)),
    )  # fmt: skip
    path = tmp_path / "report.html"
    path.write_text(to_page(roll(told)), encoding="utf-8")
    browser.resize(360, 800)
    browser.open(path)
    browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert browser.run(OVERFLOWING) == [0, []]
    assert browser.run("return document.scripts.length") == 1
    assert browser.told() == []


def test_a_column_sorts_both_ways(browser: Any, page: Path):
    """Points begin with the best; who has none stands last either way."""
    browser.resize(1180, 800)
    browser.open(page)

    browser.run(CLICK, "Points")
    best = browser.run(SHOWN)
    browser.run(CLICK, "Points")
    worst = browser.run(SHOWN)
    browser.run(CLICK, "Hand-in")

    assert best[0] == "Ada"
    assert worst[:2] == ["Gita", "Jon"]
    assert best[-1] == worst[-1] == "Hugo"
    names = browser.run(SHOWN)
    assert names[-3:] == ["Student 7", "Student 8", "Student 9"]
    heard = "return document.querySelector('#all th[aria-sort]').textContent"
    assert browser.run(heard) == "Hand-in"


def test_lines_are_filtered_by_words(browser: Any, page: Path):
    """All of the words, in any order and case; the count is told."""
    browser.resize(1180, 800)
    browser.open(page)

    assert browser.run(FIND, "EPS slow") == "1 of 23"
    assert browser.run(SHOWN) == ["Finn"]
    assert browser.run(FIND, "withheld") == "1 of 23"
    assert browser.run(FIND, "nobody of that name") == "0 of 23"
    assert browser.run(FIND, "") == "23 of 23"


def test_a_link_finds_a_line_that_was_filtered_away(browser: Any, page: Path):
    """All lines are shown again, and the one that was meant is marked."""
    browser.resize(1180, 800)
    browser.open(page)
    browser.run(FIND, "Ada")
    browser.run("""
        const links = [...document.querySelectorAll("main a")];
        return new Promise(done => {
            addEventListener("hashchange", () => done());
            links.find(one => one.textContent === "Hugo").click();
        });
    """)

    assert len(browser.run(SHOWN)) == 23
    assert browser.run("return document.querySelector('tr:target').cells[0].textContent") == "Hugo"


def test_the_page_can_be_read_without_its_script(browser: Any, page: Path):
    """All lines are there; what would do nothing is not."""
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.resize(1180, 800)
        browser.open(page)
        assert len(browser.run(SHOWN)) == 23
        assert browser.run("return document.querySelector('search').hidden") is True
        assert browser.run("return document.querySelectorAll('thead button').length") == 0
    finally:
        browser.devtools("Emulation.setScriptExecutionDisabled", value=False)


def test_sorting_and_filtering_need_no_mouse(browser: Any, page: Path):
    """Heads are buttons, the filter a field: all is reached by the tabulator."""
    browser.open(page)

    assert browser.run("""
        return [...document.querySelectorAll("thead button, #wanted, summary, main a")]
            .every(one => one.tabIndex === 0);
    """)


def test_on_paper_all_is_printed(browser: Any, page: Path):
    """Folded parts in full, black on white, without what only a screen can use."""
    browser.resize(800, 800, colours="dark")
    browser.open(page)
    height = "return document.querySelector('.how').getBoundingClientRect().height"
    folded = browser.run(height)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    try:
        assert browser.run(height) > 2 * folded
        assert browser.run(OVERFLOWING) == [0, []]
        ground = browser.run("return getComputedStyle(document.body).backgroundColor")
        assert ground == PAPER["light"]
        assert browser.run("return document.querySelector('#wanted').getClientRects().length") == 0
    finally:
        browser.devtools("Emulation.setEmulatedMedia", media="")
