"""``grader grade``: all checks on one hand-in."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.commands.arguments import (
    FOLDER,
    add_accept_level,
    add_box,
    add_only,
    file_to_write,
    loaded,
)
from grader.errors import AssignmentError

NAME = "grade"
HELP = "all checks on one hand-in"

VIEWS = {
    "json": "the whole record",
    "html": "a page for people",
    "gradescope": "Gradescope's results.json",
    "junit": "JUnit's XML, for continuous integration",
    "prairielearn": "PrairieLearn's results.json",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", type=Path, metavar="ASSIGNMENT", help=FOLDER)
    parser.add_argument(
        "handin", type=Path, metavar="HANDIN", help="a Python file or a zip, or a folder with one"
    )
    for view, what in VIEWS.items():
        parser.add_argument(f"--{view}", type=file_to_write, metavar="FILE", help=f"write {what}")
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")
    add_only(parser)
    add_accept_level(parser)
    add_box(parser)


def run(options: argparse.Namespace) -> int:
    from grader import desk

    asked = [f"--{view}" for view in VIEWS if getattr(options, view)]
    if options.only and asked:
        raise AssignmentError(
            f"--only shows a part of a grade; a file of it could pass for the whole: leave out"
            f" {' and '.join(asked)}, or --only"
        )
    return desk.grade(
        loaded(options.assignment),
        options.handin,
        options.box,
        {view: getattr(options, view) for view in VIEWS},
        is_quiet=options.quiet,
        accepted=options.accept_level,
        only=tuple(options.only),
    )
