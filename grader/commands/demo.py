"""``grader demo``: a small class, made and graded."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from grader.commands.arguments import DONE_CODES, FOLDER, FULL_MARKS, add_box, loaded

NAME = "demo"
HELP = "makes a small class, grades it, shows the result"
EXIT_CODES = DONE_CODES


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", type=Path, metavar="ASSIGNMENT", help=FOLDER)
    add_box(parser)


def run(options: argparse.Namespace) -> int:
    from grader import demo, launch

    assignment = loaded(options.assignment)
    with closing(launch.examiners(options.box)) as examiners:
        demo.run(assignment, examiners)
    return FULL_MARKS
