"""Every assignment keeps the laws, and its parts agree with one another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from grader import assignment as assignments
from grader import launch
from grader.assignment import Assignment, read_answers
from grader.verify.laws import laws

FOLDERS = sorted((Path(__file__).parents[2] / "assignments").glob("*/assignment.toml"))
Function = ast.FunctionDef | ast.ClassDef


@pytest.fixture(params=FOLDERS, ids=lambda path: path.parent.name, scope="module")
def assignment(request: pytest.FixtureRequest) -> Assignment:
    """Each of them in turn."""
    return assignments.load(request.param.parent)


@pytest.mark.slow
def test_it_keeps_its_laws_by_a_sample(assignment: Assignment, examiners: launch.Examiners):
    """Starter, reference, forced failures, and a tenth of the wrong answers and of the odd ones."""
    findings = list(laws(assignment, examiners, every=10))
    handins = (len(assignment.wrong_answers) + len(assignment.odd_answers)) // 10 + 4

    assert {one.subject: one.broken for one in findings if one.broken} == {}
    assert len(findings) >= handins


@pytest.mark.thorough
def test_it_keeps_all_laws(assignment: Assignment, examiners: launch.Examiners):
    """Starter, reference, forced failures, every wrong answer and every odd one."""
    findings = list(laws(assignment, examiners))
    handins = len(assignment.wrong_answers) + len(assignment.odd_answers) + 4

    assert {one.subject: one.broken for one in findings if one.broken} == {}
    assert len(findings) >= handins


def test_many_mistakes_and_many_right_ways_are_planted(assignment: Assignment):
    """What the suite was tried on says how far it can be trusted."""
    assert len(assignment.wrong_answers) >= 15
    assert len(assignment.odd_answers) >= 8


def test_every_check_says_what_it_is_about(assignment: Assignment):
    """A sentence that students read, a number, a weight and names of the contract."""
    for check in checks(assignment):
        docstring = ast.get_docstring(check) or ""
        assert docstring.endswith("."), check.name
        assert "\n\n" not in docstring, check.name
        assert {"number", "weight", "functions"} <= set(decorators(check)), check.name


def test_no_two_checks_have_one_number(assignment: Assignment):
    """A number is how a student and a teacher speak of a check."""
    numbers = [
        ast.literal_eval(decorators(check)["number"].args[0]) for check in checks(assignment)
    ]

    assert sorted(set(numbers)) == sorted(numbers)


def test_every_check_catches_a_wrong_answer(assignment: Assignment):
    """And every wrong answer names checks that there are."""
    caught_by = [name for one in read_answers(assignment.wrong_answers) for name in one.caught_by]

    assert set(caught_by) == {check.name for check in checks(assignment)}


def test_every_function_has_a_public_check(assignment: Assignment):
    """Nobody hands in without having heard of each part of the contract."""
    named = {
        ast.literal_eval(name)
        for check in checks(assignment, assignment.public_suite)
        for name in decorators(check)["functions"].args
    }

    assert named == set(assignment.functions)


def test_manifest_starter_handout_and_reference_name_the_same_functions(assignment: Assignment):
    """In the same order, which is the lecture's."""
    handout = (assignment.student / "README.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \d+\. .*$", handout, re.MULTILINE)
    code = [text for line in headings for text in re.findall(r"`([^`]+)`", line)]
    words = [word for text in code for word in re.findall(r"\w+", text)]

    def asked(names: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(name for name in names if name in assignment.functions))

    assert list(assignment.functions) == asked(words)
    assert list(assignment.functions) == asked(contract(starter(assignment)))
    assert list(assignment.functions) == asked(contract(reference(assignment)))


def test_starter_and_reference_have_the_same_signatures(assignment: Assignment):
    """Names, defaults and types: what a student is told is what the model answer does."""
    ours = dict(signatures(reference(assignment)))

    for name, signature in signatures(starter(assignment)):
        if name.partition(".")[0] in assignment.functions:
            assert ours[name] == signature


def test_every_gap_of_the_starter_says_what_to_write(assignment: Assignment):
    """Its text begins with the name of the gap."""
    gaps = [
        (name, function.body[-1])
        for name, function in functions(starter(assignment))
        if name.partition(".")[0] in assignment.functions
    ]

    assert len(gaps) >= len(assignment.functions)
    for name, gap in gaps:
        assert isinstance(gap, ast.Raise), name
        assert isinstance(gap.exc, ast.Call), name
        assert ast.unparse(gap.exc.func) == "NotImplementedError", name
        assert ast.literal_eval(gap.exc.args[0]).startswith(f"{name}: "), name


def checks(assignment: Assignment, suite: Sequence[Path] = ()) -> Iterator[ast.FunctionDef]:
    """The check functions of these files, or of the whole suite."""
    for path in suite or (*assignment.public_suite, *assignment.hidden_suite):
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
                yield node


def decorators(check: ast.FunctionDef) -> dict[str, ast.Call]:
    calls = [one for one in check.decorator_list if isinstance(one, ast.Call)]
    return {ast.unparse(call.func): call for call in calls}


def starter(assignment: Assignment) -> ast.Module:
    return parsed(assignment.student / assignment.file)


def reference(assignment: Assignment) -> ast.Module:
    assert assignment.staff.reference is not None
    return parsed(assignment.staff.reference)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def contract(module: ast.Module) -> Iterator[str]:
    """The public names that it defines."""
    for node in module.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node.name


def functions(module: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Functions by name, methods as ``Class.method``."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
            yield from ((f"{node.name}.{method.name}", method) for method in methods)


def signatures(module: ast.Module) -> Iterator[tuple[str, str]]:
    for name, function in functions(module):
        yield name, f"({ast.unparse(function.args)}) -> {ast.unparse(function.returns)}"
