"""The twenty checks, to be written down for others in their own idiom."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.handins import TWENTY

CONTENT = (
    TWENTY.student / "probes.py",
    TWENTY.student / "examples.py",
    TWENTY.folder / "staff" / "hidden_examples.py",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One of the twenty: a key of ``hidden_examples.ALL``, and what our suite says of it."""

    name: str
    sentence: str
    number: str
    points: int
    visibility: str


def checks() -> list[Check]:
    """All of them, as our suites have them."""
    public = _read(TWENTY.public_suite, "visible")
    return [*public, *_read(TWENTY.hidden_suite, "after_published")]


def write(path: Path, head: str, template: str, chosen: Sequence[Check]) -> None:
    """A file of a suite: its head, and a template that is filled in for each check."""
    path.parent.mkdir(parents=True, exist_ok=True)
    filled = [template.format(**asdict(check)) for check in chosen]
    path.write_text(head + "".join(filled), encoding="utf-8")


def write_content(folder: Path) -> Path:
    """The modules with examples and probes, for a suite to import; their folder."""
    folder.mkdir(parents=True)
    for path in CONTENT:
        shutil.copy(path, folder)
    return folder


def _read(suite: Sequence[Path], visibility: str) -> Iterator[Check]:
    for path in suite:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                said = {
                    ast.unparse(one.func): ast.literal_eval(one.args[0])
                    for one in node.decorator_list
                    if isinstance(one, ast.Call)
                }
                name, sentence = node.name.removeprefix("test_"), ast.get_docstring(node) or ""
                yield Check(name, sentence, said["number"], said["weight"], visibility)
