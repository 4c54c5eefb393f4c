"""The reader of notebooks: whatever the bytes, cells of Python or one error in plain words."""

from __future__ import annotations

import json
import re
import warnings
from typing import Any

from hypothesis import strategies as st

from grader.box.cells import divided
from grader.errors import HandinError
from grader.magics import python_of
from grader.notebook import Code, Limits, read_notebook
from tests.fuzz import holds_for
from tests.fuzz.mutations import TOKENS, mutated, programs, written

LIMITS = Limits(bytes=100_000, text_bytes=50_000, cells=20, source_bytes=20_000)
FILE = "doubling.py"
MAGICS = [
    "%matplotlib inline", "!ls \\", "%%bash", "%%time", "x = !ls", "f?", "?f", "%time x = 1", "'''",
    '"""', "x = (", ")", "\\", "# no", "%%writefile doubling.py", "def f():", "    !ls", "'", '"',
]  # fmt: skip
LINES = st.sampled_from(MAGICS) | st.text(max_size=8) | st.sampled_from(TOKENS)
TEXTS = st.lists(LINES, max_size=8).map("\n".join)
KINDS = st.sampled_from(["code", "code", "code", "markdown", "raw", "heading", "", None, 3])
JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers(-(10**30), 10**30) | TEXTS,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside),
    max_leaves=6,
)
SOURCES = TEXTS | st.lists(TEXTS.map("{}\n".format), max_size=3) | JUNK
CELLS = st.fixed_dictionaries(
    {"cell_type": KINDS},
    optional={"source": SOURCES, "input": SOURCES, "outputs": JUNK, "metadata": JUNK, "id": JUNK},
)


@st.composite
def notebooks(draw: st.DrawFn) -> bytes:
    """A notebook of some format, with things in it that no program writes."""
    cells: Any = draw(st.lists(CELLS, max_size=5) | JUNK)
    whole: Any = draw(
        st.sampled_from(
            [{"cells": cells}, {"worksheets": [{"cells": cells}]}, {"worksheets": cells}, cells]
        )
    )
    if isinstance(whole, dict):
        whole |= {"nbformat": draw(JUNK), "metadata": draw(JUNK)}
    return json.dumps(whole, indent=draw(st.sampled_from([None, 1]))).encode()


def read(data: bytes) -> Code | None:
    """What the reader makes of it, of which whoever runs it relies on this much."""
    try:
        code = read_notebook(data, "hw.ipynb", FILE, LIMITS)
    except HandinError as error:
        assert 0 < len(str(error)) < 400
        assert str(error).isprintable()
        return None
    source = code.source.decode()
    assert 0 < len(code.source) <= LIMITS.source_bytes + 20 * len(source.splitlines())
    assert "\0" not in source
    assert "\r" not in source
    assert code.cells[0] == 1
    assert list(code.cells) == sorted(set(code.cells))
    assert "".join(f"{cell.text}\n" for cell in divided(source, code.cells)) == f"{source}\n"
    assert all(cell.text.strip() for cell in divided(source, code.cells))
    assert all(note.replace("\n", "").isprintable() for note in code.notes)
    return code


@holds_for(300, data=notebooks())
def test_anything_in_the_shape_of_a_notebook_is_read_or_refused(data: bytes) -> None:
    """Cells begin in order, lines are lines, and no cell is lost in another."""
    read(data)


@holds_for(300, data=notebooks().flatmap(mutated))
def test_a_mutated_notebook_is_read_or_refused(data: bytes) -> None:
    """Whatever became of its JSON."""
    read(data)


@holds_for(300, cells=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4))
def test_every_line_of_a_notebook_keeps_its_number(cells: list[str]) -> None:
    """So that what is told of a line is told of the student's line."""
    whole = {"cells": [{"cell_type": "code", "source": cell} for cell in cells]}
    code = read(json.dumps(whole).encode())

    if code is not None:
        read_cells = divided(code.source.decode(), code.cells)
        wanted = [len(re.split(r"\r\n|\r|\n", cell.rstrip("\r\n"))) for cell in cells]
        *others, last = (cell.text.count("\n") + 1 for cell in read_cells)
        assert [*others, last - 1] == wanted  # the whole source ends with the end of a line


@holds_for(300, program=programs(written()))
def test_python_in_a_notebook_stays_as_it_is(program: str) -> None:
    """No line of a program is taken for a magic, whatever is in its strings and brackets."""
    lines = re.split(r"\r\n|\r|\n", program)
    if program.strip() and compiles(program):
        assert python_of(lines, FILE) == (lines, [])


@holds_for(300, lines=st.lists(LINES, min_size=1, max_size=12))
def test_what_a_notebook_sets_aside_is_a_comment(lines: list[str]) -> None:
    """Every line that is named has become one that Python passes over, or the code behind it."""
    lines = [line.replace("\r", "").replace("\n", "") for line in lines]
    if not any(line.strip() for line in lines):
        return
    python, asides = python_of(lines, FILE)

    assert len(python) == len(lines)
    for aside in asides:
        was, now = lines[aside.line - 1], python[aside.line - 1]
        assert "# " in now or was.strip().startswith(("%time", "%prun"))


def compiles(program: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(program, "cell", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
            return False
    return True
