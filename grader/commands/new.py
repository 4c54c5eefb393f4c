"""``grader new``: a new assignment that keeps the five laws, to be replaced piece by piece."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.commands.arguments import DONE_CODES, FULL_MARKS, folder
from grader.errors import AssignmentError

NAME = "new"
HELP = "makes a new assignment, which keeps the laws at once"
EXIT_CODES = DONE_CODES


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="NAME", help="of its folder, and of the module that is handed in"
    )
    parser.add_argument("--title", help="as students read it (default: you are asked)")
    parser.add_argument(
        "--functions",
        metavar="A,B",
        help="the names to write, with commas between and no spaces (default: you are asked)",
    )
    parser.add_argument(
        "--in", dest="where", type=folder, metavar="DIR",
        help="where to make it (default: the folder `assignments` here, or this folder)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    from grader.new import Wish, make

    name: str = options.name
    usual = name.replace("_", " ").capitalize()
    title = options.title or _answer("Title, as students read it", usual)
    named = options.functions or _answer("Functions that they write, with commas between", name)
    functions = tuple(part.strip() for part in named.split(",") if part.strip())
    made = (options.where or _usual_place()) / name
    for path in make(made, Wish(name, title, functions)):
        print(made / path)
    print(f"\nNext: grader verify {made}\nThen replace it: {made / 'staff' / 'design.md'} says how")
    return FULL_MARKS


def _answer(question: str, usual: str) -> str:
    """What the author types; the usual, where that is nothing."""
    try:
        return input(f"{question} [{usual}]: ").strip() or usual
    except EOFError:
        raise AssignmentError(
            "there is nobody to ask: say --title TITLE and --functions A,B"
        ) from None


def _usual_place() -> Path:
    course = Path("assignments")
    return course if course.is_dir() else Path()
