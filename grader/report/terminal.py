"""A grade on a terminal, and a class as a table: readable at 80 columns and without colour."""

from __future__ import annotations

import codecs
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from rich.console import Console, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.grade import Grade, Row, Status, Verdict
from grader.report import words
from grader.report.messages import LABEL, alike, words_and_code
from grader.report.text import cut, cut_lines, encodable, one_line, printed
from grader.report.view import Audience, View, view

_COLOURS = {Verdict.RIGHT: "green", Verdict.SKIPPED: "dim", Verdict.OUR_FAULT: "yellow"}
_MARKS = {Verdict.RIGHT: "✓", Verdict.SKIPPED: "-", Verdict.OUR_FAULT: "!"}
_LETTERS = {
    Verdict.WRONG: "W",
    Verdict.RAISED: "R",
    Verdict.NOT_IMPLEMENTED: "N",
    Verdict.FORBIDDEN: "F",
    Verdict.TOO_SLOW: "S",
    Verdict.TOO_BIG: "B",
    Verdict.CRASHED: "C",
    Verdict.SKIPPED: "-",
    Verdict.OUR_FAULT: "!",
}
_ASCII_MARKS = {"✓": "+", "✗": "x"}
_MESSAGE_LINES = 30
_NAME_WIDTH = 36
_GAP = 2
_JUSTIFIED: tuple[JustifyMethod, ...] = ("left", "left", "left", "left", "right")
_MESSAGE_CHARACTERS = 4000


def render(grade: Grade, *, audience: Audience, console: Console) -> None:
    """Print what the audience may read of one grade."""
    told = view(grade, audience, spell=partial(encodable, encoding=console.encoding))
    for part in _parts(told, audience, console):
        # Text and Table of Text only: rich reads markup and emoji codes in plain strings.
        is_code = isinstance(part, Text) and part.no_wrap is True
        console.print(part, soft_wrap=is_code)


def render_class(grades: Iterable[Grade], *, console: Console) -> None:
    """Print the table of a class, for staff, and what its letters mean."""
    told = list(grades)
    console.print(class_table(told, encoding=console.encoding))
    meanings = (f"{_LETTERS[verdict]} {words.VERDICTS[verdict]}" for verdict in _lost(told))
    console.print(Text(", ".join(meanings)))


def class_table(grades: Sequence[Grade], *, encoding: str = "utf-8") -> Table:
    """One line for each hand-in: its points, what became of its checks, its first known mistake.

    There is a column for each verdict but RIGHT that the class has, headed by its letter.
    """
    verdicts = _lost(grades)
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    longest = max((len(grade.handin) for grade in grades), default=0)
    table.add_column("hand-in", no_wrap=True, min_width=min(longest, _NAME_WIDTH))
    table.add_column("points", justify="right", no_wrap=True, min_width=len("withheld"))
    for title in (_LETTERS[verdict] for verdict in verdicts):
        table.add_column(title, justify="right", no_wrap=True, min_width=2)
    table.add_column("first mistake", overflow="crop", no_wrap=True)
    for grade in grades:
        told = view(grade, "staff", spell=partial(encodable, encoding=encoding)).grade
        table.add_row(*(Text(cell) for cell in _class_cells(told, verdicts)))
    return table


def _lost(grades: Iterable[Grade]) -> list[Verdict]:
    """The verdicts but RIGHT that are in these grades."""
    found = {row.outcome.verdict for grade in grades for row in grade.rows}
    return [verdict for verdict in _LETTERS if verdict in found]


def _class_cells(grade: Grade, verdicts: list[Verdict]) -> Iterator[str]:
    graded = grade.status is Status.GRADED
    reached = f"{words.points(grade.score)}/{words.points(grade.max_score)}"
    yield one_line(grade.handin, _NAME_WIDTH)
    yield reached if graded else grade.status.value
    counts = Counter(row.outcome.verdict for row in grade.rows)
    yield from (str(counts[verdict] or "") for verdict in verdicts)
    mistakes = (mistake for row in grade.rows for mistake in row.outcome.mistakes)
    yield one_line(next((mistake.id for mistake in mistakes), ""), 40)


