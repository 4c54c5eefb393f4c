"""Whatever is handed in, the grade is complete, says why, and takes no other check along."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import grading
from grader.assignment import Assignment
from grader.errors import HandinError
from grader.grade import Grade, Row, Status, Verdict
from grader.launch import Examiners
from grader.release.notebook import written

Make = Callable[..., Assignment]


LIMITS = """
[limits]
load_seconds = 3
question_seconds = 3
memory_mb = 256
answer_mb = 1
output_kb = 1

[forbidden]
names = ["torch.optim"]
"""
PUBLIC = """
from grader.examine import expect, functions, number
from probes import doubled

@number("1")
@functions("double")
def test_one(student):
    "Two times one is two."
    expect(student.run(doubled, 1.0)).close_to(2.0)

@number("2")
@functions("double")
def test_two(student):
    "Two times two is four."
    expect(student.run(doubled, 2.0)).close_to(4.0)
"""
HIDDEN = """
from grader.examine import expect, number
from probes import doubled

@number("3")
def test_three(student):
    "Two times three is six."
    expect(student.run(doubled, 3.0)).close_to(6.0)
"""
UNOPENED = "got       nothing: your file could not be imported, see the note above the table"
TEN_LINES = "\n" * 9


@pytest.fixture
def doubling(make_assignment: Make) -> Assignment:
    """Two public checks and a hidden one of the same function, within small limits."""
    return make_assignment(manifest=LIMITS, public=PUBLIC, hidden=HIDDEN)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to hand in."""
    path = tmp_path / "ann"
    path.mkdir()
    return path


def graded(assignment: Assignment, examiners: Examiners, folder: Path, source: str) -> Grade:
    """The grade of a folder with this source in it."""
    (folder / assignment.file).write_text(source, encoding="utf-8")
    return grading.grade(assignment, folder, examiners)


def at_import(body: str) -> str:
    """A right hand-in that does this when it is imported, in line 10."""
    return f"{TEN_LINES}{body}\ndef double(x):\n    return 2 * x\n"


def in_a_call(body: str) -> str:
    """A right hand-in that does this in line 10, where it is asked for the double of 1 alone."""
    lines = textwrap.indent(body, "        ")
    return f"\n\n\n\n\n\n\ndef double(x):\n    if x == 1:\n{lines}\n    return 2 * x\n"


def verdicts(grade: Grade) -> list[Verdict]:
    return [row.outcome.verdict for row in grade.rows]


def said(row: Row) -> str:
    """What a message says of what happened, without the question and the code to try."""
    lines = row.outcome.message.partition("\ntry")[0].splitlines()
    return "\n".join(line for line in lines if not line.startswith("asked"))


# What cannot be opened


def nothing(folder: Path) -> None:
    """An empty folder."""


def another_file(folder: Path) -> None:
    (folder / "Doubling (1).py").write_text("x = 1\n")
    (folder / "notes.md").write_text("x\n")


def two_candidates(folder: Path) -> None:
    for name in ("first", "second"):
        (folder / name).mkdir()
        (folder / name / "doubling.py").write_text("x = 1\n")


def an_empty_file(folder: Path) -> None:
    (folder / "doubling.py").write_text(" \n")


def latin_1(folder: Path) -> None:
    (folder / "doubling.py").write_bytes(b"x = 1\ny = '\xe9'\n")


def a_notebook(folder: Path) -> None:
    (folder / "doubling.ipynb").write_text("{}")


@pytest.mark.parametrize(
    ("make", "note"),
    [
        (nothing, "ann is an empty folder: hand in doubling.py"),
        (
            another_file,
            "doubling.py is not in the folder ann, which holds Doubling (1).py, notes.md\n"
            "Doubling (1).py may be what is meant: rename it to doubling.py",
        ),
        (
            two_candidates,
            "doubling.py is in several folders of ann: first/, second/\nhand in one of them",
        ),
        (an_empty_file, "doubling.py is empty: hand in the file with your work in it"),
        (latin_1, "doubling.py, line 2, byte 6: 0xe9 is not UTF-8: save the file as UTF-8"),
        (
            a_notebook,
            "doubling.ipynb holds no cells, so it is no notebook: "
            "open it in Jupyter, save it, and hand it in again",
        ),
    ],
)
def test_what_cannot_be_opened_has_every_row_and_one_note(
    make: Callable[[Path], None],
    note: str,
    doubling: Assignment,
    examiners: Examiners,
    folder: Path,
):
    """No points, no crash, and one sentence that says what to repair."""
    make(folder)

    grade = grading.grade(doubling, folder, examiners)

    assert grade.notes == (note,)
    assert [said(row) for row in grade.rows] == [UNOPENED] * 3
    assert verdicts(grade) == [Verdict.NOT_IMPLEMENTED] * 3
    assert (grade.status, grade.score, grade.handin) == (Status.GRADED, 0.0, "ann")


