"""The cure for torchvision beside a CPU-only torch, in processes of their own."""

from __future__ import annotations

import importlib.machinery
import math
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import grading
from grader.assignment import Assignment

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CURED = "from grader.box import torchvision_cure\ntorchvision_cure.install()\n"

REGISTRATIONS = """
import torch

@torch.library.register_fake("torchvision::nms")
def meta_nms(boxes, scores, iou_threshold):
    return boxes

if False:
    @torch.library.register_fake("torchvision::guarded")
    def guarded(boxes):
        return boxes
"""


def ran(code: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """A fresh Python that ran this code, with these folders first on its path."""
    head = f"import sys\nsys.path[:0] = {[str(path) for path in (*paths, ROOT)]!r}\n"
    return subprocess.run(
        [sys.executable, "-I", "-c", head + code], capture_output=True, text=True, check=False
    )


def said(code: str, *paths: Path) -> str:
    done = ran(code, *paths)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def made_torchvision(tmp_path: Path) -> Path:
    """A small torchvision that tries its library and registers a fake, as the real one does."""
    package = tmp_path / "torchvision"
    package.mkdir()
    (package / "_meta_registrations.py").write_text(REGISTRATIONS)
    (package / "_C.so").write_bytes(b"built for another machine")
    (package / "__init__.py").write_text("from torchvision import _meta_registrations\n")
    return package


def test_without_the_cure_the_made_one_fails_as_the_real_one_does(made_torchvision: Path):
    """A forced failure first: the tests below would show nothing otherwise."""
    done = ran("import torchvision", made_torchvision.parent)

    assert "operator torchvision::nms does not exist" in done.stderr


def test_an_install_whose_library_fails_is_cured(made_torchvision: Path):
    """What is registered without a guard is declared, and nothing more."""
    code = (
        "import torch, torchvision\n"
        "print([hasattr(torch.ops.torchvision, name) for name in ('nms', 'guarded')])"
    )

    assert said(CURED + code, made_torchvision.parent) == "[True, False]"


def test_an_install_whose_library_loads_is_left_untouched(made_torchvision: Path):
    """A library that loads (here one of Python's own) defines its operators by itself."""
    library = Path(math.__file__ or "")
    if not library.name.endswith(tuple(importlib.machinery.EXTENSION_SUFFIXES)):
        pytest.skip("this Python has no library of its own to stand in")
    shutil.copy(library, made_torchvision / "_C.so")
    (made_torchvision / "__init__.py").write_text("")
    code = (
        "import torch, torchvision\n"
        "print(torchvision_cure._kept, hasattr(torch.ops.torchvision, 'nms'))"
    )

    assert said(CURED + code, made_torchvision.parent) == "[] False"


def test_nothing_happens_before_torchvision_is_imported():
    """Installing the cure, twice even, imports neither torch nor torchvision."""
    code = (
        "torchvision_cure.install()\n"
        "mine = [one for one in sys.meta_path if isinstance(one, torchvision_cure.CureFinder)]\n"
        "print(len(mine), 'torch' in sys.modules, 'torchvision' in sys.modules)"
    )

    assert said(CURED + code) == "1 False False"


def test_the_finder_goes_when_its_work_is_done(made_torchvision: Path):
    """After the first import it slows down no other."""
    code = (
        "import torchvision\n"
        "print(any(isinstance(one, torchvision_cure.CureFinder) for one in sys.meta_path))"
    )

    assert said(CURED + code, made_torchvision.parent) == "False"


def test_a_missing_torchvision_is_missed_as_ever():
    """Where there is none, the error is Python's own."""
    code = (
        "import importlib.machinery\n"
        "find = importlib.machinery.PathFinder.find_spec\n"
        "importlib.machinery.PathFinder.find_spec = classmethod(\n"
        "    lambda cls, name, *rest: None if name == 'torchvision' else find(name, *rest))\n"
        "try:\n    import torchvision\n"
        "except ModuleNotFoundError as error:\n    print(error)"
    )

    assert said(CURED + code) == "No module named 'torchvision'"


def test_the_installed_torchvision_works_with_the_cure():
    """Datasets, transforms and models work; nms works, or fails with torchvision's own message."""
    code = (
        "import torch\nfrom torchvision import datasets, models, ops, transforms\n"
        "assert transforms.ToTensor and models.resnet18 and datasets.MNIST\n"
        "try:\n    ops.nms(torch.zeros(1, 4), torch.zeros(1), 0.5)\n"
        "except RuntimeError as error:\n    assert 'custom C++ ops' in str(error), error\n"
        "print('works')"
    )

    assert said(CURED + code) == "works"


@pytest.mark.parametrize("rung", ["examiners", "spawning"])
def test_a_hand_in_may_import_torchvision_in_the_box(
    make_assignment: Callable[..., Assignment],
    request: pytest.FixtureRequest,
    tmp_path: Path,
    rung: str,
):
    """As the handout's program for MNIST does."""
    handin = tmp_path / "doubling.py"
    handin.write_text(
        "from torchvision import datasets, transforms\n"
        "def double(x):\n    return 2 * x if datasets.MNIST and transforms.ToTensor() else None\n"
    )
    public = """
        from grader.examine import expect
        from probes import doubled

        def test_one(student):
            expect(student.run(doubled, 1.0)).close_to(2.0)
    """
    assignment = make_assignment(public=textwrap.dedent(public))

    grade = grading.grade(assignment, handin, request.getfixturevalue(rung))

    assert (grade.notes, grade.score) == ((), 1.0)
