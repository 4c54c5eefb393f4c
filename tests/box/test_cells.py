"""A notebook in a box: cells run in order, and what fails in one costs no other."""

from __future__ import annotations

import signal
import types
from contextlib import closing

import pytest

from grader.box.boxes import Boxes, stops_of
from grader.box.cells import Clock, Kernel, divided
from grader.box.question import Observation, Package, Stop, Trouble
from tests.box.in_boxes import call, later

SECONDS = 3.0  # for a notebook with an endless loop in it


def notebook(*cells: str, seconds: float = 0.0, left_out: tuple[int, ...] = ()) -> Package:
    starts, line = [], 1
    for cell in cells:
        starts.append(line)
        line += cell.count("\n") + 1
    source = "\n".join([*cells, ""]).encode()
    return Package("handin.py", "handin", source, b"", tuple(starts), left_out, seconds)


def told(boxes: Boxes, package: Package) -> tuple[Observation, list[tuple[int | None, str, bool]]]:
    """What ``f`` gives, and for each statement that stopped its line, the reason, whether slow."""
    with closing(boxes.open()) as box:
        assert box.load(package, later()) is None
        stops = [
            (s.trouble.line, f"{s.trouble.kind}: {s.trouble.text}", s.is_slow) for s in box.stops
        ]
        return call(box), stops


@pytest.mark.slow
def test_cells_share_their_names_in_order(boxes: Boxes) -> None:
    """A later definition takes the place of an earlier one."""
    package = notebook(
        "x = 1\ndef f():\n    return x", "x += 1\ny = x", "def f():\n    return x, y"
    )

    answer, stops = told(boxes, package)

    assert (answer.value, stops) == ((2, 2), [])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "stop"),
    [
        ("a = 1\n1/0\na = 2", (2, "ZeroDivisionError: division by zero", False)),
        (
            "import no_such_package",
            (1, "ModuleNotFoundError: No module named 'no_such_package'", False),
        ),
        ("def g(:", (1, "SyntaxError: invalid syntax", False)),
        ("a = 1\nreturn a", (2, "SyntaxError: 'return' outside function", False)),
        ("import sys\nsys.exit(1)", (2, "SystemExit: 1", False)),
        ("raise NotImplementedError('to do')", (1, "NotImplementedError: to do", False)),
        ("raise KeyboardInterrupt", (1, "KeyboardInterrupt: ", False)),
        ("def g():\n    f\n\ng()", (4, "NameError: name 'f' is not defined", False)),
    ],
)
def test_a_cell_that_fails_hides_no_other(
    boxes: Boxes, cell: str, stop: tuple[int, str, bool]
) -> None:
    """It is told by the line of its own statement, wherever below that the error was."""
    answer, stops = told(boxes, notebook(cell, "def f():\n    return 5"))

    assert (answer.value, stops) == (5, [stop])


@pytest.mark.slow
def test_what_a_failing_cell_defines_further_down_is_defined(boxes: Boxes) -> None:
    """Functions, classes and imports, of which each may fail by itself; no other statement."""
    cell = (
        "import no_such_package\nimport math\nx = 1\ndef g(): return 2\n"
        "class A(missing): pass\nclass B: pass\nprint(x)"
    )
    tried = "def f(): return g(), math.floor(1.5), B.__name__, 'x' in globals(), 'A' in globals()"

    answer, stops = told(boxes, notebook(cell, tried))

    assert answer.value == (2, 1, "B", False, False)
    assert [line for line, _, _ in stops] == [1, 5]


@pytest.mark.slow
@pytest.mark.parametrize(
    "loop",
    [
        "while True: pass",
        "while True:\n    try:\n        pass\n    except BaseException:\n        pass",
        "import time\nfor _ in range(10**6):\n    time.sleep(0.01)",
        "import torch\nfor _ in range(10**9):\n    torch.ones(3) + 1",
        "def g():\n    while True:\n        try:\n            pass\n"
        "        except BaseException as e:\n            raise ValueError from e\ng()",
    ],
)
def test_a_cell_that_is_too_slow_is_interrupted_and_hides_no_other(boxes: Boxes, loop: str) -> None:
    """Also one that catches what interrupts it."""
    cells = ("def f():\n    return 5", f"{loop}\ndef g(): pass", "def h(): pass", "x = 3")

    answer, stops = told(boxes, notebook(*cells, seconds=SECONDS))

    assert answer.value == 5
    assert [is_slow for _, _, is_slow in stops] in ([True], [])  # who catches it may end in order


@pytest.mark.slow
def test_what_was_too_slow_is_left_out_when_it_is_loaded_again(boxes: Boxes) -> None:
    """With the rest of its cell but definitions: no time is lost twice, nothing is told twice."""
    cells = ("x = 1", "x = 2\nx = 3\nx = 4\ndef f(): return x")

    assert told(boxes, notebook(*cells, left_out=(3,)))[0].value == 2
    assert told(boxes, notebook(*cells, left_out=(3,)))[1] == []


