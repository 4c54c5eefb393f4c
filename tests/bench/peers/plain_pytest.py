"""Plain pytest: the hand-in is imported by the suite, in its process."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from tests.bench.peers import suite
from tests.bench.peers.each import OneProcessEach

HEAD = '''"""The {kind} checks."""

import torch
import twenty
from hidden_examples import ALL
'''
CHECK = '''

def test_{name}():
    """{sentence}"""
    for one in ALL["{name}"]:
        observed = one.probe(twenty, *one.inputs)

        torch.testing.assert_close(observed, one.expected, **one.within)
'''


class PlainPytest(OneProcessEach):
    """``python -m pytest`` in a folder with the hand-in; no plugins but its own."""

    name = "plain pytest"
    says = "a process for each hand-in"
    package = "pytest"
    variables = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # noqa: RUF012 - never written to
    codes = (0, 1, 2)  # 2: the hand-in cannot be imported

    def __init__(self, only_public: bool = False) -> None:
        self._files = ["test_public.py"] if only_public else ["test_public.py", "test_hidden.py"]

    def write_suite(self, folder: Path) -> None:
        all_checks = suite.checks()
        for kind, is_public in (("public", True), ("hidden", False)):
            chosen = [one for one in all_checks if (one.visibility == "visible") == is_public]
            suite.write(folder / f"test_{kind}.py", HEAD.format(kind=kind), CHECK, chosen)
        (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")

    def command(self, place: Path, suite: Path) -> list[str | Path]:
        files = [suite / name for name in self._files]
        return ["-m", "pytest", "-q", f"--junit-xml={place / 'report.xml'}", *files]

    def passed(self, place: Path) -> set[str]:
        cases = ElementTree.parse(place / "report.xml").iter("testcase")
        return {one.attrib["name"].removeprefix("test_") for one in cases if not list(one)}
