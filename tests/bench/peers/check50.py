"""check50: checks of CS50, each in a fork; ``--dev`` takes them from a folder and stays local."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.peers import suite
from tests.bench.peers.each import PEERS_PYTHON, OneProcessEach

HEAD = '''"""The checks."""

import check50
import check50.py
import torch
from hidden_examples import ALL


def agrees(observed, one):
    try:
        torch.testing.assert_close(observed, one.expected, **one.within)
    except AssertionError as error:
        raise check50.Failure(str(error)) from None


@check50.check()
def is_imported():
    """twenty.py can be imported."""
    check50.py.import_("twenty.py")
'''
CHECK = '''

@check50.check(is_imported)
def {name}():
    """{sentence}"""
    twenty = check50.py.import_("twenty.py")
    for one in ALL["{name}"]:
        agrees(one.probe(twenty, *one.inputs), one)
'''


class Check50(OneProcessEach):
    """``check50 --dev``, one check after the other."""

    name = "check50"
    says = "a process for each hand-in, a fork for each check"
    package = "check50"
    python = PEERS_PYTHON
    variables = {"CHECK50_WORKERS": "1"}  # noqa: RUF012 - never written to

    def write_suite(self, folder: Path) -> None:
        suite.write(folder / "__init__.py", HEAD, CHECK, suite.checks())
        (folder / ".cs50.yml").write_text("check50:\n  checks: __init__.py\n", encoding="utf-8")

    def command(self, place: Path, suite: Path) -> list[str | Path]:
        result = place / "result.json"
        return ["-m", "check50", "--dev", "-o", "json", "--output-file", result, suite]

    def passed(self, place: Path) -> set[str]:
        rows = json.loads((place / "result.json").read_text(encoding="utf-8")).get("results", [])
        return {one["name"] for one in rows if one["passed"]} - {"is_imported"}
