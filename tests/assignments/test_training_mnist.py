"""The handout's program for the real MNIST, run on files of its format made from real digits."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
HANDOUT = ROOT / "assignments" / "training" / "student" / "README.md"
CURED = "from grader.box import torchvision_cure; torchvision_cure.install()\n"


def handouts_code() -> str:
    """The block of the handout that says that it is run by a test."""
    text = HANDOUT.read_text(encoding="utf-8")
    (code,) = re.findall(r"<!-- this block is run by a test -->\n```python\n(.*?)```", text, re.S)
    return str(code)


def write_idx(path: Path, numbers: np.ndarray) -> None:
    """The format of MNIST's files: two zeros, 8 for bytes, the number of axes, sizes, bytes."""
    head = struct.pack(f">HBB{numbers.ndim}I", 0, 8, numbers.ndim, *numbers.shape)
    path.write_bytes(head + numbers.astype(np.uint8).tobytes())


def make_mnist(folder: Path) -> None:
    """The digits of scikit-learn where torchvision looks for those of MNIST: 1500 and 297."""
    folder.mkdir(parents=True)
    digits = load_digits()
    wide = digits.images.repeat(3, axis=1).repeat(3, axis=2) * (255 / 16)
    images = np.pad(wide, ((0, 0), (2, 2), (2, 2)))
    for name, part in (("train", slice(0, 1500)), ("t10k", slice(1500, None))):
        write_idx(folder / f"{name}-images-idx3-ubyte", images[part])
        write_idx(folder / f"{name}-labels-idx1-ubyte", digits.target[part])


def test_the_handouts_mnist_program_runs_and_learns(tmp_path: Path):
    """No file is fetched; the loss falls, and of 297 digits it never saw it gets most right."""
    make_mnist(tmp_path / "data" / "MNIST" / "raw")
    (tmp_path / "training.py").write_bytes((ROOT / "reference" / "training.py").read_bytes())
    offline = "import socket; socket.socket.connect = None\n"
    path = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]\n"

    done = subprocess.run(
        [sys.executable, "-I", "-c", path + offline + CURED + handouts_code()],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    *losses, error = map(float, re.findall(r"\d+\.\d+", done.stdout))
    assert len(losses) == 3
    assert losses[-1] < losses[0] / 2
    assert error < 0.15
