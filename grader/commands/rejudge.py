"""``grader rejudge``: judge a class again by its answers on record."""

from __future__ import annotations

import argparse

from grader.commands.arguments import CLASS_CODES, add_changes, add_class, add_jobs

NAME = "rejudge"
HELP = "judges a class again by its answers on record, without running it"
EXIT_CODES = CLASS_CODES


def arguments(parser: argparse.ArgumentParser) -> None:
    add_class(parser)
    add_changes(parser)
    add_jobs(parser)


def run(options: argparse.Namespace) -> int:
    from grader.course import desk

    changes = desk.Changes(options.yes, options.never_lower, options.reason)
    return desk.rejudge(options.folder, changes, desk.How(options.jobs))
