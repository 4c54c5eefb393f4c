"""The command line: parse, call, print. It never imports torch; the processes it starts do."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import AssignmentError, GraderError, HandinError
from grader.protection import LEVELS

if TYPE_CHECKING:
    from grader.assignment import Assignment

FULL_MARKS, MARKS_LOST, NOT_POSSIBLE, OUR_FAULT = 0, 1, 2, 3

EXIT_CODES = "exit codes: 0 full marks, 1 marks lost, 2 the request cannot be met, 3 our fault"
FOLDER = "a folder with an assignment.toml"
FOLDERS = f"{FOLDER} (default: each one in the folder `assignments` here)"
VIEWS = {
    "json": "the whole record",
    "html": "a page for people",
    "gradescope": "Gradescope's results.json",
    "junit": "JUnit's XML, for continuous integration",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (AssignmentError, HandinError) as error:
        print(f"grader: {error}", file=sys.stderr)
        code = NOT_POSSIBLE
    except GraderError as error:
        print(f"grader: our fault: {error}", file=sys.stderr)
        code = OUR_FAULT
    except Exception:  # Python's own exit code would be 1, which is marks lost
        traceback.print_exc()
        print("grader: our fault: please send us the lines above", file=sys.stderr)
        code = OUR_FAULT
    except KeyboardInterrupt:
        print("grader: stopped", file=sys.stderr)
        code = 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "grader", description="Grades deep-learning assignments.", epilog=EXIT_CODES
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_check, _add_grade, _add_verify, _add_overview, _add_demo, _add_doctor):
        command = add(commands)
        command.epilog = EXIT_CODES
        if add is not _add_overview:  # it runs nothing
            command.add_argument(
                "--box",
                choices=("forked", "spawned"),
                help="the kind of box (default: the strongest)",
            )
    return parser


def _add_check(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser("check", help="public checks on the hand-in in this folder")
    command.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar="PATH",
        help="the assignment's folder, or your file in it (default: this folder)",
    )  # fmt: skip
    command.add_argument(
        "--inline", action="store_true", help="in this process, so that a debugger works"
    )
    command.set_defaults(run=_check)
    return command


def _add_grade(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser("grade", help="all checks on one hand-in")
    command.add_argument("assignment", type=Path, metavar="ASSIGNMENT", help=FOLDER)
    command.add_argument(
        "handin", type=Path, metavar="HANDIN", help="a Python file or a zip, or a folder with one"
    )
    for view, what in VIEWS.items():
        command.add_argument(f"--{view}", type=_file, metavar="FILE", help=f"write {what}")
    command.add_argument("--quiet", action="store_true", help="print nothing but errors")
    command.add_argument(
        "--accept-level",
        choices=LEVELS,
        help="grade in a box of this level, whatever the assignment asks for",
    )
    command.set_defaults(run=_grade)
    return command


def _add_verify(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser("verify", help="the laws that every assignment must keep")
    command.add_argument("assignments", nargs="*", type=Path, metavar="ASSIGNMENT", help=FOLDERS)
    command.add_argument(
        "--jobs",
        type=_jobs,
        default=os.cpu_count() or 1,
        metavar="N",
        help="hand-ins graded at once (default: one for each processor)",
    )
    command.add_argument(
        "--in-boxes", action="store_true", help="put wrong answers in boxes too: ten times slower"
    )
    command.add_argument(
        "--search",
        action="store_true",
        help="instead: break the reference in small ways, and list what no check sees",
    )
    command.add_argument(
        "--matrix", type=_folder, metavar="DIR", help="write checks against wrong answers, as CSV"
    )
    command.set_defaults(run=_verify)
    return command


def _add_overview(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser("overview", help="a course as a table in Markdown")
    command.add_argument("assignments", nargs="*", type=Path, metavar="ASSIGNMENT", help=FOLDERS)
    command.set_defaults(run=_overview)
    return command


def _add_demo(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser("demo", help="makes a small class, grades it, shows the result")
    command.add_argument("assignment", type=Path, metavar="ASSIGNMENT", help=FOLDER)
    command.set_defaults(run=_demo)
    return command


def _add_doctor(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        "doctor", help="what this machine's box protects from, by attacking it"
    )
    command.add_argument(
        "--corpus", type=_folder, metavar="DIR",
        help="run these attacks too (tests/hostile, where the grader's source is)",
    )  # fmt: skip
    command.set_defaults(run=_doctor)
    return command


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of jobs, 1 or more")
    return int(text)


def _folder(text: str) -> Path:
    path = Path(text)
    if not os.path.isdir(path):
        raise argparse.ArgumentTypeError(f"there is no folder {path}")
    return path


def _file(text: str) -> Path:
    """A file that can be written; better said now than after the grading."""
    path = Path(text)
    if not os.path.isdir(path.parent):
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent}")
    if os.path.isdir(path):  # never raises, as Path.is_dir may
        raise argparse.ArgumentTypeError(f"{path} is a folder, not a file to write")
    return path


def _loaded(path: Path) -> Assignment:
    from grader import assignment

    return assignment.load(assignment.find(path))


def _all_loaded(paths: Sequence[Path]) -> list[Assignment]:
    here = sorted(manifest.parent for manifest in Path("assignments").glob("*/assignment.toml"))
    if not paths and not here:
        raise AssignmentError("there is no folder `assignments` here: name an assignment's folder")
    return [_loaded(path) for path in paths or here]


def _check(options: argparse.Namespace) -> int:
    from grader import desk

    loaded = _loaded(options.path)
    if options.inline:
        return desk.check_inline(loaded)
    return desk.check(loaded, options.path, options.box)


def _grade(options: argparse.Namespace) -> int:
    from grader import desk

    files = {view: getattr(options, view) for view in VIEWS}
    loaded = _loaded(options.assignment)
    return desk.grade(
        loaded,
        options.handin,
        options.box,
        files,
        is_quiet=options.quiet,
        accepted=options.accept_level,
    )


def _verify(options: argparse.Namespace) -> int:
    from grader import launch
    from grader.verify import show

    loaded = _all_loaded(options.assignments)
    with closing(launch.examiners(options.box)) as examiners:
        if options.search:
            kept = [show.look_for_survivors(one, examiners, jobs=options.jobs) for one in loaded]
        else:
            kept = [
                show.verify(
                    one,
                    examiners,
                    jobs=options.jobs,
                    in_boxes=options.in_boxes,
                    matrix=options.matrix and options.matrix / f"{one.name}.csv",
                )
                for one in loaded
            ]
    return FULL_MARKS if all(kept) else MARKS_LOST


def _overview(options: argparse.Namespace) -> int:
    from grader.overview import overview

    print(overview(_all_loaded(options.assignments)), end="")
    return FULL_MARKS


def _doctor(options: argparse.Namespace) -> int:
    from grader import corpus, doctor, launch

    with closing(corpus.marked(lambda: launch.examiners(options.box))) as examiners:
        is_locked = doctor.run(examiners, options.corpus)
    return FULL_MARKS if is_locked else MARKS_LOST


def _demo(options: argparse.Namespace) -> int:
    from grader import demo, launch

    loaded = _loaded(options.assignment)
    with closing(launch.examiners(options.box)) as examiners:
        demo.run(loaded, examiners)
    return FULL_MARKS
