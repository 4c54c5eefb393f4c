"""Pages in a real browser, on a desk and on a phone, by day and by night, and on paper."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.report.html import to_html

spec = importlib.util.spec_from_file_location("browser", Path(__file__).with_name("browser.py"))
assert spec is not None
assert spec.loader is not None
browsers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(browsers)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(browsers.MISSING), reason=browsers.MISSING),
]
PNG = b"\x89PNG\r\n\x1a\n"
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}
OVERFLOWING = """
const wide = [...document.querySelectorAll("body *")].filter(one =>
    one.getBoundingClientRect().right > innerWidth + 1 && !one.closest("pre, .heard"));
return [document.documentElement.scrollWidth - innerWidth, wide.map(one => one.outerHTML)];
"""
HEIGHT = "return document.querySelector('#feedback-2').getBoundingClientRect().height"
CLIPPED = """
return [...document.querySelectorAll("svg")].flatMap(svg => [...svg.querySelectorAll("text")]
    .filter(text => { const box = text.getBBox(), all = svg.viewBox.baseVal;
        return box.x < 0 || box.x + box.width > all.width || box.y + box.height > all.height; })
    .map(text => text.textContent));
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsers.started() as one:
        yield one


@pytest.fixture(params=["graded", "withheld", "hostile"])
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The staff's page of a made grade; the hostile one attacks with every text."""
    path = tmp_path / f"{request.param}.html"
    grade = request.getfixturevalue(request.param)
    path.write_text(to_html(grade, audience="staff"), encoding="utf-8")
    return path


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1100, 360])
def test_a_page_fits_its_screen_and_nothing_complains(
    browser: Any, page: Path, width: int, colours: str
):
    """Nothing is wider than the screen, no label is cut, the console is silent."""
    browser.resize(width, 800, colours=colours)
    browser.open(page)

    assert browser.run(OVERFLOWING) == [0, []]
    assert browser.run(CLIPPED) == []
    assert browser.run("return getComputedStyle(document.body).backgroundColor") == PAPER[colours]
    assert browser.screenshot().startswith(PNG)
    assert browser.told() == []


def test_nothing_of_a_hand_in_runs(browser: Any, hostile: Any, tmp_path: Path):
    """No script element is in the page that the browser built, and none would be let run."""
    path = tmp_path / "hostile.html"
    text = to_html(hostile)
    path.write_text(text, encoding="utf-8")
    browser.open(path)
    assert browser.run("return document.scripts.length") == 0

    broken = text.replace("</body>", "<script>document.title = 'ran'</script></body>")
    path.write_text(broken, encoding="utf-8")
    browser.open(path)

    assert browser.run("return document.scripts.length") == 1
    assert browser.run("return document.title") != "ran"
    assert "Content Security Policy" in browser.told()[0]["message"]


def test_feedback_is_folded_and_found(browser: Any, graded: Any, tmp_path: Path):
    """A link leads from the table to its feedback, which folds without a script."""
    path = tmp_path / "graded.html"
    path.write_text(to_html(graded), encoding="utf-8")
    browser.resize(360, 800)
    browser.open(path)
    unfolded = browser.run(HEIGHT)

    browser.run("document.querySelector('.first a').click()")
    assert browser.run("return location.hash") == "#feedback-2"
    browser.run("document.querySelector('#feedback-2 > summary').click()")
    assert browser.run(HEIGHT) < unfolded / 2


def test_on_paper_folded_feedback_is_printed(browser: Any, graded: Any, tmp_path: Path):
    """In full, and black on white for a reader who prefers the dark."""
    path = tmp_path / "graded.html"
    path.write_text(to_html(graded), encoding="utf-8")
    browser.resize(800, 800, colours="dark")
    browser.open(path)
    browser.run("document.querySelectorAll('details').forEach(one => one.open = false)")
    folded = browser.run(HEIGHT)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    try:
        ground = browser.run("return getComputedStyle(document.body).backgroundColor")
        assert browser.run(HEIGHT) > 2 * folded
        assert ground == PAPER["light"]
    finally:
        browser.devtools("Emulation.setEmulatedMedia", media="")
