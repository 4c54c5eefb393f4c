"""Small changes to a program, each one a mistake that somebody could make: its mutants.

The usual operators (DeMillo, Lipton & Sayward, Hints on test data selection, 1978), and those that
numerical code asks for: a keyword given another value, an axis, a call left out.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult, ast.MatMult: ast.Mult,
}  # fmt: skip
# What a call of this name may be taken for.
LIKE = {
    "mean": "sum", "sum": "mean", "amax": "amin", "max": "min", "min": "max", "argmax": "argmin",
    "log": "log1p", "exp": "expm1", "floor": "ceil", "zeros_like": "ones_like",
    "ones_like": "zeros_like", "zeros": "ones", "ones": "zeros", "any": "all", "all": "any",
}  # fmt: skip
# Calls whose result is nearly their subject: what if they were left out?
PASSING = (
    "clone", "detach", "copy", "sorted", "list", "tuple", "contiguous", "abs", "sqrt", "square",
    "clamp", "to", "double", "float", "long", "unsqueeze", "squeeze", "keys", "reversed",
)  # fmt: skip

Change = tuple[str, ast.AST]  # what it says, and what stands in the node's place


@dataclass(frozen=True, slots=True)
class Mutant:
    """A program that differs from another in one place."""

    line: int
    was: str
    now: str
    source: str

    def told(self) -> str:
        """Where and what, in two lines."""
        return f"line {self.line}: {self.was}\n      now: {self.now}"


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a program that a change in one place makes; docstrings and types stay."""
    tree = ast.parse(source)
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.expr | ast.stmt)]
    untouched = _untouched(tree)
    seen = {ast.unparse(tree)}
    for index, node in enumerate(nodes):
        if node in untouched:
            continue
        for change in _changes(node):
            mutated, was, now = _changed(tree, index, change)
            if mutated not in seen:
                seen.add(mutated)
                yield Mutant(node.lineno, was, now, mutated)


def _changed(
    tree: ast.Module, index: int, change: Callable[[ast.AST], ast.AST | None]
) -> tuple[str, str, str]:
    """The program with its ``index``-th node changed, and the statement before and after."""
    whole = copy.deepcopy(tree)
    nodes = [node for node in ast.walk(whole) if isinstance(node, ast.expr | ast.stmt)]
    node = nodes[index]
    statement = _statement_of(whole, node)
    was = _first_line(statement)
    new = change(node)
    if new is not node:
        _replace(whole, node, new)
    ast.fix_missing_locations(whole)
    after = new if statement is node else statement
    now = "(left out)" if after is None else _first_line(after)
    return ast.unparse(whole), was, now


