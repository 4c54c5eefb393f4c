"""``grader verify``: the laws of assignments, or what no check of theirs sees."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from grader.commands.arguments import (
    FOLDERS,
    FULL_MARKS,
    MARKS_LOST,
    add_box,
    add_jobs,
    all_loaded,
    folder,
)

NAME = "verify"
HELP = "the laws that every assignment must keep"
EXIT_CODES = (
    "exit codes: 0 all laws are kept, 1 one is broken, 2 the request cannot be met, 3 our fault"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignments", nargs="*", type=Path, metavar="ASSIGNMENT", help=FOLDERS)
    add_jobs(parser)
    parser.add_argument(
        "--in-boxes", action="store_true", help="put wrong answers in boxes too: ten times slower"
    )
    parser.add_argument(
        "--search",
        action="store_true",
        help="instead: break the reference in small ways, and list what no check sees",
    )
    parser.add_argument(
        "--matrix", type=folder, metavar="DIR", help="write checks against wrong answers, as CSV"
    )
    add_box(parser)


def run(options: argparse.Namespace) -> int:
    from grader import launch
    from grader.verify import show

    assignments = all_loaded(options.assignments)
    with closing(launch.examiners(options.box)) as examiners:
        if options.search:
            kept = [
                show.look_for_survivors(one, examiners, jobs=options.jobs) for one in assignments
            ]
        else:
            kept = [
                show.verify(
                    one,
                    examiners,
                    jobs=options.jobs,
                    in_boxes=options.in_boxes,
                    matrix=options.matrix and options.matrix / f"{one.name}.csv",
                )
                for one in assignments
            ]
    return FULL_MARKS if all(kept) else MARKS_LOST
