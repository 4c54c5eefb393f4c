"""What is read of a notebook, in all its formats, and how one that is none is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from grader.errors import HandinError
from grader.notebook import Code, Limits, read_notebook

FILE = "optimizers.py"
SAVE = "open it in Jupyter, save it, and hand it in again"


def cell(source: Any, kind: str = "code", **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "metadata": {}, "source": source, **more}


def notebook(*cells: Any, **more: Any) -> bytes:
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}
    return json.dumps(whole, ensure_ascii=False).encode()


def read(data: bytes, limits: Limits = Limits()) -> Code:  # noqa: B008 - frozen
    return read_notebook(data, "hw.ipynb", FILE, limits)


def refusal(data: bytes, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    with pytest.raises(HandinError) as caught:
        read(data, limits)
    return str(caught.value)


def test_code_cells_are_one_source_in_their_order() -> None:
    """Each begins a line of its own; text, raw and blank cells are none."""
    code = read(
        notebook(
            cell("# Title", "markdown"),
            cell("import torch\n"),
            cell("x = 1", "raw"),
            cell(" \n\t"),
            cell(["def f():\n", "    return 'é'"]),
            cell("\n\ny = 2\n\n"),
        )
    )

    assert code.source.decode() == "import torch\ndef f():\n    return 'é'\n\n\ny = 2\n"
    assert code.cells == (1, 2, 4)
    assert code.notes == ()


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_lines_are_counted_as_python_counts_them(newline: str) -> None:
    """Whatever system wrote them; a form feed begins no line."""
    code = read(notebook(cell(f"x = 1{newline}\x0cy = 2{newline}"), cell("z = 3")))

    assert code.source == b"x = 1\n\x0cy = 2\nz = 3\n"
    assert code.cells == (1, 3)


def test_what_was_set_aside_is_named() -> None:
    """Five lines, and how many more there are; a name is shown as what it is."""
    code = read(notebook(cell("%a\nx = 1"), cell("!b \x1b[31m\n!c\n!d\n!e\n!f")))

    assert code.source == b"pass  # %a\nx = 1\n" + b"".join(
        b"pass  # !" + line + b"\n" for line in (b"b \x1b[31m", b"c", b"d", b"e", b"f")
    )
    assert code.notes == (
        "Set aside, because Jupyter understands it and Python does not:\n"
        "cell 1, line 1: %a\n"
        "cell 2, line 1: !b \\x1b[31m\n"
        "cell 2, line 2: !c\n"
        "cell 2, line 3: !d\n"
        "cell 2, line 4: !e\n"
        "and 1 more",
    )


FORMATS = {
    "4.5": notebook(cell("x = 1", id="a", outputs=[], execution_count=3)),
    "4.0": notebook(cell(["x = 1"]), nbformat_minor=0),
    "of Colab": notebook(
        cell("x = 1", metadata={"id": "ZQ", "colab": {"height": 3}}),
        metadata={"accelerator": "GPU", "colab": {"provenance": []}, "kernelspec": {"name": "py"}},
        nbformat_minor=0,
    ),
    "of VS Code": notebook(
        cell("x = 1", metadata={"vscode": {"languageId": "python"}}),
        metadata={"language_info": {"version": float("nan")}, "orig_nbformat": 4},
    ),
    "3": json.dumps(
        {
            "metadata": {"name": "hw"},
            "nbformat": 3,
            "worksheets": [
                {"cells": [{"cell_type": "heading", "level": 1, "source": ["T"]}]},
                {
                    "cells": [
                        {"cell_type": "code", "collapsed": False, "input": ["x = 1"], "outputs": []}
                    ]
                },
            ],
        }
    ).encode(),
    "2": json.dumps(
        {
            "nbformat": 2,
            "worksheets": [
                {"cells": [{"cell_type": "code", "input": "x = 1", "language": "python"}]}
            ],
        }
    ).encode(),
    "with a mark of UTF-8": b"\xef\xbb\xbf" + notebook(cell("x = 1")),
    "with outputs that look like cells": notebook(
        cell("x = 1", outputs=[{"cells": [cell("x = 2")], "source": "x = 3"}])
    ),
    "with everything twice": b'{"cells": [], ' + notebook(cell("x = 1"))[1:],
    "with numbers of any length": notebook(cell("x = 1"), nbformat=7).replace(
        b"7", b"9" * 100_000 + b".5e" + b"9" * 1000
    ),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_notebook_of_any_format_is_read(name: str) -> None:
    """As the programs write it that students use, and those they used ten years ago."""
    assert read(FORMATS[name]) == Code(b"x = 1\n", (1,))


def test_pictures_do_not_count() -> None:
    """However large; a program with such text in it keeps it."""
    picture = {"data": {"image/png": "iVBORw0KGgo" * 1_000_000}, "output_type": "display_data"}
    program = f'x = """\n{"A" * 3000}"""'

    code = read(notebook(cell(program, outputs=[picture])), Limits(text_bytes=10_000))

    assert code.source.decode() == f"{program}\n"


def test_a_line_that_looks_like_a_picture_stays() -> None:
    """Weights in a long text are lines of a list in the file, as Jupyter writes it."""
    lines = ['x = """\n', f"{'A' * 3000}\n", '"""']

    assert read(notebook(cell(lines))).source.decode() == "".join([*lines, "\n"])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", f"hw.ipynb, line 1, column 1: this is no notebook: Expecting value: {SAVE}"),
        (
            b"def f():\n    return 1\n",
            f"hw.ipynb, line 1, column 1: this is no notebook: Expecting value: {SAVE}",
        ),
        (
            b'{"cells": [\n<<<<<<< HEAD\n',
            f"hw.ipynb, line 2, column 1: this is no notebook: Expecting value: {SAVE}",
        ),
        (notebook(cell("x = 1"))[:-5], None),
        (b"[]", f"hw.ipynb holds no cells, so it is no notebook: {SAVE}"),
        (b"{}", f"hw.ipynb holds no cells, so it is no notebook: {SAVE}"),
        (b'{"cells": {}}', f"hw.ipynb holds no cells, so it is no notebook: {SAVE}"),
        (b'{"cells": [1]}', f"hw.ipynb holds no cells, so it is no notebook: {SAVE}"),
        (b'{"worksheets": 3}', f"hw.ipynb holds no cells, so it is no notebook: {SAVE}"),
        (b'{"worksheets": ["a"]}', f"hw.ipynb holds no cells, so it is no notebook: {SAVE}"),
        (
            notebook(cell("# T", "markdown"), cell(3)),
            f"hw.ipynb: its cell 2, text cells counted, has no text: {SAVE}",
        ),
        (
            notebook(cell(["x", None])),
            f"hw.ipynb: its cell 1, text cells counted, has no text: {SAVE}",
        ),
        (
            b'{"cells": [{"cell_type": "code"}]}',
            f"hw.ipynb: its cell 1, text cells counted, has no text: {SAVE}",
        ),
        (
            notebook(cell("x = 1", "markdown"), cell(" ")),
            "hw.ipynb has no code in it: hand in the notebook with your work in it",
        ),
        (
            notebook(cell("x")).replace(b"x", b"\xff"),
            f"hw.ipynb, line 1: this is not UTF-8: {SAVE}",
        ),
        (
            b'{"cells": [{"cell_type": "code", "source": "x = 1\\ny = \'\\u0000\'"}]}',
            "hw.ipynb, cell 1, line 2: a NUL character: delete it",
        ),
        (
            b'{"cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}',
            "hw.ipynb, cell 1, line 1: half of a character: delete it",
        ),
        (b"[" * 100_000, f"hw.ipynb is nested too deep for a notebook: {SAVE}"),
        (b'{"a":' * 100_000, f"hw.ipynb is nested too deep for a notebook: {SAVE}"),
    ],
)
def test_what_is_no_notebook_is_refused(data: bytes, told: str | None) -> None:
    """With the place, where there is one."""
    assert told is None or refusal(data) == told
    assert refusal(data).startswith("hw.ipynb")


def test_two_halves_are_a_character() -> None:
    """As JSON writes those beyond 16 bits."""
    data = b'{"cells": [{"cell_type": "code", "source": "x = \'\\ud83d\\ude00\'"}]}'

    assert read(data).source.decode() == "x = '😀'\n"


@pytest.mark.parametrize(
    ("data", "limits", "told"),
    [
        (
            notebook(cell("x"), metadata={"a": "b " * 5_000}),
            Limits(text_bytes=9_000),
            "hw.ipynb has 10,124 bytes without its pictures, more than the 9,000 that are read: "
            "clear its outputs, save it, and hand it in again",
        ),
        (
            notebook(*[cell("x")] * 101),
            Limits(cells=100),
            "hw.ipynb has more than the 100 cells that are read: "
            "hand in a notebook with your work alone",
        ),
        (
            notebook(cell("x" * 600), cell("x" * 600)),
            Limits(source_bytes=1_000),
            "the code in hw.ipynb has 1,202 bytes, more than the 1,000 that are read: "
            "hand in the notebook without data in its code",
        ),
    ],
)
def test_no_more_is_read_than_a_notebook_needs(data: bytes, limits: Limits, told: str) -> None:
    """What to leave out is said."""
    assert refusal(data, limits) == told


def test_a_line_that_looks_like_the_edge_of_a_cell_is_none() -> None:
    """Where cells begin is kept beside the source, which has no marks in it."""
    faked = "# cell 2\n# %%\n# In[3]:\n# coding: latin-1\nx = 'é'"

    assert read(notebook(cell(faked), cell("y = 1"))).cells == (1, 6)
