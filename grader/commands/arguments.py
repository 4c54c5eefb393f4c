"""Arguments that several commands take, and what they are read as."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import AssignmentError
from grader.protection import LEVELS

if TYPE_CHECKING:
    from grader.assignment import Assignment

FULL_MARKS, MARKS_LOST, NOT_POSSIBLE, OUR_FAULT = 0, 1, 2, 3

# Of the commands for a class, whose marks have nothing to do with how the command went.
CLASS_CODES = (
    "exit codes: 0 done, 2 the request cannot be met, 3 something is withheld by our fault, "
    "130 stopped"
)

# Of the commands that grade nothing.
DONE_CODES = "exit codes: 0 done, 2 the request cannot be met, 3 our fault"

FOLDER = "a folder with an assignment.toml"
FOLDERS = f"{FOLDER} (default: each one in the folder `assignments` here)"


def add_box(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--box", choices=("forked", "spawned"), help="the kind of box (default: the strongest)"
    )


def add_only(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="only the checks of this number (2 or 2.3), function or test, and those that they"
        " need; may be given several times",
    )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        type=jobs,
        default=os.cpu_count() or 1,
        metavar="N",
        help="hand-ins graded at once (default: one for each processor)",
    )


def add_accept_level(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--accept-level",
        choices=LEVELS,
        help="grade in a box of this level, whatever the assignment asks for",
    )


def add_class(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=folder, metavar="DIR", help="what `grader course` was given as --out"
    )


def add_reason(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reason", default="", metavar="TEXT", help="why, for whoever reads the ledger later"
    )


def add_changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="write what moves without asking")
    parser.add_argument(
        "--never-lower", action="store_true", help="a score that would fall stays as it is"
    )
    add_reason(parser)


def jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of jobs, 1 or more")
    return int(text)


def folder(text: str) -> Path:
    path = Path(text)
    if not os.path.isdir(path):
        raise argparse.ArgumentTypeError(f"there is no folder {path}")
    return path


def folder_to_make(text: str) -> Path:
    """A folder that is there, or can be made in one that is."""
    path = Path(text)
    if not os.path.isdir(path.parent):
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}")
    if os.path.lexists(path) and not os.path.isdir(path):
        raise argparse.ArgumentTypeError(f"{path} is a file, not a folder")
    return path


def file_to_write(text: str) -> Path:
    """A file that can be written; better said now than after the grading."""
    path = Path(text)
    if not os.path.isdir(path.parent):
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}")
    if os.path.isdir(path):  # never raises, as Path.is_dir may
        raise argparse.ArgumentTypeError(f"{path} is a folder, not a file to write")
    return path


def loaded(path: Path) -> Assignment:
    """The assignment of this folder, or of the folder that this file is in."""
    from grader import assignment

    return assignment.load(assignment.find(path))


def all_loaded(paths: Sequence[Path]) -> list[Assignment]:
    """These assignments; without any, those in the folder ``assignments`` here."""
    here = sorted(manifest.parent for manifest in Path("assignments").glob("*/assignment.toml"))
    if not paths and not here:
        raise AssignmentError("there is no folder `assignments` here: name an assignment's folder")
    return [loaded(path) for path in paths or here]
