"""Where a source uses a forbidden name: the line that the feedback shows.

The scan reads and never runs, and it never decides a verdict: what it misses is refused when the
hand-in runs (`grader.box.forbidden`). It follows imports, aliases, `getattr` and `import_module`
with constant names, scope by scope, in the order of the lines; bodies of functions are read when
the module around them is known.
"""

from __future__ import annotations

import ast
import contextlib
import io
import re
import tokenize
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from grader.box.cells import divided
from grader.box.scopes import Scope

LONGEST_SOURCE = 1_000_000  # characters; a longer source has no findings
LONGEST_TEXT = 200  # characters of a line that are kept
# In one statement. `import a.a.a…` takes Python's parser memory that grows with the square of the
# dots (gigabytes for 100 KB of source), and `a.a.a…` of that length crashes Python 3.10.
MOST_TOKENS = 10_000
MOST_PARTS = 20  # of a dotted name; what is further inside of one that is allowed is not looked at
TENSOR = "torch.Tensor."
UNREAD = (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError)

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A line (from 1), the dotted name that it uses, and its text without indentation."""

    line: int
    name: str
    text: str


def scan(
    source: str, filename: str, patterns: Sequence[str], cells: Sequence[int] = ()
) -> tuple[Finding, ...]:
    """Where `source` uses a name that a pattern names, or anything inside of one, line by line.

    Imports alone, annotations, comments and strings are no uses. What cannot be parsed has no
    findings; of a notebook, whose `cells` begin at these lines, that is the cell.
    """
    try:
        reader = _Reader(patterns)
        reader.read(_parse_cells(source, cells) if cells else _parse(source, filename))
    except UNREAD:
        return ()
    lines = re.split(r"\r\n|\r|\n", source)
    texts = {line: lines[line - 1].strip()[:LONGEST_TEXT] for line, _ in reader.uses}
    return tuple(sorted(Finding(line, name, texts[line]) for line, name in reader.uses))


def _parse(source: str, filename: str) -> ast.Module:
    if len(source) > LONGEST_SOURCE or (len(source) > 2 * MOST_TOKENS and _has_endless(source)):
        raise ValueError("too long to parse safely")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the student's own escapes and comparisons
        return ast.parse(source, filename)


def _parse_cells(source: str, starts: Sequence[int]) -> ast.Module:
    """Those cells that can be parsed, with the line numbers of the whole source."""
    whole = ast.Module([], [])
    for cell in divided(source, starts):
        with contextlib.suppress(*UNREAD):
            tree = _parse(cell.text, cell.name)
            ast.increment_lineno(tree, cell.start - 1)
            whole.body += tree.body
    return whole


def _has_endless(source: str) -> bool:
    """Whether a statement has more than `MOST_TOKENS` tokens."""
    tokens = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        tokens = 0 if token.type == tokenize.NEWLINE else tokens + 1
        if tokens > MOST_TOKENS:
            return True
    return False


# ruff: noqa: N815  (ast chooses the names of the methods)
class _Reader(ast.NodeVisitor):
    """Walks a tree and keeps the uses of forbidden names."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.uses: set[tuple[int, str]] = set()
        self._patterns = patterns
        self._scope = Scope()
        self._later: list[tuple[Scope, Function]] = []

    def read(self, tree: ast.AST) -> None:
        self.visit(tree)
        for scope, function in self._later:  # grows while it is read
            self._scope = scope
            self._read_body(function)

    # What a name stands for.

    def _dotted(self, node: ast.expr | None) -> list[str]:
        """The dotted names that an expression may stand for; [] for the student's own things."""
        if isinstance(node, ast.Name):
            return self._scope.candidates(node.id)
        if isinstance(node, ast.Attribute):
            owners = self._dotted(node.value)
            return [f"{owner}.{node.attr}" for owner in owners if owner.count(".") < MOST_PARTS]
        if isinstance(node, ast.NamedExpr):
            return self._dotted(node.value)
        if isinstance(node, ast.Subscript):
            return self._item(self._dotted(node.value), _text(node.slice))
        if isinstance(node, ast.Call):
            return self._called(node)
        return []

    @staticmethod
    def _item(owners: list[str], key: str | None) -> list[str]:
        """What `sys.modules["torch.optim"]` and `torch.__dict__["optim"]` stand for."""
        if key is None:
            return []
        inside = [f"{o.removesuffix('.__dict__')}.{key}" for o in owners if o.endswith("__dict__")]
        return inside + [key for owner in owners if owner == "sys.modules"]

    def _called(self, call: ast.Call) -> list[str]:
        """What a call that fetches something by its name stands for."""
        texts = [_text(argument) for argument in call.args]
        for function in self._dotted(call.func):
            if function in ("getattr", "builtins.getattr") and len(texts) > 1 and texts[1]:
                return [f"{owner}.{texts[1]}" for owner in self._dotted(call.args[0])]
            if function in ("vars", "builtins.vars") and texts:
                return [f"{owner}.__dict__" for owner in self._dotted(call.args[0])]
            if function == "importlib.import_module" and texts and texts[0]:
                return [texts[0]]
            if function in ("__import__", "builtins.__import__") and texts and texts[0]:
                is_from = len(texts) > 3 or any(k.arg == "fromlist" for k in call.keywords)
                return [texts[0] if is_from else texts[0].partition(".")[0]]
        return []

    def _is_forbidden(self, dotted: str) -> bool:
        parts = dotted.split(".")
        heads = [".".join(parts[: n + 1]) for n in range(len(parts))]
        return any(fnmatchcase(head, pattern) for head in heads for pattern in self._patterns)

    # Uses.

    def _use(self, node: ast.expr) -> None:
        found = [name for name in self._dotted(node) if self._is_forbidden(name)]
        self.uses.update((node.lineno, name) for name in found)
        if not found:
            self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self._use(node)
        else:
            self._scope.bind(node.id, None)

    visit_Attribute = visit_Subscript = _use

    def visit_Call(self, node: ast.Call) -> None:
        self._use(node)
        if isinstance(node.func, ast.Attribute) and not self._is_own(node.func.value):
            method = TENSOR + node.func.attr
            if any(fnmatchcase(method, pattern) for pattern in self._patterns):
                self.uses.add((node.lineno, method))

    def _is_own(self, owner: ast.expr) -> bool:
        """Whether a method is certainly not a tensor's: `self.softmax(x)`, `F.softmax(x)`."""
        if self._dotted(owner):
            return True
        while isinstance(owner, ast.Attribute):
            owner = owner.value
        return isinstance(owner, ast.Name) and owner.id in ("self", "cls", "super")

    # Bindings.

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            top = alias.name.partition(".")[0]
            self._scope.bind(alias.asname or top, alias.name if alias.asname else top)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = None if node.level else node.module
        for alias in node.names:
            if alias.name != "*":
                dotted = f"{module}.{alias.name}" if module else None
                self._scope.bind(alias.asname or alias.name, dotted)
            elif module:
                self._scope.bind_star(module)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)
            self._alias(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)
        self.visit(node.target)
        self._alias(node.target, node.value)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        self._alias(node.target, node.value)

    def _alias(self, target: ast.expr, value: ast.expr | None) -> None:
        if isinstance(target, ast.Name):
            dotted = self._dotted(value)
            self._scope.bind(target.id, dotted[0] if dotted else None)
        elif isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (ast.Tuple, ast.List)):
            for left, right in zip(target.elts, value.elts, strict=False):
                self._alias(left, right)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self._scope.bind(node.name, None)
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        self._scope.globals.update(node.names)

    # Scopes.

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for outside in (*node.decorator_list, *node.bases, *node.keywords):
            self.visit(outside)
        self._scope.bind(node.name, None)
        around, self._scope = self._scope, Scope(self._scope, is_class=True)
        for statement in node.body:
            self.visit(statement)
        self._scope = around

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for decorator in node.decorator_list:
            self.visit(decorator)
        self._scope.bind(node.name, None)
        self.visit_Lambda(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: Function) -> None:
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.visit(default)
        self._later.append((self._scope, node))

    def _read_body(self, function: Function) -> None:
        self._scope = Scope(self._scope)
        for argument in ast.walk(function.args):
            if isinstance(argument, ast.arg):
                self._scope.bind(argument.arg, None)
        body = [function.body] if isinstance(function, ast.Lambda) else function.body
        for statement in body:
            self.visit(statement)

    def _read_comprehension(self, node: Comprehension) -> None:
        around, self._scope = self._scope, Scope(self._scope)
        for generator in node.generators:
            self.visit(generator)
        for value in ast.iter_child_nodes(node):
            if not isinstance(value, ast.comprehension):
                self.visit(value)
        self._scope = around

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _read_comprehension


def _text(node: ast.AST) -> str | None:
    """The text of a constant expression: `"optim"`, `"op" + "tim"`."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _text(node.left), _text(node.right)
        return None if left is None or right is None else left + right
    return None
