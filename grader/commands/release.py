"""``grader release``: what students and Gradescope get of an assignment."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.commands.arguments import DONE_CODES, FOLDER, FULL_MARKS, folder_to_make, loaded

NAME = "release"
HELP = "the students' kit, and autograder.zip for Gradescope"
EXIT_CODES = DONE_CODES


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("assignment", type=Path, metavar="ASSIGNMENT", help=FOLDER)
    parser.add_argument(
        "--out", type=folder_to_make, required=True, metavar="DIR", help="where they are put"
    )


def run(options: argparse.Namespace) -> int:
    from grader.release import publish

    release = publish.made(loaded(options.assignment))
    publish.put(release, options.out)
    place = options.out / release.stem
    print(f"{place}: {len(release.kit)} files for students; nothing of staff's is in them")
    for name, content in release.archives.items():
        print(f"{options.out / name}: {len(content) / 1000:,.0f} kB")
    return FULL_MARKS
