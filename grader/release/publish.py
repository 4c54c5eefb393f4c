"""Makes what is published of an assignment: all of it in memory, and then in a folder."""

from __future__ import annotations

import contextlib
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.assignment import Assignment
from grader.errors import AssignmentError, OurFault
from grader.release import bundle
from grader.release.autograder import PROGRAMS, autograder
from grader.release.bundle import Files
from grader.release.kit import kit
from grader.release.leaks import leaks_in
from grader.release.wheel import wheel


@dataclass(frozen=True, slots=True)
class Release:
    """What is published of an assignment."""

    stem: str  # "optimizers-student"
    kit: Files
    archives: Mapping[str, bytes]  # by name: the kit, and what Gradescope gets


def made(assignment: Assignment) -> Release:
    """The release of an assignment.

    Raises:
        AssignmentError: something of staff's would be in the students' kit, or another obstacle.
    """
    if assignment.is_kit:
        raise AssignmentError(f"{assignment.name}: this is a student's kit; release the assignment")
    grader = wheel()
    stem = f"{assignment.name}-student"
    files = kit(assignment, grader)
    # The grader's own files know no assignment; numbers in them would look like hidden ones.
    if found := leaks_in(assignment, [one for one in files.items() if one[0] != grader[0]]):
        head = f"{assignment.name}: students would get what is staff's; nothing is released"
        raise AssignmentError("\n".join([head, *found]))
    archives = {
        f"{stem}.zip": bundle.zipped(files, within=f"{stem}/"),
        f"{assignment.name}-autograder.zip": bundle.zipped(
            autograder(assignment, grader), programs=PROGRAMS
        ),
    }
    return Release(stem, files, archives)


def put(release: Release, out: Path) -> None:
    """Puts a release into a folder, in place of an earlier one.

    Raises:
        AssignmentError: the earlier kit's folder was changed since.
    """
    out.mkdir(exist_ok=True)
    _refuse_changed(out, release.stem)
    try:
        with tempfile.TemporaryDirectory(dir=out, prefix=".release-") as temporary:
            _exchange(release, out, Path(temporary))
    except OSError as error:
        raise OurFault(f"{out}: the release could not be written: {error.strerror}") from error


def _exchange(release: Release, out: Path, beside: Path) -> None:
    """Writes all of it beside its place, and then renames."""
    bundle.write(release.kit, beside / "new")
    for name, content in release.archives.items():
        (beside / name).write_bytes(content)
    with contextlib.suppress(FileNotFoundError):
        (out / release.stem).rename(beside / "old")
    (beside / "new").rename(out / release.stem)
    for name in release.archives:
        (beside / name).replace(out / name)


def _refuse_changed(out: Path, stem: str) -> None:
    """Somebody may have worked in the folder of an earlier kit; its zip knows how it was."""
    folder, archive = out / stem, out / f"{stem}.zip"
    if not folder.exists():
        return
    try:
        before = bundle.unzipped(archive, f"{stem}/") if archive.is_file() else None
    except zipfile.BadZipFile:
        before = None
    if not folder.is_dir() or bundle.read(folder) != before:
        raise AssignmentError(f"{folder} was changed since it was released: move it away")