def _parts(told: View, audience: Audience, console: Console) -> Iterator[RenderableType]:
    yield Text(words.headline(told), style="bold")
    if audience == "staff":
        yield Text(_provenance(told.grade))
    if hidden := words.not_shown(told):
        yield Text(hidden)
    yield from (_beside("Note:", 6, "\n".join(_cut(note))) for note in told.grade.notes)
    if told.grade.rows:
        yield Text()
        yield _table(told.grade.rows, console)
    yield from (Text(line) for line in words.skips(told.grade.rows))
    for rows in alike(told.grade.rows):
        yield Text()
        yield from _feedback(rows, console.width)
    if repair := words.repair_first(told):
        yield Text()
        yield Text(repair, style="bold")


def _provenance(grade: Grade) -> str:
    return f"hand-in {one_line(grade.handin, 60)}, box {grade.level}, digest {grade.digest[:12]}"


def _table(rows: tuple[Row, ...], console: Console) -> Table:
    """A line for each row; a name is cut to fit, and is whole where there is feedback."""
    lines = [_cells(row, console.encoding) for row in rows if _is_tried(row)]
    fixed = sum(max((len(line[column]) for line in lines), default=0) for column in (0, 1, 3, 4))
    room = console.width - fixed - 5 * _GAP
    table = Table.grid(padding=(0, _GAP, 0, 0), expand=False)
    for justify in _JUSTIFIED:
        table.add_column(justify=justify, no_wrap=True)
    for mark, number, name, *rest in lines:
        short = textwrap.shorten(name.plain, max(room, 20), placeholder=" ...")
        table.add_row(mark, number, Text(short), *rest)
    return table


def _is_tried(row: Row) -> bool:
    return row.outcome.verdict is not Verdict.SKIPPED


def _cells(row: Row, encoding: str) -> tuple[Text, ...]:
    check, outcome = row.check, row.outcome
    style = _COLOURS.get(outcome.verdict, "red")
    return (
        Text(_mark(outcome.verdict, encoding), style=style),
        Text(one_line(check.number, 20)),
        Text(one_line(check.name)),
        Text(words.VERDICTS[outcome.verdict], style=style),
        Text(f"{words.points(outcome.score)}/{words.points(check.max_score)}"),
    )


def _mark(verdict: Verdict, encoding: str) -> str:
    mark = _MARKS.get(verdict, "✗")
    return mark if codecs.lookup(encoding).name == "utf-8" else _ASCII_MARKS.get(mark, mark)


def _feedback(rows: Sequence[Row], width: int) -> Iterator[RenderableType]:
    row = rows[0]
    for one in rows:
        yield Text(words.heading(one), style="bold")
    verdict = words.VERDICTS[row.outcome.verdict]
    told, code = words_and_code(row.outcome.message)
    yield from (_line(line) for line in _cut(told or f"{verdict.capitalize()}."))
    if code:
        yield _line("try")
        yield from (Text(line, no_wrap=True, overflow="ignore") for line in _cut(code))
    if row.outcome.output.strip():
        shown = printed(row.outcome.output, width=width - 12)
        yield _beside("  printed", 12, "\n".join(shown))


def _cut(text: str) -> list[str]:
    return cut_lines(cut(text, _MESSAGE_CHARACTERS).split("\n"), _MESSAGE_LINES)


def _line(line: str) -> RenderableType:
    """A line of feedback, set in from the edge also where it wraps: only headings start there."""
    label = LABEL.match(line)
    if label is None:
        return Padding(Text(line), (0, 0, 0, 2))
    return _beside(f"  {label[1]}", 12, line[label.end() :])


def _beside(label: str, width: int, text: str) -> Table:
    grid = Table.grid()
    grid.add_column(width=width, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(label), Text(text))
    return grid
