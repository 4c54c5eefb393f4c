"""Where a source uses a forbidden name, and where it only seems to."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.box.scan import Finding, scan

ROOT = pathlib.Path(__file__).parents[2]

OPTIM = ["torch.optim", "sklearn"]
SOFTMAX = [
    "torch.softmax",
    "torch.Tensor.softmax",
    "torch.nn.functional.*softmax",
    "torch.nn.Soft*",
]


def found(source: str, patterns: list[str] = OPTIM) -> list[tuple[int, str]]:
    return [(finding.line, finding.name) for finding in scan(source, "handin.py", patterns)]


USES = {
    "full name": ("import torch\ntorch.optim.SGD(w)", "torch.optim.SGD"),
    "submodule import": ("import torch.optim\ntorch.optim.SGD(w)", "torch.optim.SGD"),
    "module alias": ("import torch.optim as o\no.SGD(w)", "torch.optim.SGD"),
    "package alias": ("import torch as t\nt.optim.SGD(w)", "torch.optim.SGD"),
    "from import": ("from torch import optim\noptim.Adam(w)", "torch.optim.Adam"),
    "class alias": ("from torch.optim import Adam as A\nA(w)", "torch.optim.Adam"),
    "inner module": ("from torch.optim.sgd import SGD\nSGD(w)", "torch.optim.sgd.SGD"),
    "star import": ("from torch.optim import *; w = 1\nSGD(w)", "torch.optim.SGD"),
    "star of package": ("from torch import *; w = 1\noptim.SGD(w)", "torch.optim.SGD"),
    "assigned": ("import torch; opt = torch.optim\nopt.SGD(w)", "torch.optim.SGD"),
    "unpacked": ("import torch; a, opt = 1, torch.optim\nopt.SGD(w)", "torch.optim.SGD"),
    "annotated": ("import torch; opt: object = torch.optim\nopt.SGD(w)", "torch.optim.SGD"),
    "walrus": ("import torch; (opt := torch.optim)\nopt.SGD(w)", "torch.optim.SGD"),
    "getattr": ('import torch\ngetattr(torch, "optim").SGD(w)', "torch.optim.SGD"),
    "getattr of sum": ('import torch\ngetattr(torch, "op" + "tim")', "torch.optim"),
    "getattr twice": (
        'import torch\ngetattr(getattr(torch, "optim"), "SGD", None)(w)',
        "torch.optim.SGD",
    ),
    "importlib": (
        'import importlib\nimportlib.import_module("torch.optim").SGD',
        "torch.optim.SGD",
    ),
    "import_module": (
        'from importlib import import_module as i\ni("torch.optim").SGD(w)',
        "torch.optim.SGD",
    ),
    "__import__": ('w = 1\n__import__("torch").optim.SGD(w)', "torch.optim.SGD"),
    "__import__ of submodule": ('w = 1\n__import__("torch.optim").optim.SGD', "torch.optim.SGD"),
    "__import__ with fromlist": (
        'w = 1\n__import__("torch.optim", fromlist="x").SGD',
        "torch.optim.SGD",
    ),
    "sys.modules": ('import sys\nsys.modules["torch.optim"].SGD(w)', "torch.optim.SGD"),
    "__dict__": ('import torch\ntorch.__dict__["optim"].SGD(w)', "torch.optim.SGD"),
    "vars": ('import torch\nvars(torch)["optim"].SGD(w)', "torch.optim.SGD"),
    "base class": ("import torch\nclass Mine(torch.optim.SGD): pass", "torch.optim.SGD"),
    "decorator": ("import torch\n@torch.optim.x\ndef f(): pass", "torch.optim.x"),
    "default": ("import torch\ndef f(kind=torch.optim.SGD): pass", "torch.optim.SGD"),
    "keyword default": ("import torch\ndef f(*, k=torch.optim.SGD): pass", "torch.optim.SGD"),
    "lambda": ("import torch\nf = lambda w: torch.optim.SGD(w)", "torch.optim.SGD"),
    "comprehension": ("import torch\n[torch.optim.SGD(w) for w in ws]", "torch.optim.SGD"),
    "function": ("import torch\ndef f(): return torch.optim.SGD", "torch.optim.SGD"),
    "async": ("import torch\nasync def f(): return torch.optim.SGD", "torch.optim.SGD"),
    "import in a function": (
        "def f():\n  import torch.optim as o; return o.SGD",
        "torch.optim.SGD",
    ),
    "import below": ("def f():\n  return o.SGD\nimport torch.optim as o", "torch.optim.SGD"),
    "global": (
        "def f():\n  return o.SGD\ndef g():\n  global o\n  import torch.optim as o",
        None,
    ),
    "another package": (
        "import sklearn\nsklearn.metrics.f1_score(a, b)",
        "sklearn.metrics.f1_score",
    ),
    "f-string": ('import torch\nf"{torch.optim.SGD(w)}"', "torch.optim.SGD"),
}


@pytest.mark.parametrize(("source", "name"), USES.values(), ids=USES)
def test_a_use_is_found_on_its_line(source: str, name: str | None) -> None:
    """However the name is reached, the finding is on the line that uses it, the second."""
    expected = [] if name is None else [(2, name)]

    assert [finding for finding in found(source) if finding[0] == 2] == expected


NO_USES = {
    "the lecture's header": "import torch.optim as optim\nfrom torch.optim import SGD",
    "comment": "import torch  # torch.optim.SGD(w)",
    "docstring": '"""Like torch.optim.SGD(w)."""',
    "string": 'import torch\nname = "torch.optim.SGD"',
    "own class": "class SGD: pass\nSGD([])",
    "own class over an import": "from torch.optim import SGD\nclass SGD: pass\nSGD([])",
    "own class over a star": "from torch.optim import *\nclass SGD: pass\nSGD([])",
    "own attribute": "class A:\n  def f(self): self.optim = 1; return self.optim.SGD",
    "own variable": "optim = make()\noptim.SGD(w)",
    "parameter": "import torch.optim as o\ndef f(o): return o.SGD",
    "loop variable": "import torch.optim as o\nfor o in things: o.SGD",
    "comprehension variable": "import torch.optim as o\n[o.SGD for o in things]",
    "caught error": "import torch.optim as o\ntry: f()\nexcept E as o: o.SGD",
    "annotation": "import torch\ndef f(o: torch.optim.SGD) -> torch.optim.SGD: x: torch.optim.SGD",
    "method does not see the class": "class A:\n  import torch.optim as o\n  def f(_): o.SGD",
    "relative import": "from .torch import optim\noptim.SGD(w)",
    "another name": "import torch\ntorch.optimal.SGD(w)",
    "torch never imported": "torch.optim.SGD(w)",
    "builtin after a star": "from torch.optim import *\nprint(len([]))",
    "getattr of a variable": "import torch\ngetattr(torch, name)",
    "variable of another function": "def f():\n  import torch.optim as o\ndef g(): o.SGD",
}


@pytest.mark.parametrize("source", NO_USES.values(), ids=NO_USES)
def test_what_is_no_use_is_not_found(source: str) -> None:
    """Imports alone, text, annotations and the student's own names are no uses."""
    assert found(source) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import torch\ntorch.softmax(x, 1)", [(2, "torch.softmax")]),
        (
            "import torch.nn.functional as F\nF.log_softmax(x)",
            [(2, "torch.nn.functional.log_softmax")],
        ),
        ("from torch import nn\nnn.Softmax(1)(x)", [(2, "torch.nn.Softmax")]),
        ("def f(x): return x.softmax(1)", [(1, "torch.Tensor.softmax")]),
        ("def f(x): return (x + 1).exp().softmax(1)", [(1, "torch.Tensor.softmax")]),
        ("import torch\ntorch.ones(3).softmax(0)", [(2, "torch.Tensor.softmax")]),
        ("import torch\ntorch.Tensor.softmax(x, 0)", [(2, "torch.Tensor.softmax")]),
        ("class A:\n  def f(self): return self.softmax(1) + self.net.softmax(2)", []),
        ("import mine\nmine.softmax(x)", []),
        ("import torch\ndef softmax(x): return x\nsoftmax(torch.tanh(x))", []),
        ("import torch\ntorch.softmax_(x)", []),
    ],
)
def test_functions_globs_and_methods_are_found(
    source: str, expected: list[tuple[int, str]]
) -> None:
    """Patterns may name a function, a glob, or a method of tensors, which any expression may be."""
    assert found(source, SOFTMAX) == expected