def test_a_path_that_is_not_there_is_refused(
    doubling: Assignment, examiners: Examiners, folder: Path
):
    """There is nobody to give a grade to."""
    with pytest.raises(HandinError) as refused:
        grading.grade(doubling, folder / "bob", examiners)

    assert str(refused.value) == f"{folder / 'bob'}: there is no such file or folder to grade"


# Notebooks

CELLS = (
    "%matplotlib inline\nimport torch",
    "import no_such_package\ndef half(x):\n    return x / 2",
    "while True:\n    pass",
    "def double(x):\n    if x == 2:\n        raise ValueError('odd')\n    return half(4 * x)",
    "torch.optim.SGD([torch.ones(1)], 0.1)",
    "def double(x:\n    return 1",
)
TOLD_OF_CELLS = (
    "Set aside, because Jupyter understands it and Python does not:\n"
    "cell 1, line 1: %matplotlib inline",
    "Some cells did not run to their end. Below such a line only what the cell defines or imports "
    "was tried; all other cells were run as they are:\n"
    "cell 2, line 1: ModuleNotFoundError: No module named 'no_such_package' "
    "(import no_such_package)\n"
    "cell 3, line 1: took too long, and is left out (while True:)\n"
    "cell 5, line 1: ForbiddenCall: torch.optim.SGD may not be called here: writing it is the "
    "assignment (torch.optim.SGD([torch.ones(1)], 0.1))\n"
    "cell 6, line 1: SyntaxError: '(' was never closed (def double(x:)",
)


@pytest.mark.parametrize("rung", ["examiners", "spawning"])
def test_a_notebook_is_graded_by_what_it_defines(
    doubling: Assignment, folder: Path, request: pytest.FixtureRequest, rung: str
):
    """Whatever else is in it is named once; lines are those of a cell; both rungs say the same."""
    (folder / "hw.ipynb").write_bytes(written([("code", cell) for cell in CELLS]))

    grade = grading.grade(doubling, folder, request.getfixturevalue(rung))

    assert grade.notes == ("hw.ipynb is graded as doubling.py", *TOLD_OF_CELLS)
    assert verdicts(grade) == [Verdict.RIGHT, Verdict.RAISED, Verdict.RIGHT]
    assert grade.rows[1].outcome.message == (
        "asked     doubled(your file, 2)\n"
        "got       ValueError: odd\n"
        "where     cell 4, line 3 of your notebook: raise ValueError('odd')\n"
        "try\n"
        "import __main__ as doubling\n"
        "from probes import doubled\n"
        "print(doubled(doubling, 2.0))"
    )


def test_a_function_whose_cell_failed_is_told_with_its_place(
    doubling: Assignment, examiners: Examiners, folder: Path
):
    """The note says why; a line of a forbidden call is found beside a cell that is no Python."""
    cells = ["x = (", "@missing\ndef double(x):\n    return 2 * x"]
    (folder / "doubling.ipynb").write_bytes(written([("code", cell) for cell in cells]))

    grade = grading.grade(doubling, folder, examiners)

    assert [said(row) for row in grade.rows] == [
        "got       your notebook defines no double; its definition in cell 2, line 2 failed or was "
        "deleted"
    ] * 2 + [grade.rows[2].outcome.message]
    assert verdicts(grade) == [Verdict.NOT_IMPLEMENTED] * 3
    assert grade.notes[0].endswith(
        "cell 1, line 1: SyntaxError: '(' was never closed (x = ()\n"
        "cell 2, line 2: NameError: name 'missing' is not defined (def double(x):)"
    )


# What cannot be imported

