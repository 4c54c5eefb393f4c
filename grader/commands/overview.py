"""``grader overview``: a course at a glance. It runs nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.commands.arguments import DONE_CODES, FOLDERS, FULL_MARKS, all_loaded

NAME = "overview"
HELP = "a course as a table in Markdown"
EXIT_CODES = DONE_CODES


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignments", nargs="*", type=Path, metavar="ASSIGNMENT", help=FOLDERS)


def run(options: argparse.Namespace) -> int:
    from grader.overview import overview

    print(overview(all_loaded(options.assignments)), end="")
    return FULL_MARKS