def test_a_finding_shows_its_line() -> None:
    """The text is the line without its indentation, whatever ends the lines."""
    source = "import torch\r\ndef f():\r\n\treturn torch.optim.SGD  # é\r\n"

    assert scan(source, "handin.py", OPTIM) == (
        Finding(3, "torch.optim.SGD", "return torch.optim.SGD  # é"),
    )


def test_findings_are_in_the_order_of_the_lines_and_once_each() -> None:
    """Two uses of one name on one line are one finding."""
    source = "import torch.optim as o\ndef f():\n  o.A\no.C(o.C, o.B)\n"

    assert found(source) == [(3, "torch.optim.A"), (4, "torch.optim.B"), (4, "torch.optim.C")]


def test_a_long_line_is_cut() -> None:
    """Feedback stays readable for a program in one line."""
    (finding,) = scan("import torch; torch.optim.SGD" + " " * 9 + "; x = 1" * 99, "a.py", OPTIM)

    assert len(finding.text) == 200


LARGE = 200_000
CANNOT_BE_READ = {
    "syntax error": "def f(:",
    "indentation": "  x\n y",
    "NUL": "import torch\0",
    "lone surrogate": "'\ud800' + \ud800",
    "parentheses": "(" * LARGE,
    "brackets": "[" * 150 + "]" * 150,
    "signs": "-" * LARGE + "1",
    "attributes": "a" + ".a" * LARGE,
    "fewer attributes": "a" + ".a" * 4_000,
    "items": "x" + "[0]" * LARGE,
    "sums": "1+" * LARGE + "1",
    "fewer sums": "1+" * 4_000 + "1",
    "calls": "f" + "()" * LARGE,
    "lambdas": "lambda:" * LARGE + "1",
    "dotted import": "import " + "a." * LARGE + "b",
    "elifs": "if 1: pass\n" + "elif 1: pass\n" * 9_000,
    "getattrs": "getattr(" * 150 + "torch" + ', "optim")' * 150,
    "open string": "x = '''" + "a\n" * LARGE,
    "too long": "# a\n" * 300_000,
    "digits": "1" * 100_000,
    "huge sum": "x = " + "+".join(["'a'"] * 900),
}


