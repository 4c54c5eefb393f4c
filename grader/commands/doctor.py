"""``grader doctor``: what this machine's box protects from."""

from __future__ import annotations

import argparse
from contextlib import closing

from grader.commands.arguments import FULL_MARKS, MARKS_LOST, add_box, folder

NAME = "doctor"
HELP = "what this machine's box protects from, by attacking it"
EXIT_CODES = "exit codes: 0 locked, 1 less than that, 2 the request cannot be met, 3 our fault"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--corpus", type=folder, metavar="DIR",
        help="run these attacks too (tests/hostile, where the grader's source is)",
    )  # fmt: skip
    add_box(parser)


def run(options: argparse.Namespace) -> int:
    from grader import corpus, doctor, launch

    with closing(corpus.marked(lambda: launch.examiners(options.box))) as examiners:
        is_locked = doctor.run(examiners, options.corpus)
    return FULL_MARKS if is_locked else MARKS_LOST
