"""Small changes to a program, each one a mistake that somebody could make: its mutants.

The usual operators (DeMillo, Lipton & Sayward, Hints on test data selection, 1978), and those that
numerical code asks for: a keyword given another value, an axis, a call left out.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

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

# Given a node of a copy of the program: what stands in its place, itself changed, or nothing.
Change = Callable[[Any], "ast.AST | None"]


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
        for change in CHANGES.get(type(node), _none)(node):
            mutated, was, now = _changed(tree, index, change)
            if mutated not in seen:
                seen.add(mutated)
                yield Mutant(node.lineno, was, now, mutated)


def _changed(tree: ast.Module, index: int, change: Change) -> tuple[str, str, str]:
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


def _none(node: Any) -> Iterator[Change]:
    yield from ()


def _of_operators(node: Any) -> Iterator[Change]:
    """Another operator; of two operands, each alone."""
    operator: Any = type(node.ops[0] if isinstance(node, ast.Compare) else node.op)
    other: Any = COMPARISONS.get(operator) or OPERATORS.get(operator)
    if other is None:
        return
    if isinstance(node, ast.Compare):
        yield lambda node: _with(node, ops=[other(), *node.ops[1:]])
    else:
        yield lambda node: _with(node, op=other())
    if isinstance(node, ast.BinOp):
        yield lambda node: node.left
        yield lambda node: node.right


def _of_signs(node: Any) -> Iterator[Change]:
    yield lambda node: node.operand


def _of_junctions(node: Any) -> Iterator[Change]:
    """And for or, or for and; each of its claims alone."""
    other = ast.Or if isinstance(node.op, ast.And) else ast.And
    yield lambda node: _with(node, op=other())
    for at in range(len(node.values)):
        yield lambda node, at=at: node.values[at]  # type: ignore[misc]


def _of_choices(node: Any) -> Iterator[Change]:
    yield lambda node: node.body
    yield lambda node: node.orelse


def _of_branches(node: Any) -> Iterator[Change]:
    yield lambda node: _with(node, test=ast.Constant(True))
    yield lambda node: _with(node, test=ast.Constant(False))


def _of_contexts(node: Any) -> Iterator[Change]:
    """The same without a context."""
    yield lambda node: ast.If(ast.Constant(True), node.body, [])


def _of_constants(node: Any) -> Iterator[Change]:
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


def _of_calls(node: Any) -> Iterator[Change]:
    """Of a function like it; without the call, without a keyword, with its arguments swapped."""
    is_method = isinstance(node.func, ast.Attribute)
    name = node.func.attr if is_method else getattr(node.func, "id", "")
    if name in LIKE:
        called = {"attr" if is_method else "id": LIKE[name]}
        yield lambda node: _with(node, func=_with(node.func, **called))
    if name in PASSING and is_method:
        yield lambda node: node.func.value
    elif name in PASSING and len(node.args) == 1:
        yield lambda node: node.args[0]
    for at in range(len(node.keywords)):
        yield (
            lambda node, at=at: _with(  # type: ignore[misc]
                node, keywords=node.keywords[:at] + node.keywords[at + 1 :]
            )
        )
    if len(node.args) == 2 and not any(isinstance(one, ast.Starred) for one in node.args):
        yield lambda node: _with(node, args=node.args[::-1])


def _of_settings(node: Any) -> Iterator[Change]:
    """An attribute that is never set."""
    if isinstance(node.targets[0], ast.Attribute):
        yield from _of_statements(node)


def _of_statements(node: Any) -> Iterator[Change]:
    yield lambda node: None


def _of_updates(node: Any) -> Iterator[Change]:
    yield from _of_operators(node)
    yield from _of_statements(node)


def _with(node: Any, **fields: Any) -> Any:
    """The node, with these fields changed."""
    for name, value in fields.items():
        setattr(node, name, value)
    return node


CHANGES: dict[type[ast.AST], Callable[[Any], Iterator[Change]]] = {
    ast.Compare: _of_operators, ast.BinOp: _of_operators, ast.AugAssign: _of_updates,
    ast.UnaryOp: _of_signs, ast.BoolOp: _of_junctions, ast.IfExp: _of_choices,
    ast.If: _of_branches, ast.With: _of_contexts, ast.Constant: _of_constants,
    ast.Call: _of_calls, ast.Raise: _of_statements, ast.Expr: _of_statements,
    ast.Assign: _of_settings,
}  # fmt: skip


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