IMPORTS = {
    "syntax error": (
        "if True: x = (1 +",
        Verdict.RAISED,
        "got       SyntaxError: '(' was never closed\n"
        "where     line 10 of doubling.py: if True: x = (1 +\n"
        "                                               ^",
    ),
    "syntax error far to the right": (
        f"x = ['{'x' * 200}', (",
        Verdict.RAISED,
        "got       SyntaxError: '(' was never closed\n"
        f"where     line 10 of doubling.py: x = ['{'x' * 114}",
    ),
    "not installed": (
        "import tensorflow",
        Verdict.RAISED,
        "got       ModuleNotFoundError: No module named 'tensorflow'\n"
        "where     line 10 of doubling.py: import tensorflow",
    ),
    "exception": (
        "raise ValueError('no')",
        Verdict.RAISED,
        "got       ValueError: no\nwhere     line 10 of doubling.py: raise ValueError('no')",
    ),
    "exit": (
        "import sys; sys.exit(0)",
        Verdict.RAISED,
        "got       SystemExit: 0\nwhere     line 10 of doubling.py: import sys; sys.exit(0)",
    ),
    "end of the process": (
        "import os; os._exit(0)",
        Verdict.CRASHED,
        "got       the process ended itself while importing your file",
    ),
    "endless loop": (
        "while True: pass",
        Verdict.TOO_SLOW,
        "got       importing your file took longer than the 3 seconds it may take",
    ),
    "memory": (
        "import torch; torch.zeros(10**6).numpy().repeat(10**6)",
        Verdict.TOO_BIG,
        None,
    ),
    "forbidden call": (
        "import torch; torch.optim.SGD([torch.ones(1)], 0.1)",
        Verdict.FORBIDDEN,
        "got       torch.optim.SGD may not be called here: writing it is the assignment\n"
        "where     line 10 of doubling.py: import torch; torch.optim.SGD([torch.ones(1)], 0.1)",
    ),
    "gap": (
        "raise NotImplementedError('double: return 2 x')",
        Verdict.NOT_IMPLEMENTED,
        "to write  double: return 2 x\n"
        "where     line 10 of doubling.py: raise NotImplementedError('double: return 2 x')",
    ),
}


@pytest.mark.parametrize(("body", "verdict", "text"), IMPORTS.values(), ids=IMPORTS)
def test_what_cannot_be_imported_is_told_once_with_its_place(
    body: str,
    verdict: Verdict,
    text: str | None,
    doubling: Assignment,
    examiners: Examiners,
    folder: Path,
):
    """The reason stands in a note; every row has the verdict and points to it."""
    grade = graded(doubling, examiners, folder, at_import(body))

    (note,) = grade.notes
    assert text is None or note == f"doubling.py could not be imported:\n{text}"
    assert [(row.outcome.verdict, said(row)) for row in grade.rows] == [(verdict, UNOPENED)] * 3


def test_what_was_printed_before_an_import_failed_is_told(
    doubling: Assignment, examiners: Examiners, folder: Path
):
    """Within the limit for prints, with its end, where the reason may be."""
    source = at_import("print('x' * 10**7); print('here'); raise ValueError")

    note = graded(doubling, examiners, folder, source).notes[1]

    begin, end = "It printed, before that:\n" + "x" * 512, "x" * 506 + "\nhere\n"
    assert note == f"{begin}\n… 9998982 bytes left out …\n{end}"


# What goes wrong in a call

CALLS = {
    "exception": (
        "raise ValueError('no')",
        Verdict.RAISED,
        "got       ValueError: no\nwhere     line 10 of doubling.py: raise ValueError('no')",
    ),
    "exit": (
        "import sys; sys.exit('bye')",
        Verdict.RAISED,
        "got       SystemExit: bye\nwhere     line 10 of doubling.py: import sys; sys.exit('bye')",
    ),
    "KeyboardInterrupt": (
        "raise KeyboardInterrupt",
        Verdict.RAISED,
        "got       KeyboardInterrupt\nwhere     line 10 of doubling.py: raise KeyboardInterrupt",
    ),
    "our own exception": (
        "raise type('OurFault', (Exception,), {})('mine')",
        Verdict.RAISED,
        "got       OurFault: mine\n"
        "where     line 10 of doubling.py: raise type('OurFault', (Exception,), {})('mine')",
    ),
    "a skipped test": (
        "import pytest; pytest.skip('please')",
        Verdict.RAISED,
        "got       Skipped: please\n"
        "where     line 10 of doubling.py: import pytest; pytest.skip('please')",
    ),
    "gap": (
        "raise NotImplementedError('double: return 2 x')",
        Verdict.NOT_IMPLEMENTED,
        "to write  double: return 2 x\n"
        "where     line 10 of doubling.py: raise NotImplementedError('double: return 2 x')",
    ),
    "end of the process": (
        "import os; os._exit(0)",
        Verdict.CRASHED,
        "got       the process ended itself while answering this question",
    ),
    "segmentation fault": (
        "import ctypes; ctypes.string_at(0)",
        Verdict.CRASHED,
        "got       the process died of SIGSEGV while answering this question",
    ),
    "endless loop": (
        "while True: pass",
        Verdict.TOO_SLOW,
        "got       answering this question took longer than the 3 seconds it may take",
    ),
    "memory": (
        "hoard = bytearray(10**9)",
        Verdict.TOO_BIG,
        "got       MemoryError\nwhere     line 10 of doubling.py: hoard = bytearray(10**9)",
    ),
    "a huge answer": (
        "import torch; return torch.zeros(10**6)",
        Verdict.TOO_BIG,
        "got       the value is too large to be returned here: "
        "more than 1,048,576 bytes of tensors",
    ),
    "a generator": (
        "return (n for n in [2])",
        Verdict.WRONG,
        "got       a generator object is not a value that can be returned here; "
        "use None, bool, int, float, str, tensors, NumPy arrays and scalars, "
        "or lists, tuples and dicts (with str keys) of them",
    ),
    "nothing": (
        "return None",
        Verdict.WRONG,
        "expected  the number 2\ngot       None (is a return statement missing?)",
    ),
    "a forged answer": (
        "import os\n"
        "for n in range(64):\n"
        "    try: os.write(n, b'wal1\\0\\0\\0\\2' + bytes(8) + b'{}')\n"
        "    except OSError: pass",
        Verdict.CRASHED,
        "got       an answer came back that nobody asked for",
    ),
}


