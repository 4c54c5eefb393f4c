"""The assignment "optimizers": it keeps the laws, and its parts agree with one another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from grader import launch, verify
from grader.assignment import Assignment, read_answers

Function = ast.FunctionDef | ast.ClassDef


@pytest.mark.slow
def test_it_keeps_all_laws(optimizers: Assignment, examiners: launch.Examiners):
    """Starter, reference, forced failures, every wrong answer and every odd one."""
    findings = list(verify.laws(optimizers, examiners, jobs=2))
    handins = len(optimizers.wrong_answers) + len(optimizers.odd_answers) + 4

    assert {one.subject: one.broken for one in findings if one.broken} == {}
    assert len(findings) >= handins


def test_many_mistakes_and_many_right_ways_are_planted(optimizers: Assignment):
    """What the suite was tried on says how far it can be trusted."""
    assert len(optimizers.wrong_answers) >= 20
    assert len(optimizers.odd_answers) >= 12


def test_every_check_says_what_it_is_about(optimizers: Assignment):
    """A sentence that students read, a number, a weight and names of the contract."""
    for check in checks(optimizers):
        docstring = ast.get_docstring(check) or ""
        assert docstring.endswith("."), check.name
        assert "\n\n" not in docstring, check.name
        assert {"number", "weight", "functions"} <= set(decorators(check)), check.name


def test_no_two_checks_have_one_number(optimizers: Assignment):
    """A number is how a student and a teacher speak of a check."""
    numbers = [
        ast.literal_eval(decorators(check)["number"].args[0]) for check in checks(optimizers)
    ]

    assert sorted(set(numbers)) == sorted(numbers)


def test_every_check_catches_a_wrong_answer(optimizers: Assignment):
    """And every wrong answer names checks that there are."""
    caught_by = [name for one in read_answers(optimizers.wrong_answers) for name in one.caught_by]

    assert set(caught_by) == {check.name for check in checks(optimizers)}


def test_every_function_has_a_public_check(optimizers: Assignment):
    """Nobody hands in without having heard of each part of the contract."""
    named = {
        ast.literal_eval(name)
        for check in checks(optimizers, optimizers.public_suite)
        for name in decorators(check)["functions"].args
    }

    assert named == set(optimizers.functions)


def test_manifest_starter_handout_and_reference_name_the_same_functions(optimizers: Assignment):
    """In the same order, which is the lecture's."""
    handout = (optimizers.student / "README.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \d+\. .*$", handout, re.MULTILINE)
    in_handout = [name for line in headings for name in re.findall(r"`(?:class )?(\w+)\(", line)]

    assert list(optimizers.functions) == in_handout
    assert list(optimizers.functions) == list(contract(starter(optimizers)))
    assert list(optimizers.functions) == list(contract(reference(optimizers)))


def test_starter_and_reference_have_the_same_signatures(optimizers: Assignment):
    """Names, defaults and types: what a student is told is what the model answer does."""
    ours = dict(signatures(reference(optimizers)))

    for name, signature in signatures(starter(optimizers)):
        assert ours[name] == signature


def test_every_gap_of_the_starter_says_what_to_write(optimizers: Assignment):
    """Its text begins with the name of the gap."""
    for name, function in functions(starter(optimizers)):
        gap = function.body[-1]
        assert isinstance(gap, ast.Raise)
        assert ast.unparse(gap).startswith(f"raise NotImplementedError('{name}: "), name


def test_students_get_no_line_of_the_reference_or_of_staffs(optimizers: Assignment):
    """No line of an answer, no hidden check's sentence, no sentence on a mistake."""
    files = [path for path in optimizers.student.rglob("*") if path.suffix in (".py", ".md")]
    lines = [line for path in files if path.suffix == ".py" for line in code_of(parsed(path))]
    released = "\n".join([*(path.read_text(encoding="utf-8") for path in files), *lines])
    answers = [*optimizers.wrong_answers, *optimizers.odd_answers]

    code = [line for path in answers for line in code_of(parsed(path))]
    code += code_of(reference(optimizers))
    hidden = [
        ast.get_docstring(check) or "" for check in checks(optimizers, optimizers.hidden_suite)
    ]
    mistakes = [one.says for one in read_answers(optimizers.wrong_answers)]

    assert len(code) > 100
    assert [text for text in (*code, *hidden, *mistakes) if text in released] == []


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


def code_of(module: ast.Module) -> Iterator[str]:
    """The longer statements in the bodies of functions, each as one line; no docstrings."""
    for _, function in functions(module):
        for node in ast.walk(function):
            is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            if isinstance(node, ast.stmt) and node is not function and not is_docstring:
                line = ast.unparse(node).partition("\n")[0]
                if len(line) > 40:
                    yield line