def _changes(node: ast.AST) -> Iterator[Callable[[ast.AST], ast.AST | None]]:
    """Ways to change a node of a copy of the program: in place, or for what is returned."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        yield _with_operator
    elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        yield _with_operator
        yield lambda node: node.left  # type: ignore[attr-defined]
        yield lambda node: node.right  # type: ignore[attr-defined]
    elif isinstance(node, ast.AugAssign) and type(node.op) in OPERATORS:
        yield _with_operator
        yield _left_out
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub | ast.Invert):
        yield lambda node: node.operand  # type: ignore[attr-defined]
    elif isinstance(node, ast.BoolOp):
        yield _with_other_junction
        for at in range(len(node.values)):
            yield lambda node, at=at: node.values[at]  # type: ignore[misc]
    elif isinstance(node, ast.IfExp):
        yield lambda node: node.body  # type: ignore[attr-defined]
        yield lambda node: node.orelse  # type: ignore[attr-defined]
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node)
    elif isinstance(node, ast.Call):
        yield from _other_calls(node)
    elif isinstance(node, ast.Raise | ast.Expr) or (
        isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute)
    ):
        yield _left_out
    elif isinstance(node, ast.With):
        yield lambda node: ast.If(ast.Constant(True), node.body, [])  # type: ignore[attr-defined]
    elif isinstance(node, ast.If):
        yield _with_test(True)
        yield _with_test(False)


def _with_operator(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.Compare):
        node.ops[0] = COMPARISONS[type(node.ops[0])]()
    elif isinstance(node, ast.BinOp | ast.AugAssign):
        node.op = OPERATORS[type(node.op)]()
    return node


def _with_other_junction(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.BoolOp)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return node


def _left_out(node: ast.AST) -> None:
    return None


def _with_test(outcome: bool) -> Callable[[ast.AST], ast.AST]:
    def change(node: ast.AST) -> ast.AST:
        assert isinstance(node, ast.If)
        node.test = ast.Constant(outcome)
        return node

    return change


def _other_constants(node: ast.Constant) -> Iterator[Callable[[ast.AST], ast.AST]]:
    value = node.value
    others: tuple[object, ...] = ()
    if isinstance(value, bool):
        others = (not value,)
    elif isinstance(value, int):
        others = (value + 1, value - 1)
    elif isinstance(value, float):
        others = (value * 2, value / 10) if value else (1.0,)
    for other in others:
        yield lambda _, other=other: ast.Constant(other)  # type: ignore[misc]


def _other_calls(node: ast.Call) -> Iterator[Callable[[ast.AST], ast.AST]]:
    named = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    named = node.func.id if isinstance(node.func, ast.Name) else named
    if named in LIKE:
        yield lambda node: _renamed(node, LIKE[named])
    if named in PASSING and isinstance(node.func, ast.Attribute):
        yield lambda node: node.func.value  # type: ignore[attr-defined]
    elif named in PASSING and len(node.args) == 1:
        yield lambda node: node.args[0]  # type: ignore[attr-defined]
    for at in range(len(node.keywords)):
        yield lambda node, at=at: _without_keyword(node, at)  # type: ignore[misc]
    if len(node.args) == 2 and not any(isinstance(one, ast.Starred) for one in node.args):
        yield _with_arguments_swapped


def _renamed(node: ast.AST, name: str) -> ast.AST:
    assert isinstance(node, ast.Call)
    if isinstance(node.func, ast.Attribute):
        node.func.attr = name
    elif isinstance(node.func, ast.Name):
        node.func.id = name
    return node


def _without_keyword(node: ast.AST, at: int) -> ast.AST:
    assert isinstance(node, ast.Call)
    del node.keywords[at]
    return node


def _with_arguments_swapped(node: ast.AST) -> ast.AST:
    assert isinstance(node, ast.Call)
    node.args.reverse()
    return node


def _untouched(tree: ast.Module) -> set[ast.AST]:
    """Types, docstrings, messages of errors, imports: what says something to people alone."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef):
            parts += [node.returns, *node.decorator_list]
        elif isinstance(node, ast.arg | ast.AnnAssign):
            parts += [node.annotation]
        elif isinstance(node, ast.Raise):
            parts += [node.exc]
        elif (
            isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr)
            or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
            or _is_super_init(node)
        ):
            parts += [node]
        for part in parts:
            found |= set(ast.walk(part)) if part is not None else set()
    return found


def _is_super_init(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and ast.unparse(node).startswith("super().__init__")


def _statement_of(tree: ast.AST, node: ast.AST) -> ast.AST:
    """The innermost statement that holds a node."""
    innermost = tree
    for statement in ast.walk(tree):
        if isinstance(statement, ast.stmt) and any(part is node for part in ast.walk(statement)):
            innermost = statement  # ast.walk goes outside in
    return innermost


def _first_line(node: ast.AST) -> str:
    return ast.unparse(node).strip().partition("\n")[0]


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST | None) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(one is old for one in value):
                kept = [new if one is old else one for one in value]
                is_body = isinstance(old, ast.stmt)
                setattr(parent, name, [one for one in kept if one] or [ast.Pass()] * is_body)