@pytest.mark.parametrize(("body", "verdict", "text"), CALLS.values(), ids=CALLS)
def test_what_goes_wrong_in_a_call_costs_one_check(
    body: str,
    verdict: Verdict,
    text: str,
    doubling: Assignment,
    examiners: Examiners,
    folder: Path,
):
    """The others are run in boxes of their own, and are right."""
    grade = graded(doubling, examiners, folder, in_a_call(body))

    assert (verdicts(grade), grade.notes) == ([verdict, Verdict.RIGHT, Verdict.RIGHT], ())
    assert said(grade.rows[0]) == text
    assert (grade.status, grade.score, grade.max_score) == (Status.GRADED, 2.0, 3.0)


def test_printing_without_measure_costs_nothing(
    doubling: Assignment, examiners: Examiners, folder: Path
):
    """100 MB in one call, and the answers are still right."""
    grade = graded(doubling, examiners, folder, in_a_call("print('x' * 10**8)"))

    assert verdicts(grade) == [Verdict.RIGHT] * 3


def test_prints_are_shown_with_a_wrong_answer_and_cut(
    doubling: Assignment, examiners: Examiners, folder: Path
):
    """Where a check fails, its first and last prints help; the manifest says how many are kept."""
    grade = graded(doubling, examiners, folder, in_a_call("print('x' * 10**8); return 7"))

    kept = f"{'x' * 512}\n… 99998977 bytes left out …\n{'x' * 511}\n"
    assert grade.rows[0].outcome.output == kept


def test_a_missing_function_is_named(doubling: Assignment, examiners: Examiners, folder: Path):
    """It is not written yet, rather than wrong."""
    grade = graded(doubling, examiners, folder, "def triple(x):\n    return 3 * x\n")

    assert verdicts(grade) == [Verdict.NOT_IMPLEMENTED] * 3
    assert said(grade.rows[0]) == "got       doubling.py defines no double"


def test_the_line_that_is_quoted_is_the_one_that_python_means(
    doubling: Assignment, examiners: Examiners, folder: Path
):
    """A form feed, a line separator in a string and a mark at the beginning count for none."""
    body = "x = '\u2028\x0c'\n\x0c\nraise ValueError('no')"

    (note,) = graded(doubling, examiners, folder, f"\ufeff{body}").notes

    assert note.endswith("\nwhere     line 3 of doubling.py: raise ValueError('no')")


def test_the_real_starter_says_what_to_write_in_every_row(
    optimizers: Assignment, examiners: Examiners
):
    """An unfilled starter is not wrong, and not a crash: it is not written yet."""
    grade = grading.grade(optimizers, optimizers.student, examiners)

    assert set(verdicts(grade)) <= {Verdict.NOT_IMPLEMENTED, Verdict.SKIPPED}
    for row in grade.rows:
        if row.outcome.verdict is Verdict.NOT_IMPLEMENTED:
            labels = [line[:10].strip() for line in said(row).splitlines()]
            assert {"to write", "where"} <= set(labels)
    assert (grade.score, grade.notes) == (0.0, ())


