"""What is not Python in a cell becomes a comment, and no Python does."""

from __future__ import annotations

import textwrap

import pytest

from grader.magics import Aside, python_of

FILE = "optimizers.py"


def read(cell: str) -> tuple[str, list[Aside]]:
    python, asides = python_of(cell.split("\n"), FILE)
    return "\n".join(python), asides


@pytest.mark.parametrize(
    ("line", "python"),
    [
        ("%matplotlib inline", "pass  # %matplotlib inline"),
        ("    %load_ext autoreload", "    pass  # %load_ext autoreload"),
        ("!pip install torch", "pass  # !pip install torch"),
        ("!!ls", "pass  # !!ls"),
        ("?torch.add", "pass  # ?torch.add"),
        ("torch.add?", "pass  # torch.add?"),
        ("SGD.step??  ", "pass  # SGD.step??  "),
        ("files = !ls", "files = None  # !ls"),
        ("best = %timeit -o f()", "best = None  # %timeit -o f()"),
        ("%time w = train()", "w = train()"),
        ("  %prun train()", "  train()"),
        ("%prun -l 5 train()", "pass  # %prun -l 5 train()"),
        ("%timeit train()", "pass  # %timeit train()"),
    ],
)
def test_a_line_for_jupyter_is_set_aside(line: str, python: str) -> None:
    """It keeps its place; what Jupyter would run behind %time is run."""
    assert read(f"x = 1\n{line}\ny = 2") == (f"x = 1\n{python}\ny = 2", [Aside(2, line.strip())])


@pytest.mark.parametrize(
    "cell",
    [
        "x = '''\n%d\n!no\n'''",
        'x = r"""a\\\n%d"""',
        "x = (10\n% 3)",
        "x = [\n  '(' , # (\n]\ny = x",
        "x = 10 \\\n% 3",
        "x = 'a\\\n%d' % 3",
        "x != y",
        "print('x = %d' % x)",
        "x = y % 3",
        "print('why?')  # why?",
        "# really?",
        "f(x)['a'] = '!x'",
        'x = f"{d[\'a\']}" "\'"\ny = \'(\' "("\nz = 1',
        "\n\n",
    ],
)
def test_python_stays_as_it_is(cell: str) -> None:
    """A line that only looks like a magic is a part of a string or of an expression."""
    cell = f"x = 1\n{cell}\nz = 3"

    assert read(cell) == (cell, [])


def test_a_shell_line_takes_its_backslashed_lines_along() -> None:
    """And no more than these."""
    assert read("!pip install \\\n    torch \\\n    numpy\nx = 1") == (
        "pass  # !pip install \\\n#     torch \\\n#     numpy\nx = 1",
        [Aside(1, "!pip install \\")],
    )


def test_a_magic_behind_an_unclosed_string_is_found_again() -> None:
    """A string of one line ends with its line, as it does for Python, which will complain."""
    assert read("x = 'a\n%time y = 1") == ("x = 'a\ny = 1", [Aside(2, "%time y = 1")])


@pytest.mark.parametrize("magic", ["%%time", "%%capture out", "%%prun", "%%writefile hw/{}"])
def test_a_cell_under_a_magic_that_runs_it_is_run(magic: str) -> None:
    """Among them the one that would write the file that is asked for."""
    first = magic.format(FILE)

    assert read(f"\n{first}\nx = 1\n!ls") == (
        f"\n# {first}\nx = 1\npass  # !ls",
        [Aside(2, first), Aside(4, "!ls")],
    )


@pytest.mark.parametrize(
    "magic", ["%%bash", "%%html", "%%timeit", "%%writefile notes.txt", "%%file", "%%", "%%python3"]
)
def test_a_cell_under_another_magic_is_set_aside_as_a_whole(magic: str) -> None:
    """It is named once."""
    assert read(f"{magic}\nls -l\n\n(") == (f"# {magic}\n# ls -l\n# \n# (", [Aside(1, magic)])


def test_what_is_left_has_as_many_lines_and_is_python() -> None:
    """So that line 5 is line 5, and a block of magics alone is still a block."""
    cell = textwrap.dedent(
        """\
        %matplotlib inline
        if True:
            %config x
        for i in range(3):
            !echo {i}
        x = 5
        """
    )

    python, _ = read(cell)

    assert python.count("\n") == cell.count("\n")
    compile(python, "cell", "exec")


@pytest.mark.parametrize(
    "line", [" " * 500_000, "x" * 500_000, "'" * 499_999, "\\" * 500_000, "([{" * 150_000,
             "a, " * 150_000, '"""' + '\\"' * 250_000, "? " * 200_000 + "x",
             "%time" + " " * 400_000]
)  # fmt: skip
def test_a_long_line_is_read_once(line: str) -> None:
    """No expression here goes back and forth over it: these would take hours."""
    assert len(read(f"x = 1\n{line}")[0].split("\n")) == 2
