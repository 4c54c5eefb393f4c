"""A new assignment that keeps the five laws from its first minute: a scaled mean, to be replaced.

The files are rendered from ``templates``, where ``NAME`` in a path is the assignment's name, and a
path with ``FUNCTION`` is rendered once for each function of the contract.
"""

from __future__ import annotations

import builtins
import keyword
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2

from grader.errors import AssignmentError

MOST_NAME, MOST_TITLE = 30, 60  # characters, so that no line of a rendered file is too long
TEMPLATES = Path(__file__).with_name("templates")
# A hand-in of such a name would hide what it imports, or be taken for another file of the folder.
TAKEN = {"torch", "numpy", "grader", "pytest", "hypothesis", "safetensors", "probes", "conftest"}
# What a check's ``student`` is asked by itself, or the templates use.
OCCUPIED = {"run", "attempt", "log", "printed", "close", "swap", "shrinks", "torch", "Tensor"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What an author answers."""

    name: str  # of the folder and of the module that is handed in
    title: str
    functions: tuple[str, ...]


def make(folder: Path, wish: Wish) -> tuple[str, ...]:
    """Writes the new assignment; returns its files.

    Raises:
        AssignmentError: with all that is wrong with the answers, or because ``folder`` is there.
    """
    found = list(problems(wish))
    if folder.exists():
        found.append(f"{folder} is there already: choose another name, or move it away")
    if found:
        raise AssignmentError("\n".join(found))
    rendered = dict(_rendered(wish))
    try:
        for path, text in rendered.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise AssignmentError(f"{folder} could not be made: {error.strerror}") from error
    return tuple(rendered)


def problems(wish: Wish) -> Iterator[str]:
    """All that is wrong with the answers."""
    yield from _problems_of_name(wish.name)
    if not wish.title.strip() or len(wish.title) > MOST_TITLE or not wish.title.isprintable():
        yield f"title: wanted one line of at most {MOST_TITLE} characters; got {wish.title!r}"
    elif set(wish.title) & set('"\\'):
        yield f'title: it may hold no " and no \\, for it stands in strings; got {wish.title}'
    if not wish.functions:
        yield "functions: wanted at least one name, like --functions softmax,cross_entropy"
    for name in dict.fromkeys(wish.functions):
        yield from _problems_of_function(name, wish.functions.count(name))


def _problems_of_name(name: str) -> Iterator[str]:
    if not re.fullmatch(rf"[a-z][a-z0-9_]{{0,{MOST_NAME - 1}}}", name) or keyword.iskeyword(name):
        better = re.sub(r"\W+", "_", name.lower(), flags=re.ASCII).strip("_")
        yield (
            f"name: wanted the name of a Python module, of at most {MOST_NAME} small letters, "
            f"digits and _; got {name!r}" + (f": try {better}" if better.isidentifier() else "")
        )
    elif name in TAKEN | sys.stdlib_module_names:
        yield f"name: a hand-in {name}.py would hide Python's own {name}, or ours: choose another"
    elif name.startswith("test_"):
        yield f"name: {name}.py would be taken for a file of checks: choose another"


def _problems_of_function(name: str, times: int) -> Iterator[str]:
    if not name.isidentifier() or keyword.iskeyword(name) or len(name) > MOST_NAME:
        yield f"functions: wanted Python names of at most {MOST_NAME} characters; got {name!r}"
    elif name in OCCUPIED or name.startswith("_") or hasattr(builtins, name):
        yield f"functions: {name} has a meaning of its own: choose another"
    elif times > 1:
        yield f"functions: {name} is there {times} times; name it once"


def _rendered(wish: Wish) -> Iterator[tuple[str, str]]:
    """Each file's path in the folder, and its text."""
    jinja = jinja2.Environment(
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # it is Python and Markdown, and the names in it were looked at
    )
    told = {"name": wish.name, "title": wish.title, "functions": wish.functions}
    for file in sorted(TEMPLATES.rglob("*.jinja")):
        path = file.relative_to(TEMPLATES).with_suffix("").as_posix()
        template = jinja.from_string(file.read_text(encoding="utf-8"))
        whose = wish.functions if "FUNCTION" in path else ("",)
        for function in whose:
            placed = path.replace("NAME", wish.name).replace("FUNCTION", function)
            yield placed, template.render(told, function=function)
