"""An assignment: a folder with a manifest, what students get, and what staff keeps.

The whole folder has ``student/`` and ``staff/``. A student's kit has the files of ``student/``
beside ``assignment.toml`` and no reference; the same records describe both.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader import manifest
from grader.answers import Answer, compose, read_answer, read_answers
from grader.errors import AssignmentError
from grader.manifest import Box, Forbidden, Gradescope, Limits

__all__ = [
    "Answer",
    "Assignment",
    "Box",
    "Forbidden",
    "Gradescope",
    "Limits",
    "Staff",
    "compose",
    "find",
    "load",
    "read_answer",
    "read_answers",
]


@dataclass(frozen=True, slots=True)
class Staff:
    """What the manifest says to staff alone."""

    reference: Path | None = None  # the model answer; a student's kit has none
    hidden_visibility: str = "after_published"  # of the checks in staff/, unless decorated


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is asked of students, and where its files are."""

    name: str  # the folder's name
    folder: Path  # absolute
    title: str
    file: str  # what a student hands in
    functions: tuple[str, ...]  # the contract's names
    teaches: str = ""  # in a few words
    forbidden: Forbidden = Forbidden()
    limits: Limits = Limits()
    box: Box = Box()
    hints: dict[str, str] = field(default_factory=dict, hash=False)  # name -> where to read
    gradescope: Gradescope = Gradescope()
    staff: Staff = Staff()

    @property
    def is_kit(self) -> bool:
        """Whether this is a student's kit, where the manifest lies beside the files."""
        return not (self.folder / "student").is_dir()

    @property
    def student(self) -> Path:
        """The folder with what students get."""
        return self.folder if self.is_kit else self.folder / "student"

    @property
    def staff_folder(self) -> Path | None:
        """The folder that is never released; None where it is not there."""
        folder = self.folder / "staff"
        return folder if folder.is_dir() else None

    @property
    def probes(self) -> Path | None:
        """The file with the probes; None where it is not there."""
        path = self.student / "probes.py"
        return path if path.is_file() else None

    def probe_source(self) -> bytes:
        """The probes as they go into a box; nothing where there are none."""
        return self.probes.read_bytes() if self.probes else b""

    def starter_source(self) -> bytes:
        """The starter as students get it; AssignmentError where there is none."""
        try:
            return (self.student / self.file).read_bytes()
        except FileNotFoundError:
            raise AssignmentError(
                f"student/{self.file}: missing; it is the starter, "
                "and the manifest names it as file"
            ) from None

    @property
    def public_suite(self) -> tuple[Path, ...]:
        """The files of public checks, by name."""
        return _python_files(self.student, "test_*.py")

    @property
    def hidden_suite(self) -> tuple[Path, ...]:
        """The files of hidden checks, by name."""
        return _python_files(self.staff_folder, "test_*.py")

    @property
    def wrong_answers(self) -> tuple[Path, ...]:
        """The files of the wrong answers, by name."""
        return _python_files(self.staff_folder, "wrong/*.py")

    @property
    def odd_answers(self) -> tuple[Path, ...]:
        """The files of the odd answers, by name."""
        return _python_files(self.staff_folder, "odd/*.py")

    def digest(self) -> str:
        """The SHA-256 of all its files and of the reference, the same on every machine."""
        files = {path.relative_to(self.folder).as_posix(): path for path in self.files()}
        if self.staff.reference is not None:
            files["/reference"] = self.staff.reference  # no relative path begins with a slash
        total = hashlib.sha256()
        for name in sorted(files):
            content = files[name].read_bytes()
            total.update(f"{len(content)} {len(name)} {name}\n".encode("utf-8", "surrogateescape"))
            total.update(content)
        return total.hexdigest()

    def files(self) -> Iterator[Path]:
        """Its files without what editors leave; of a kit those that a student does not write."""
        if self.is_kit:
            yield self.folder / manifest.FILE_NAME
            yield from self.public_suite
            yield from [self.probes] if self.probes else []
            return
        for path in self.folder.rglob("*"):
            parts = path.relative_to(self.folder).parts
            is_left_over = any(part.startswith(".") or part == "__pycache__" for part in parts)
            if not is_left_over and path.is_file():
                yield path


def find(start: Path) -> Path:
    """The assignment's folder, seen from it, from its ``student`` folder or from a file there."""
    here = Path(os.path.abspath(start))
    if not here.exists():
        raise AssignmentError(f"{start}: there is no such file or folder")
    here = here if here.is_dir() else here.parent
    places = [here, here.parent] if here.name == "student" else [here]
    for place in places:
        if (place / manifest.FILE_NAME).is_file():
            return place
    raise AssignmentError(
        f"{here.name}: no {manifest.FILE_NAME} in this folder; "
        "go to the folder of the assignment, or name it"
    )


def load(folder: Path) -> Assignment:
    """The assignment in a folder; AssignmentError with all the problems of its manifest."""
    folder = Path(os.path.abspath(folder))
    data = manifest.read(folder / manifest.FILE_NAME)
    reference = _reference(data, folder)
    problems = manifest.problems(data)
    if reference is not None and not reference.is_file():
        problems.append(f"staff.reference: there is no file {data['staff']['reference']}")
    if problems:
        raise AssignmentError("\n".join(f"{manifest.FILE_NAME}: {line}" for line in problems))
    return _built(data, folder, reference)


def _built(data: dict[str, Any], folder: Path, reference: Path | None) -> Assignment:
    """The record of a manifest in which no problem was found."""
    forbidden = {key: tuple(names) for key, names in data.get("forbidden", {}).items()}
    limits: dict[str, Any] = {
        key: float(value) if key.endswith("_seconds") else value
        for key, value in data.get("limits", {}).items()
    }
    return Assignment(
        name=folder.name,
        folder=folder,
        title=data["title"],
        file=data["file"],
        functions=tuple(data["functions"]),
        teaches=data.get("teaches", ""),
        forbidden=Forbidden(**forbidden),
        limits=Limits(**limits),
        box=Box(**data.get("box", {})),
        hints=data.get("hints", {}),
        gradescope=Gradescope(**data.get("gradescope", {})),
        staff=Staff(**{**data.get("staff", {}), "reference": reference}),
    )


def _reference(data: dict[str, Any], folder: Path) -> Path | None:
    """Where the manifest says that the reference is; a student's kit has none."""
    staff = data.get("staff")
    named = staff.get("reference") if isinstance(staff, dict) else None
    is_kit = not (folder / "student").is_dir()
    if is_kit or not isinstance(named, str) or not named.strip():
        return None
    return Path(os.path.normpath(folder / named))


def _python_files(folder: Path | None, pattern: str) -> tuple[Path, ...]:
    if folder is None:
        return ()
    found = [path for path in folder.glob(pattern) if not path.name.startswith(".")]
    return tuple(sorted(found, key=lambda path: path.name))