@pytest.mark.slow
def test_what_was_too_slow_is_told_however_many_fail_before_it(boxes: Boxes) -> None:
    """Else it would take its time again at each check."""
    cells = ("def f():\n    return 5", *["missing"] * 30, "while True: pass")

    _, stops = told(boxes, notebook(*cells, seconds=SECONDS))

    assert len(stops) == 20
    assert [line for line, _, is_slow in stops if is_slow] == [33]


@pytest.mark.slow
def test_what_jupyter_has_is_there_and_does_nothing(boxes: Boxes) -> None:
    """``display``, ``get_ipython`` and what is imported from IPython."""
    cells = (
        "get_ipython().run_line_magic('matplotlib', 'inline')\n"
        "in_colab = 'google.colab' in str(get_ipython())\n"
        "in_jupyter = 'IPKernelApp' in get_ipython().config",
        "from IPython import get_ipython, display as shown\nimport IPython\n"
        "from IPython.display import HTML, clear_output, display\n"
        "clear_output(wait=True)\nIPython.display.display(HTML('<b>x</b>'))\nshown.Image(data=b'')",
        "def f():\n    display(1)\n    return in_colab, in_jupyter",
    )

    answer, stops = told(boxes, notebook(*cells))

    assert (answer.value, stops) == ((False, False), [])


@pytest.mark.slow
def test_a_notebook_is_imported_not_run_as_a_program(boxes: Boxes) -> None:
    """What it does under ``__main__`` is for its student; its source can be looked up."""
    cells = (
        "x = 1",
        "if __name__ == '__main__':\n    x = 2",
        "import inspect\nclass A:\n    y = 3\n\ndef f():\n"
        "    return x, inspect.getsource(f), inspect.getsource(A), __name__",
    )

    answer, _ = told(boxes, notebook(*cells))

    assert answer.value == (
        1,
        "def f():\n    return x, inspect.getsource(f), inspect.getsource(A), __name__\n",
        "class A:\n    y = 3\n",
        "handin",
    )


@pytest.mark.slow
def test_lines_are_those_of_a_cell_where_python_prints_them(boxes: Boxes) -> None:
    """And of the whole source where they are told to us, which counts the cells."""
    package = notebook(
        "x = 1",
        "import warnings, traceback\n\ndef f():\n    warnings.warn('hm')\n"
        "    try:\n        1/0\n    except ZeroDivisionError:\n"
        "        traceback.print_exc()\n    g()",
        "def g():\n    raise ValueError('no')",
    )
    with closing(boxes.open()) as box:
        assert box.load(package, later()) is None
        answer = call(box)
        printed = box.printed()

    assert answer.trouble is not None
    assert (answer.trouble.text, answer.trouble.line) == ("no", 12)
    assert "cell 2:4: UserWarning: hm\n" in printed
    assert 'File "cell 2", line 6, in f\n    1/0\n' in printed


def test_a_future_import_holds_for_the_cells_below() -> None:
    """As in Jupyter, where a first cell often has it."""
    module = types.ModuleType("handin")
    kernel = Kernel(module, Clock(0, ()))

    for cell in divided("from __future__ import annotations\n\ndef f(x: missing): ...\n", [1, 3]):
        kernel.run(cell)

    assert kernel.stops == []
    assert module.f.__annotations__ == {"x": "missing"}


def test_the_clock_leaves_a_handler_that_a_cell_has_put_there() -> None:
    """And takes its own away."""
    before = signal.getsignal(signal.SIGALRM)
    clock = Clock(60.0, ())

    with clock.share():
        assert signal.getsignal(signal.SIGALRM) == clock._ring
    assert signal.getsignal(signal.SIGALRM) == before
    with clock.share():
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_IGN
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    signal.signal(signal.SIGALRM, before)


def test_the_clock_rings_in_the_code_of_a_cell_alone() -> None:
    """An error in ours would be our fault; when a cell runs again, it is interrupted then."""
    clock = Clock(0.0, ("cell 1",))
    clock._ring(signal.SIGALRM, None)

    assert not clock.has_rung


@pytest.mark.parametrize(
    ("answer", "stops"),
    [
        ({}, ()),
        ({"stops": "x"}, ()),
        ({"stops": [1, None, {}]}, (Stop(Trouble("RAISED")),)),
        (
            {"stops": [{"line": True, "kind": 3, "text": "x" * 3000, "is_slow": 1}]},
            (Stop(Trouble("RAISED", text="x" * 2000)),),
        ),
        (
            {"stops": [{"line": 4, "kind": "E", "is_slow": True}] * 100},
            (Stop(Trouble("RAISED", "E", line=4), True),) * 20,
        ),
    ],
)
def test_what_a_box_tells_of_stops_is_its_word(
    answer: dict[str, object], stops: tuple[Stop, ...]
) -> None:
    """Whatever it is, it becomes a few plain records."""
    assert stops_of(answer) == stops
