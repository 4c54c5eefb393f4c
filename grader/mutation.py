"""Small changes to a model answer, one at a time: what a suite should notice.

A mutant that all checks pass shows what the suite does not see, or a change that makes no
difference. The operators are the usual ones of mutation testing (Offutt et al., 1996), and a few
for tensors: a dropped ``detach``, ``clone`` or keyword argument.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv, ast.MatMult: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed source, and what was changed."""

    line: int
    what: str  # "a + b → a - b"
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a source, in the order of its lines."""
    tree = ast.parse(source)
    sites = [(node, field) for node in _code(tree) for field in _fields(node)]
    found = [mutant for node, field in sites for mutant in _mutants_at(tree, node, field)]
    seen = {ast.unparse(tree)}
    for mutant in sorted(found, key=lambda one: one.line):
        if mutant.source not in seen:
            seen.add(mutant.source)
            yield mutant


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but annotations and docstrings."""
    yield tree
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            is_docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and not is_docstring:
                yield from _code(child)


def _fields(node: ast.AST) -> list[tuple[str, int | None]]:
    """Where in a node another node stands: a field, and an index in a list."""
    places: list[tuple[str, int | None]] = []
    for name, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            places.append((name, None))
        elif isinstance(value, list):
            places += [(name, index) for index in range(len(value))]
    return places


def _mutants_at(tree: ast.AST, node: ast.AST, place: tuple[str, int | None]) -> Iterator[Mutant]:
    before = _get(node, place)
    if not isinstance(before, ast.AST) or place[0] in ("annotation", "returns", "ctx"):
        return
    for after in _changes(before):
        _set(node, place, after)
        try:
            changed = ast.unparse(ast.fix_missing_locations(copy.deepcopy(tree)))
        finally:
            _set(node, place, before)
        line = getattr(before, "lineno", getattr(node, "lineno", 0))
        yield Mutant(line, f"{_text(before)} → {_text(after)}", changed)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """What a node may be replaced by."""
    if type(node) in SWAPPED:
        yield SWAPPED[type(node)]()
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node.value)
    elif isinstance(node, ast.UnaryOp):
        yield node.operand
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)):
        yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.Call):
        yield from _lesser_calls(node)
    elif isinstance(node, (ast.Assign, ast.AugAssign, ast.Raise)) or _is_statement(node):
        yield ast.Pass()


def _other_constants(value: object) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
    elif isinstance(value, float):
        yield ast.Constant(2 * value if value else 1.0)


def _lesser_calls(call: ast.Call) -> Iterator[ast.AST]:
    """A call without one of its keywords, and ``x`` for ``x.f()``."""
    for index in range(len(call.keywords)):
        yield _with(call, keywords=call.keywords[:index] + call.keywords[index + 1 :])
    if isinstance(call.func, ast.Attribute) and not call.args:
        yield call.func.value


def _is_statement(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _get(node: ast.AST, place: tuple[str, int | None]) -> object:
    name, index = place
    value = getattr(node, name)
    return value if index is None else value[index]


def _set(node: ast.AST, place: tuple[str, int | None], value: ast.AST) -> None:
    name, index = place
    if index is None:
        setattr(node, name, value)
    else:
        getattr(node, name)[index] = value


def _text(node: ast.AST) -> str:
    """A node in a line; an operator by its name."""
    if isinstance(node, (ast.operator, ast.cmpop, ast.boolop)):
        return type(node).__name__
    text = " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())
    return text if len(text) <= 60 else f"{text[:57]}..."
