"""``grader course``: every hand-in of a class."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from grader.commands.arguments import (
    CLASS_CODES,
    FOLDER,
    add_accept_level,
    add_box,
    add_jobs,
    folder,
    loaded,
)
from grader.commands.cluster import add_cluster, cluster_of

NAME = "course"
HELP = "every hand-in of a class; goes on where it was stopped"
EXIT_CODES = CLASS_CODES


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", type=Path, metavar="ASSIGNMENT", help=FOLDER)
    parser.add_argument(
        "handins",
        type=folder,
        metavar="FOLDER",
        help="a folder of hand-ins (folders, .py, .zip, notebooks), or an export of Gradescope's",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="where ledger and grades are kept"
    )
    add_jobs(parser)
    parser.add_argument(
        "--due",
        type=moment,
        metavar="TIME",
        help="the deadline, as 2026-11-20T23:59+01:00: tells which of an export are late",
    )
    parser.add_argument(
        "--anonymous", action="store_true", help="codes in place of names, the same in every run"
    )
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")
    add_accept_level(parser)
    add_box(parser)
    add_cluster(parser)


def run(options: argparse.Namespace) -> int:
    from grader.course import desk
    from grader.course.session import Wanted

    wanted = Wanted(
        loaded(options.assignment),
        options.handins,
        options.out,
        due=options.due,
        is_anonymous=options.anonymous,
    )
    how = desk.How(
        options.jobs, options.box, options.accept_level, options.quiet, cluster_of(options)
    )
    return desk.grade(wanted, how)


def moment(text: str) -> datetime:
    """A time with its zone: without one nobody knows when it is."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is no time such as 2026-11-20T23:59+01:00"
        ) from None
    if time.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text} does not say its zone, as {text}+01:00 does")
    return time