# Forbidden calls

REFUSED = "got       torch.optim.SGD may not be called here: writing it is the assignment"
FORBIDDEN = {
    "direct": (
        "import torch\n\ndef double(x):\n    torch.optim.SGD([torch.ones(1)], 0.1)\n",
        "line 4 of doubling.py: torch.optim.SGD([torch.ones(1)], 0.1)",
    ),
    "alias": (
        "import torch\nfrom torch.optim import SGD as Mine\n\n"
        "def double(x):\n    Mine([torch.ones(1)], 0.1)\n",
        "line 5 of doubling.py: Mine([torch.ones(1)], 0.1)",
    ),
    "subclass": (
        "import torch\nclass Mine(torch.optim.SGD):\n    pass\n\n"
        "def double(x):\n    Mine([torch.ones(1)], 0.1)\n",
        "line 6 of doubling.py: Mine([torch.ones(1)], 0.1)",
    ),
    "swallowed, then an error of its own": (
        "import torch\n\ndef double(x):\n    try:\n        torch.optim.SGD([torch.ones(1)], 0.1)\n"
        "    except RuntimeError:\n        raise ValueError('no') from None\n",
        "line 7 of doubling.py: raise ValueError('no') from None",
    ),
}


@pytest.mark.parametrize(("source", "where"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_a_forbidden_call_is_refused_with_its_line(
    source: str, where: str, doubling: Assignment, examiners: Examiners, folder: Path
):
    """However it is written, it ends in the same sentence."""
    grade = graded(doubling, examiners, folder, source)

    assert verdicts(grade) == [Verdict.FORBIDDEN] * 3
    assert f"where     {where}" in said(grade.rows[0]).splitlines()


@pytest.mark.parametrize("name", ["direct", "alias", "subclass"])
def test_a_forbidden_call_says_what_may_not_be_called(
    name: str, doubling: Assignment, examiners: Examiners, folder: Path
):
    """By PyTorch's name for it, not by the hand-in's."""
    grade = graded(doubling, examiners, folder, FORBIDDEN[name][0])

    assert said(grade.rows[0]).startswith(REFUSED)


def test_a_refusal_that_is_swallowed_is_no_help(
    doubling: Assignment, examiners: Examiners, folder: Path
):
    """A hand-in that goes on by itself is judged by its answer."""
    source = in_a_call("import torch\ntry: torch.optim.SGD([], 0.1)\nexcept RuntimeError: return 7")

    grade = graded(doubling, examiners, folder, source)

    assert verdicts(grade) == [Verdict.WRONG, Verdict.RIGHT, Verdict.RIGHT]


# Time for all checks


def test_when_the_time_for_all_checks_is_over_every_row_says_so(
    make_assignment: Make, examiners: Examiners, folder: Path
):
    """What is left is too slow, by a text of its own, and nothing is missing."""
    slow = make_assignment(manifest="[limits]\ntotal_seconds = 5\n", public=PUBLIC, hidden=HIDDEN)

    grade = graded(slow, examiners, folder, in_a_call("while True: pass"))

    over = "got       the time for all checks together was over"
    assert verdicts(grade) == [Verdict.TOO_SLOW] * 3
    assert said(grade.rows[0]) == f"{over} while answering this question"
    assert [said(row).splitlines()[0] for row in grade.rows[1:]] == [f"{over} before this one"] * 2


# Both rungs

HANDINS = {
    "right": at_import(""),
    "wrong": "def double(x):\n    return 3 * x\n",
    "raising": in_a_call("raise ValueError('no')"),
    "forbidden": FORBIDDEN["direct"][0],
    "unfilled": "def double(x):\n    raise NotImplementedError('double: return 2 x')\n",
    "exiting": in_a_call("import os; os._exit(0)"),
}


@pytest.mark.parametrize("source", HANDINS.values(), ids=HANDINS)
def test_both_rungs_tell_the_same(
    source: str, doubling: Assignment, examiners: Examiners, spawning: Examiners, folder: Path
):
    """Verdicts, messages and notes are the hand-in's, not the box's."""
    one, other = (graded(doubling, rung, folder, source) for rung in (examiners, spawning))

    assert [(row.outcome.verdict, row.outcome.message) for row in one.rows] == [
        (row.outcome.verdict, row.outcome.message) for row in other.rows
    ]
    assert (one.notes, one.digest) == (other.notes, other.digest)
    assert one.level == other.level == examiners.protection().level
