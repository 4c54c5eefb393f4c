"""Otter-Grader: the hand-in is a notebook, run in a kernel of its own; ``otter run``, no Docker."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.peers import suite
from tests.bench.peers.each import PEERS_PYTHON, OneProcessEach

TEST = '''"""Check {number}."""

from types import SimpleNamespace

import torch
from hidden_examples import ALL
from otter.test_files import test_case

OK_FORMAT = False
name = "{name}"
points = {points}


@test_case()
def test_{name}(env):
    """{sentence}"""
    twenty = SimpleNamespace(**env)
    for one in ALL["{name}"]:
        observed = one.probe(twenty, *one.inputs)

        torch.testing.assert_close(observed, one.expected, **one.within)
'''


class Otter(OneProcessEach):
    """``otter run`` on one notebook after the other, with an ``autograder.zip``."""

    name = "Otter"
    says = "a process and a kernel for each hand-in"
    package = "otter-grader"
    python = PEERS_PYTHON

    def write_suite(self, folder: Path) -> None:
        for check in suite.checks():
            suite.write(folder / "tests" / f"{check.name}.py", "", TEST, [check])
        command = ["-m", "otter", "generate", "-t", "tests", "-o", "autograder.zip"]
        made = self.run([*command, "--no-requirements", "--no-environment"], folder)
        if made.code:
            raise RuntimeError(f"otter generate: {made.output}")

    def lay_out(self, handin: Path, place: Path) -> None:
        cell = {
            "cell_type": "code", "execution_count": None, "id": "twenty", "metadata": {},
            "outputs": [], "source": handin.read_text(encoding="utf-8"),
        }  # fmt: skip
        notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        (place / "twenty.ipynb").write_text(json.dumps(notebook), encoding="utf-8")

    def command(self, place: Path, suite: Path) -> list[str | Path]:
        zipped = suite / "autograder.zip"
        return ["-m", "otter", "run", "--no-logo", "-a", zipped, "-o", ".", "twenty.ipynb"]

    def passed(self, place: Path) -> set[str]:
        path = place / "results.json"
        if not path.exists():
            return set()
        rows = json.loads(path.read_text(encoding="utf-8"))["tests"]
        names = {check.name for check in suite.checks()}
        return {one["name"] for one in rows if one["name"] in names and one["score"] > 0}
