"""What a ban refuses, whichever way it is called, and what it leaves alone."""

from __future__ import annotations

import functools
import json
import os
import pathlib
import subprocess
import sys

import pytest

from tests.box import ways_around

ROOT = pathlib.Path(__file__).parents[2]
WAYS = [(which, name) for which, ways in ways_around.WAYS.items() for name in ways]
HONEST = [(which, name) for which in ways_around.MANIFESTS for name in ways_around.honest]
BEYOND = [(which, name) for which, ways in ways_around.beyond.items() for name in ways]

pytestmark = pytest.mark.slow

# TorchScript raises an exception of its own; `Ban.refused` tells what it was.
TOLD_BY_TORCHSCRIPT = {"saved script", "script", "interpreted graph", "frozen"}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What a fresh process wrote, for a ban is for good."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "ignore", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@functools.cache
def outcomes(which: str, how: str) -> dict[str, dict[str, str]]:
    done = run(ways_around.__file__, which, how)
    assert done.returncode == 0, done.stderr
    told: dict[str, dict[str, str]] = json.loads(done.stdout)
    return told


def run_banned(names: list[str], kernels: list[str], program: str) -> str:
    prelude = "import torch\nfrom grader.box.forbidden import *\n"
    done = run("-c", f"{prelude}ban = install({names!r}, {kernels!r})\n{program}")
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout


@pytest.mark.parametrize(("which", "name"), WAYS)
def test_each_way_around_is_real(which: str, name: str) -> None:
    """Without a ban the way gets its answer, so a refusal of it is the ban's work."""
    assert outcomes(which, "free")["ways"][name] == "ran"


@pytest.mark.parametrize(("which", "name"), WAYS)
def test_each_way_around_is_refused(which: str, name: str) -> None:
    """Whichever way the forbidden is called, it is refused."""
    expected = "refused, told by RuntimeError" if name in TOLD_BY_TORCHSCRIPT else "refused"

    assert outcomes(which, "banned")["ways"][name] == expected


@pytest.mark.parametrize(("which", "name"), HONEST)
def test_honest_programs_run(which: str, name: str) -> None:
    """What is not forbidden works as before, and no refusal is recorded."""
    assert outcomes(which, "banned")["honest"][name] == "ran"


@pytest.mark.parametrize(("which", "name"), BEYOND)
def test_what_cannot_be_seen_is_known(which: str, name: str) -> None:
    """The table in the module's docstring is true: these get through."""
    assert outcomes(which, "banned")["beyond"][name] == "ran"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            "torch.optim.SGD([torch.ones(1)])",
            "torch.optim.SGD may not be called here: writing it is the assignment",
        ),
        (
            "torch.optim._functional.adam()",
            "torch.optim.adam.adam may not be called here: writing it is the assignment",
        ),
        (
            "torch.optim.lr_scheduler.StepLR(None)",
            "torch.optim.lr_scheduler.StepLR may not be called here: writing it is the assignment",
        ),
        (
            "torch.nn.BatchNorm1d(3)",
            "torch.nn.BatchNorm1d may not be called here: writing it is the assignment",
        ),
        (
            "torch.ones(2).softmax(0)",
            "torch.Tensor.softmax may not be called here: writing it is the assignment",
        ),
        (
            "torch.sigmoid(torch.ones(2))",
            "aten::sigmoid may not be called here: writing it is the assignment",
        ),
        (
            "import sklearn",
            "sklearn may not be imported here: writing it is the assignment",
        ),
    ],
)
def test_a_refusal_says_what_was_refused(call: str, message: str) -> None:
    """The message names the thing as an instructor would write it."""
    names = ["torch.optim", "torch.nn.BatchNorm*", "torch.Tensor.softmax", "sklearn"]
    program = f"try:\n    {call}\nexcept ForbiddenCall as error:\n    print(error)"

    assert run_banned(names, ["sigmoid"], program) == message + "\n"


def test_a_swallowed_refusal_is_remembered() -> None:
    """A hand-in that catches the exception cannot hide that it tried; the first name stays."""
    program = """
print(repr(ban.refused))
for kind in (torch.optim.SGD, torch.optim.Adam):
    try:
        kind([])
    except Exception:
        pass
print(ban.refused)
"""
    assert run_banned(["torch.optim"], [], program) == "''\ntorch.optim.SGD\n"


def test_a_banned_package_looks_absent() -> None:
    """An import that is guarded against a missing package goes on without it."""
    program = "try:\n    import sklearn.metrics\nexcept ModuleNotFoundError:\n    print('without')"

    assert run_banned(["sklearn"], [], program) == "without\n"


def test_a_module_of_a_package_is_banned_alone() -> None:
    """Banning a module leaves the package around it alone."""
    program = """
import sklearn
try:
    import sklearn.metrics
except ForbiddenCall as error:
    print(error)
"""
    told = "sklearn.metrics may not be imported here: writing it is the assignment\n"

    assert run_banned(["sklearn.metrics"], [], program) == told


def test_patterns_that_name_nothing_are_told() -> None:
    """An instructor's slip of the pen is found, while a package that is not installed is fine."""
    names = ["torch.optim", "torch.softmaks", "torch.nn.Bach*", "not_installed"]

    told = run_banned(names, ["sigmoid", "sigmoit"], "print(ban.unmatched)")

    assert told == "('torch.softmaks', 'torch.nn.Bach*', 'sigmoit')\n"


def test_nothing_banned_is_nothing_changed() -> None:
    """An assignment without a ban pays for none."""
    program = "print(torch.optim.SGD([torch.ones(1)], lr=0.1).step(), ban.refused, ban.unmatched)"

    assert run_banned([], [], program) == "None  ()\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_ban_holds_in_a_fork() -> None:
    """The parent installs the ban once, for all its boxes."""
    program = """
import os
if os.fork() == 0:
    try:
        torch.softmax(torch.ones(2), 0)
    except ForbiddenCall as error:
        print(error, flush=True)
    os._exit(0)
os.wait()
"""
    told = "aten::softmax may not be called here: writing it is the assignment\n"

    assert run_banned([], ["softmax"], program) == told
