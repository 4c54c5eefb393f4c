"""gradescope-utils: a unittest suite, and its runner that writes Gradescope's results."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.peers import suite
from tests.bench.peers.each import OneProcessEach

HEAD = '''"""The checks."""

import unittest

import torch
import twenty
from gradescope_utils.autograder_utils.decorators import number, visibility, weight
from hidden_examples import ALL


class TestTwenty(unittest.TestCase):
'''
CHECK = '''
    @weight({points})
    @number("{number}")
    @visibility("{visibility}")
    def test_{name}(self):
        """{sentence}"""
        for one in ALL["{name}"]:
            observed = one.probe(twenty, *one.inputs)

            torch.testing.assert_close(observed, one.expected, **one.within)
'''
RUNNER = '''"""Runs all checks, and writes results.json."""

import sys
import unittest

from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner

if __name__ == "__main__":
    sys.path.insert(0, ".")  # the submission
    found = unittest.defaultTestLoader.discover(sys.argv[1])
    with open("results.json", "w", encoding="utf-8") as results:
        JSONTestRunner(visibility="visible", stream=results).run(found)
'''


class GradescopeUtils(OneProcessEach):
    """As in Gradescope's own example: ``python run_tests.py``."""

    name = "gradescope-utils"
    says = "a process for each hand-in"
    package = "gradescope-utils"

    def write_suite(self, folder: Path) -> None:
        suite.write(folder / "tests" / "test_twenty.py", HEAD, CHECK, suite.checks())
        (folder / "run_tests.py").write_text(RUNNER, encoding="utf-8")

    def command(self, place: Path, suite: Path) -> list[str | Path]:
        return [suite / "run_tests.py", suite / "tests"]

    def passed(self, place: Path) -> set[str]:
        results = json.loads((place / "results.json").read_text(encoding="utf-8"))
        passed = {one.get("number") for one in results["tests"] if one["status"] == "passed"}
        return {check.name for check in suite.checks() if check.number in passed}
