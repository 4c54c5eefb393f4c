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
    parser.add_argument(
        "--part",
        type=part,
        default=(1, 1),
        metavar="K/N",
        help="only the K-th of N parts of the hand-ins, for jobs that know nothing of each other",
    )
    parser.add_argument(
        "--from",
        dest="known",
        type=folder,
        nargs="+",
        default=(),
        metavar="DIR",
        help="take the results that are in other classes' DIR, where hand-in, suite and grader "
        "are the same",
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
        part=options.part,
        known=tuple(options.known),
    )
    how = desk.How(
        options.jobs, options.box, options.accept_level, options.quiet, cluster_of(options)
    )
    return desk.grade(wanted, how)


def part(text: str) -> tuple[int, int]:
    """The number of a part, and how many there are."""
    number, _, of = text.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise argparse.ArgumentTypeError(f"{text} is no part such as 3/16, the third of sixteen")
    return int(number), int(of)


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
