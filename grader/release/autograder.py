"""What Gradescope gets: two scripts, the whole assignment, and the grader."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path, PurePath

from grader import manifest
from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.gradescope import COURSE, deadline
from grader.release import requirements

SETUP, RUN = "setup.sh", "run_autograder"
PROGRAMS = (SETUP, RUN)
START_SECONDS = 60  # PyTorch's import and the box's inspection, at half a processor


def autograder(assignment: Assignment, wheel: tuple[str, bytes]) -> dict[str, bytes]:
    """The files of autograder.zip, by name.

    Raises:
        AssignmentError: what Gradescope's limit or the reference's place makes impossible.
    """
    _refuse_too_long(assignment)
    name, grader = wheel
    needs = "\n".join([*requirements.for_grading(), ""]).encode()
    scripts = {one: resources.files(__package__).joinpath(one).read_bytes() for one in PROGRAMS}
    return {**scripts, "requirements.txt": needs, name: grader, **_course(assignment)}


def _course(assignment: Assignment) -> dict[str, bytes]:
    """The assignment and the reference, one where the other's manifest looks for it."""
    files = [*assignment.files()]
    if assignment.staff.reference is not None:
        files.append(_beside(assignment.staff.reference, assignment))
    top = Path(os.path.commonpath([assignment.folder, *files]))
    found = {f"{COURSE}/{path.relative_to(top).as_posix()}": path.read_bytes() for path in files}
    where = PurePath(COURSE, assignment.folder.relative_to(top))
    return {**found, f"{COURSE}/where": f"{where.as_posix()}\n".encode()}


def _beside(reference: Path, assignment: Assignment) -> Path:
    named = manifest.read(assignment.folder / manifest.FILE_NAME)["staff"]["reference"]
    if os.path.isabs(named):
        raise AssignmentError(
            f"{manifest.FILE_NAME}: staff.reference: {named} is a path of this machine; "
            f'say it from the assignment\'s folder, like "../../reference/{reference.name}"'
        )
    return reference


def _refuse_too_long(assignment: Assignment) -> None:
    """A hand-in that uses its time up must be told so before Gradescope ends the run."""
    minutes, seconds = assignment.gradescope.limit_minutes, assignment.limits.total_seconds
    if START_SECONDS + seconds > deadline(minutes):
        raise AssignmentError(
            f"{manifest.FILE_NAME}: limits.total_seconds = {seconds:g} does not fit in a run of "
            f"{minutes:g} minutes on Gradescope: set a longer limit there (at most 40), and say it "
            "as limit_minutes in [gradescope]; or make total_seconds at most "
            f"{deadline(minutes) - START_SECONDS:g}"
        )
