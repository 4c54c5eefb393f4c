"""``grader report``: what a class tells, as a page, as tables and in gradebooks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from grader.commands.arguments import DONE_CODES, FULL_MARKS, file_to_write, folder
from grader.errors import AssignmentError

if TYPE_CHECKING:
    from grader.reporting import Gradebook

NAME = "report"
HELP = "a class as a page, as a table, and in Canvas's or Moodle's gradebook"
EXIT_CODES = DONE_CODES


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=folder, metavar="DIR", help="the folder that `grader course --out` wrote"
    )
    parser.add_argument(
        "--out", type=file_to_write, metavar="FILE", help="the page (default: DIR/report.html)"
    )
    parser.add_argument(
        "--students",
        type=Path,
        metavar="FOLDER",
        help="write a page for each student, with what that student may read",
    )
    parser.add_argument(
        "--csv", type=file_to_write, metavar="FILE", help="write a table for a spreadsheet"
    )
    parser.add_argument(
        "--canvas",
        type=Path,
        nargs=2,
        metavar=("EXPORT", "FILE"),
        help="write the gradebook that was exported from Canvas, with the scores in one column",
    )
    parser.add_argument(
        "--column", metavar="NAME", help="Canvas's column (default: the assignment's title)"
    )
    parser.add_argument(
        "--moodle",
        type=Path,
        nargs=2,
        metavar=("WORKSHEET", "FILE"),
        help="write Moodle's worksheet for offline grading, with the scores",
    )
    parser.add_argument(
        "--anonymous", action="store_true", help="codes in place of names, the same each time"
    )


def run(options: argparse.Namespace) -> int:
    from grader import reporting
    from grader.report.text import encodable

    if options.anonymous and (options.canvas or options.moodle):
        raise AssignmentError("a gradebook needs names: leave out --anonymous, or the gradebook")
    wanted = reporting.Wanted(
        folder=options.folder,
        page=options.out or options.folder / reporting.PAGE,
        students=options.students,
        table=options.csv,
        canvas=_gradebook(options.canvas),
        column=options.column,
        moodle=_gradebook(options.moodle),
        is_anonymous=options.anonymous,
    )
    for line in reporting.write(wanted):
        print(encodable(line, sys.stdout.encoding))
    return FULL_MARKS


def _gradebook(paths: list[Path] | None) -> Gradebook | None:
    from grader.reporting import Gradebook

    if paths is None:
        return None
    exported, file = paths
    if exported.absolute() == file.absolute():
        raise AssignmentError(f"{file} is the export itself: name another file for the scores")
    return Gradebook(exported, file)
