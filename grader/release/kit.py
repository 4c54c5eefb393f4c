"""What students get: the handout as it is, the public part of the manifest, and the grader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader import manifest
from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.release import requirements, toml
from grader.release.notebook import notebook_of

# What a kit tells of a manifest. A new table is staff's until it is named here.
PUBLIC = (
    "title", "teaches", "file", "functions", "forbidden", "limits", "box", "hints",
)  # fmt: skip

START = """\
# {title}: start here

In this folder, with Python 3.10 to 3.13 (on Windows the second line is `.venv\\Scripts\\activate`):

    python3 -m venv .venv
    . .venv/bin/activate
    python -m pip install -r requirements.txt
    grader check

On Linux, PyTorch comes with gigabytes for graphics cards; you need none of them if you say before
the third line:

    python -m pip install "{torch}" --index-url https://download.pytorch.org/whl/cpu

`grader check` shows your points and what to repair first; plain `pytest` runs the same checks.
What to write is in README.md.

Do you prefer a notebook? Write into {notebook} instead, which has all of it
(`python -m pip install notebook`); its last cell checks, and the notebook is what you hand in.
"""


def kit(assignment: Assignment, wheel: tuple[str, bytes]) -> dict[str, bytes]:
    """The files of a student's kit, by name.

    Raises:
        AssignmentError: the handout has a file where the kit needs its own, or a link.
    """
    handout = dict(_handout(assignment))
    name, grader = wheel
    notebook = f"{Path(assignment.file).stem}.ipynb"
    own = {
        "START.md": START.format(
            title=assignment.title, torch=requirements.for_students(), notebook=notebook
        ).encode(),
        "requirements.txt": f"./{name}\n{requirements.for_students()}\n".encode(),
        manifest.FILE_NAME: _public(assignment).encode(),
        name: grader,
        notebook: notebook_of(assignment),
    }
    if both := sorted(handout.keys() & own.keys()):
        raise AssignmentError(f"student/{both[0]}: a kit has a {both[0]} of its own: rename it")
    return {**handout, **own}


def _handout(assignment: Assignment) -> Iterator[tuple[str, bytes]]:
    """What is in student/, byte for byte."""
    for path in assignment.files():
        if path.is_relative_to(assignment.student):
            name = path.relative_to(assignment.student).as_posix()
            if path.is_symlink():
                raise AssignmentError(f"student/{name} is a link: put the file itself there")
            yield name, path.read_bytes()


def _public(assignment: Assignment) -> str:
    """The manifest without staff's tables, and without comments, which are written for staff."""
    told = manifest.read(assignment.folder / manifest.FILE_NAME)
    return toml.written({key: told[key] for key in PUBLIC if key in told})
