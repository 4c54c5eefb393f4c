"""``grader rollback``: what counted before an event counts again."""

from __future__ import annotations

import argparse

from grader.commands.arguments import CLASS_CODES, add_class, add_reason

NAME = "rollback"
HELP = "takes back events of a class"
EXIT_CODES = CLASS_CODES


def arguments(parser: argparse.ArgumentParser) -> None:
    add_class(parser)
    parser.add_argument(
        "events", nargs="+", type=events, metavar="EVENT", help="a number, or a range: 412-530"
    )
    add_reason(parser)


def run(options: argparse.Namespace) -> int:
    from grader.course import desk

    numbers = [number for some in options.events for number in some]
    return desk.rollback(options.folder, numbers, options.reason)


def events(text: str) -> range:
    """The numbers of one event or of a range."""
    first, dash, last = text.partition("-")
    last = last if dash else first
    if not (first.isdecimal() and last.isdecimal() and int(first) <= int(last)):
        raise argparse.ArgumentTypeError(f"{text} is no event, such as 412, and no range: 412-530")
    return range(int(first), int(last) + 1)
