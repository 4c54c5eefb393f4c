"""The grader as a wheel, put together from the files that are running.

A wheel is a zip with a list of its files (packaging.python.org, "Binary distribution format").
So nothing is built: no compiler, no index and no setuptools are needed, and what students and
Gradescope get is what this machine has tried.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import grader
from grader import manifest
from grader.errors import OurFault
from grader.release import bundle

PROJECT = "dlgrader"
TAG = "py3-none-any"


@dataclass(frozen=True, slots=True)
class Project:
    """What an installer must know; nothing of the extras, which are for developers."""

    version: str
    summary: str
    python: str
    needs: tuple[str, ...]
    entry_points: Mapping[str, Mapping[str, str]]  # of each group, by name


def wheel() -> tuple[str, bytes]:
    """Its name and its bytes."""
    package = Path(grader.__file__).parent
    project = _of_checkout(package.parent) or _of_installation()
    stem = f"{PROJECT}-{project.version}"
    files = {f"grader/{name}": content for name, content in bundle.read(package).items()}
    for name, text in _info(project).items():
        files[f"{stem}.dist-info/{name}"] = text.encode()
    record = f"{stem}.dist-info/RECORD"
    lines = [_recorded(name, files[name]) for name in sorted(files)]
    files[record] = "".join([*lines, f"{record},,\n"]).encode()
    return f"{stem}-{TAG}.whl", bundle.zipped(files)


def _of_checkout(folder: Path) -> Project | None:
    """By the project's own file: what pip noted at an editable installation may be older."""
    if not (folder / "pyproject.toml").is_file():
        return None
    told = manifest.read(folder / "pyproject.toml").get("project", {})
    if told.get("name") != PROJECT:
        return None
    return Project(
        told["version"],
        told["description"],
        told["requires-python"],
        tuple(told["dependencies"]),
        {"console_scripts": told["scripts"], **told["entry-points"]},
    )


def _of_installation() -> Project:
    try:
        installed = metadata.distribution(PROJECT)
    except metadata.PackageNotFoundError:
        raise OurFault(f"{PROJECT} is not installed: python -m pip install it first") from None
    groups: dict[str, dict[str, str]] = {}
    for point in installed.entry_points:
        groups.setdefault(point.group, {})[point.name] = point.value
    needs = [one for one in installed.requires or () if "extra ==" not in one]
    told = installed.metadata
    return Project(
        installed.version, told["Summary"], told["Requires-Python"], tuple(needs), groups
    )


def _info(project: Project) -> dict[str, str]:
    """The files that tell an installer about the others, but for the list of all."""
    told = [
        "Metadata-Version: 2.1",
        f"Name: {PROJECT}",
        f"Version: {project.version}",
        f"Summary: {project.summary}",
        f"Requires-Python: {project.python}",
        *(f"Requires-Dist: {one}" for one in project.needs),
    ]
    kind = ["Wheel-Version: 1.0", f"Generator: {PROJECT}", "Root-Is-Purelib: true", f"Tag: {TAG}"]
    return {
        "METADATA": "".join(f"{line}\n" for line in told),
        "WHEEL": "".join(f"{line}\n" for line in kind),
        "entry_points.txt": "\n".join(_groups(project)),
    }


def _groups(project: Project) -> Iterator[str]:
    for group, points in sorted(project.entry_points.items()):
        yield f"[{group}]\n" + "".join(f"{name} = {points[name]}\n" for name in sorted(points))


def _recorded(name: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"
