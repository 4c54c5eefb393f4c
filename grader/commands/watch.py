"""``grader watch``: the public checks again at every save."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.commands.arguments import add_box, add_only, loaded

NAME = "watch"
HELP = "the same at every save, until Ctrl-C"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar="PATH",
        help="the assignment's folder, or your file in it (default: this folder)",
    )  # fmt: skip
    add_only(parser)
    add_box(parser)


def run(options: argparse.Namespace) -> int:
    from grader import watch

    return watch.run(options.path, loaded(options.path), options.box, tuple(options.only))
