"""How far a change to the reference reaches: the functions of the contract that could feel it.

Read from the source, and on the safe side: whatever cannot be told reaches everything.
"""

from __future__ import annotations

import ast
from collections.abc import Collection

Definition = (ast.FunctionDef, ast.ClassDef)


def reach(before: str, after: str, contract: Collection[str]) -> frozenset[str] | None:
    """The names of the contract that may behave otherwise in the second program than in the first.

    None where that could be any: another statement than a definition or an import is different,
    or what is different is not in the contract's reach at all.
    """
    old, new = ast.parse(before).body, ast.parse(after).body
    known = {ast.dump(node) for node in old}
    there = {name for node in old for name in _names(node)}
    changed = [node for node in new if ast.dump(node) not in known]
    if not all(_is_definition(node) or _is_another_name(node, there) for node in changed):
        return None
    names = {name for node in changed for name in _names(node)}
    found = _users(new, names) & set(contract)
    return frozenset(found) or None


def _users(body: list[ast.stmt], names: set[str]) -> set[str]:
    """These names, and those of all at top level that lead to them."""
    found = set(names)
    while True:
        more = {name for node in body if _mentions(node, found) for name in _names(node)} - found
        if not more:
            return found
        found |= more


def _names(node: ast.stmt) -> set[str]:
    """What a statement at top level defines."""
    if isinstance(node, Definition):
        return {node.name}
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    return set()


def _mentions(node: ast.stmt, names: set[str]) -> bool:
    """Whether it uses one of the names, as a name or as an attribute of whatever object."""
    used = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    used |= {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
    return bool(used & names)


def _is_definition(node: ast.stmt) -> bool:
    return isinstance(node, (*Definition, ast.Import, ast.ImportFrom)) or _is_text(node)


def _is_another_name(node: ast.stmt, there: set[str]) -> bool:
    """A new name for something; nothing is called, and no old name gets another meaning."""
    return (
        isinstance(node, ast.Assign)
        and all(isinstance(target, ast.Name) for target in node.targets)
        and not _names(node) & there
        and not any(isinstance(one, ast.Call) for one in ast.walk(node.value))
    )


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
