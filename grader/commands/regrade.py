"""``grader regrade``: run a class again after a change, and see whose score moves."""

from __future__ import annotations

import argparse

from grader.commands.arguments import (
    CLASS_CODES,
    add_accept_level,
    add_box,
    add_changes,
    add_class,
    add_jobs,
)
from grader.commands.cluster import add_cluster, cluster_of

NAME = "regrade"
HELP = "runs a class again; shows whose score moves, and writes it when told to"
EXIT_CODES = CLASS_CODES


def arguments(parser: argparse.ArgumentParser) -> None:
    add_class(parser)
    parser.add_argument(
        "--only",
        action="extend",
        nargs="+",
        default=[],
        metavar="NAME",
        help="hand-ins, or checks by number or function; the rest stays as it is",
    )
    add_changes(parser)
    add_jobs(parser)
    add_accept_level(parser)
    add_box(parser)
    add_cluster(parser)


def run(options: argparse.Namespace) -> int:
    from grader.course import desk

    return desk.regrade(
        options.folder,
        options.only,
        desk.Changes(options.yes, options.never_lower, options.reason),
        desk.How(options.jobs, options.box, options.accept_level, cluster=cluster_of(options)),
    )
