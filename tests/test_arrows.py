"""Who may import whom, drawn from the source without running any of it."""

from __future__ import annotations

import ast
import functools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STANDARD = sys.stdlib_module_names
IN_THE_BOX = {"torch", "numpy", "safetensors"} | STANDARD
RULES = [f"grader.gradescope.{one}" for one in ("rules", "results")]
REPORTS = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted(ROOT.glob("grader/report/**/*.py"))
]
COMMANDS = [f"grader.commands.{path.stem}" for path in ROOT.glob("grader/commands/[!_]*.py")]
RIM = ("os", "subprocess", "socket", "grader.box", "grader.examine", "grader.launch")


def test_the_model_answers_import_torch_and_the_standard_library_only():
    """A model answer is itself a hand-in, and students have no more than that."""
    for module in modules("reference"):
        assert tops(imports(module)) <= {"torch"} | STANDARD


def test_probes_import_what_the_box_has():
    """Probes run in the box, beside the hand-in."""
    for path in ROOT.glob("assignments/*/student/probes.py"):
        assert tops(imported_by(path)) <= IN_THE_BOX


def test_the_worker_reaches_torch_and_the_box_only():
    """What meets the hand-in holds nothing of suites, oracles or points."""
    reached = closure("grader.box.worker") - {"grader"}
    ours = {name for name in reached if is_in(name, "grader")}

    assert tops(reached - ours) <= IN_THE_BOX
    assert {"grader.box.wall", "grader.box.forbidden"} < ours
    assert {name for name in ours if not is_in(name, "grader.box")} == set()


def test_the_rules_of_gradescope_are_pure():
    """They are told what there is to know: no clock, no process, no network."""
    for module in RULES:
        assert tops(imports(module)) <= {"grader", "dataclasses", "datetime", "math", "typing",
                                         "__future__"}  # fmt: skip


def test_a_release_needs_no_torch_and_no_process():
    """It is put together from files, on any machine."""
    reached = closure("grader.release.publish")

    assert tops(reached) & {"torch", "numpy", "pytest", "hypothesis", "subprocess"} == set()


@pytest.mark.parametrize("module", ["grader.grade", *REPORTS])
def test_grades_and_reports_touch_no_disk_process_or_network(module: str):
    """Reports are pure views; the one that writes files is ``files``."""
    rim = set(RIM) - ({"os"} if module == "grader.report.files" else set())

    assert {name for name in closure(module) if any(is_in(name, part) for part in rim)} == set()


def test_the_grader_knows_no_assignment():
    """It is handed paths; what it imported of an assignment, it could leak or favour."""
    imported = {name for module in modules("grader") for name in imports(module)}

    assert tops(imported) & {"reference", "assignments"} == set()


def test_the_command_line_starts_without_torch():
    """Help and messages come at once; the processes that are started import what is heavy."""
    reached = closure("grader.cli", at_start=True)

    assert tops(reached) & {"torch", "numpy", "pytest", "hypothesis", "rich"} == set()


def test_no_command_imports_torch_or_the_examination():
    """The commands' own modules are light too: the warm process is where torch is."""
    late = {name for module in COMMANDS for name in imports(module)}
    reached = late.union(*(closure(name, at_start=True) for name in late))

    assert {"grader.desk", "grader.verify", "rich"} < reached
    assert set(COMMANDS) <= closure("grader.cli", at_start=True)
    assert tops(reached) & {"torch", "numpy", "pytest", "hypothesis"} == set()
    assert {name for name in reached if is_in(name, "grader.examine")} == set()


def test_the_pytest_plugin_is_light():
    """Every pytest in the environment loads it, whatever it is run for."""
    reached = closure("grader.examine.plugin", at_start=True)

    assert tops(reached) & {"torch", "numpy", "hypothesis", "rich"} == set()


@functools.cache
def modules(package: str) -> dict[str, Path]:
    """The modules of a package by dotted name; a package's own is its ``__init__``."""
    found = {}
    for path in (ROOT / package).rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


def imports(module: str, at_start: bool = False) -> set[str]:
    """What a module of ours imports; ``at_start``: when it is imported, not later in a function."""
    return imported_by(modules(top(module))[module], at_start)


def imported_by(path: Path, at_start: bool = False) -> set[str]:
    """What a file imports, as dotted names: of ours as deep as a module, each package as well."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = _at_start(tree) if at_start else ast.walk(tree)
    return {name for node in nodes for dotted in _named(node) for name in _with_parents(dotted)}


def closure(module: str, at_start: bool = False) -> set[str]:
    """What a module imports, and what those modules of ours import, and so on."""
    reached: set[str] = set()
    waiting = {module} & modules("grader").keys()
    while waiting:
        known = {name for name in waiting if name in modules("grader")}
        reached |= waiting
        waiting = {name for one in known for name in imports(one, at_start)} - reached
    return reached - {module}


def is_in(name: str, package: str) -> bool:
    return f"{name}.".startswith(f"{package}.")


def top(name: str) -> str:
    return name.partition(".")[0]


def tops(names: Iterable[str]) -> set[str]:
    return {top(name) for name in names}


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.module, "imports are absolute here"
        yield node.module
        deeper = (f"{node.module}.{alias.name}" for alias in node.names)
        yield from (name for name in deeper if name in modules("grader"))


def _with_parents(dotted: str) -> Iterator[str]:
    parts = dotted.split(".")
    yield from (".".join(parts[: end + 1]) for end in range(len(parts)))


def _at_start(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when a module is imported: no function bodies, nothing for type checkers alone."""
    for child in ast.iter_child_nodes(node):
        is_for_types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
        if not is_for_types and not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield child
            yield from _at_start(child)
