"""``grader check``: a student's look at the own hand-in."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.commands.arguments import add_box, add_only, loaded

NAME = "check"
HELP = "public checks on the hand-in in this folder"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar="PATH",
        help="the assignment's folder, or your file in it (default: this folder)",
    )  # fmt: skip
    parser.add_argument(
        "--inline", action="store_true", help="in this process, so that a debugger works"
    )
    add_only(parser)
    add_box(parser)


def run(options: argparse.Namespace) -> int:
    from grader import desk

    assignment = loaded(options.path)
    only = tuple(options.only)
    if options.inline:
        return desk.check_inline(assignment, only)
    return desk.check(assignment, options.path, options.box, only)