def test_no_text_crashes_the_scan() -> None:
    """Deep and long programs have no findings; a crash of Python itself would end the process."""
    program = """
import sys; sys.path[:0] = sys.argv[1:]
from tests.box import test_scan
from grader.box.scan import scan
for name, source in test_scan.CANNOT_BE_READ.items():
    print(name, scan(source, "handin.py", ["torch.optim", "torch.Tensor.softmax"]))
"""
    command = [sys.executable, "-c", program, str(ROOT)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    expected = "".join(f"{name} ()\n" for name in CANNOT_BE_READ)
    assert (done.stdout, done.stderr, done.returncode) == (expected, "", 0)


@given(st.text())
def test_any_text_is_scanned(source: str) -> None:
    """Whatever the text, the scan ends with findings on lines that exist."""
    for finding in scan(source, "handin.py", ["*"]):
        assert 1 <= finding.line <= len(source) + 1


@given(st.lists(st.sampled_from([*"*.()=x:\n", "import", "torch", "optim", "as", "from", "def"])))
def test_any_words_are_scanned(words: list[str]) -> None:
    """The same, for texts that come nearer to programs."""
    for finding in scan(" ".join(words), "handin.py", ["torch.optim"]):
        assert finding.name.startswith("torch.optim")


def test_the_students_warnings_are_not_ours() -> None:
    """An odd escape or comparison in a hand-in warns nobody but its author."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        assert found("import torch\nx = '\\d' is 1\ntorch.optim.SGD") == [(3, "torch.optim.SGD")]


def test_nothing_is_run() -> None:
    """The scan reads only."""
    assert found("raise SystemExit(1)\nimport no_such_package") == []


def test_a_cell_that_cannot_be_parsed_hides_no_finding_in_another() -> None:
    """What one cell imports holds in those below; lines are those of the whole source."""
    source = "from torch import optim\nx = (\nif:\n    1\noptim.SGD(w)\n"

    assert scan(source, "handin.py", OPTIM) == ()
    assert scan(source, "handin.py", OPTIM, [1, 2, 5]) == (
        Finding(5, "torch.optim.SGD", "optim.SGD(w)"),
    )
