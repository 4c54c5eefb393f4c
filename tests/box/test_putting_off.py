"""What is put off of PyTorch costs who does not need it nothing, and works for who does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.box import environment, putting_off

# Each case in a fork of one process, in which torch is imported once.
CASES = """
import os, sys, traceback
import torch
from grader.box import putting_off

putting_off.put_off()
linear = torch.nn.Linear(2, 2)
failed = 0
for case in sys.stdin.read().split("\\0"):
    if os.fork() == 0:
        try:
            exec(case)
        except BaseException:
            print(case, traceback.format_exc(), flush=True)
            os._exit(1)
        os._exit(0)
    failed += os.wait()[1] != 0
sys.exit(failed)
"""
OPTIMIZER = """
for kind in (torch.optim.SGD, torch.optim.AdamW):
    optimizer = kind(linear.parameters(), lr=0.1)
    optimizer.zero_grad()
    linear(torch.ones(1, 2)).sum().backward()
    optimizer.step()
"""
GRADIENT = """
x = torch.ones(2, requires_grad=True)
(gradient,) = torch.autograd.grad(x * 3, x, torch.tensor([1.0, 2.0]))
assert gradient.tolist() == [3, 6]
try:
    torch.autograd.grad(x * 3, x, torch.ones(3))
except RuntimeError as error:
    assert "shape" in str(error)
else:
    raise AssertionError("the shapes were not compared")
"""
WITHOUT = [
    OPTIMIZER,
    GRADIENT,
    "import inspect; inspect.getmodule(linear.forward)",  # it looks at all modules there are
    "import torch._dynamo; assert not hasattr(torch._dynamo, '__file__')",
]
WITH = [
    "import torch._dynamo.config as one, torch._dynamo as two; assert two.config is one",
    "from torch._dynamo.utils import warn_once as one; import torch._dynamo.utils as two;"
    "assert two.warn_once is one",
    "assert torch.compile(lambda x: x + 1, backend='eager')(torch.ones(2)).sum() == 4",
    "assert torch.func.grad(lambda x: x ** 2)(torch.tensor(3.0)) == 6",
    OPTIMIZER + "torch.compile(lambda x: x + 1, backend='eager')(torch.ones(2))" + OPTIMIZER,
    "import torch.fx.experimental.symbolic_shapes as s; s.ShapeEnv()" + GRADIENT,
    "import torch; torch.fx.experimental.symbolic_shapes.ShapeEnv",
    "from torch.fx.experimental.symbolic_shapes import sym_eq, ShapeEnv; assert sym_eq((1,), (1,))",
    "assert 'config' in dir(sys.modules['torch._dynamo'])",
    "putting_off.load()",
]
ABSENT = """
try:
    import torch._dynamo.no_such_module
except ModuleNotFoundError as error:
    assert error.name == "torch._dynamo.no_such_module"
else:
    raise AssertionError("it was found")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cases are forks")
@pytest.mark.slow
def test_it_stands_in_until_it_is_needed_and_then_is_the_real_one(tmp_path: Path):
    is_there = "\nassert ('sympy' in sys.modules) is {}"
    cases = [case + is_there.format(False) for case in WITHOUT]
    cases += [case + is_there.format(True) for case in WITH] + [ABSENT]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CASES], input="\0".join(cases),
        env={
            **environment.clean(),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "TORCHINDUCTOR_CACHE_DIR": str(tmp_path),
        },
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize(
    "source",
    [
        "import torch\nf = torch.compile(g)\n",
        "from torch.func import grad\n",
        "from torch import func\n",
        "torch . func.vmap(f)",
        "from torch.utils.checkpoint import checkpoint\n",
        "import functorch\n",
    ],
)
def test_a_source_that_compiles_is_seen(source: str):
    assert putting_off.are_wanted(source.encode())


@pytest.mark.parametrize(
    "source", ["import re\nre.compile('x')\n", "def f(func):\n    func()\n", ""]
)
def test_another_is_not_taken_for_one(source: str):
    assert not putting_off.are_wanted(source.encode())
