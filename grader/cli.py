"""The command line: parse, call, print. It never imports torch; the processes it starts do."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from grader.errors import AssignmentError, GraderError, HandinError

FULL_MARKS, MARKS_LOST, NOT_POSSIBLE, OUR_FAULT = 0, 1, 2, 3

EXIT_CODES = "exit codes: 0 full marks · 1 marks lost · 2 the request cannot be met · 3 our fault"


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
    except KeyboardInterrupt:
        print("grader: stopped", file=sys.stderr)
        code = 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("grader", description="Grades deep-learning assignments.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_check, _add_grade, _add_verify, _add_demo):
        command = add(commands)
        command.epilog = EXIT_CODES
        command.add_argument(
            "--box", choices=("forked", "spawned"), help="the kind of box (default: the strongest)"
        )
    return parser


def _add_check(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser("check", help="public checks on the hand-in in this folder")
    command.add_argument("path", nargs="?", type=Path, default=Path(), metavar="PATH")
    command.add_argument(
        "--inline", action="store_true", help="in this process, so that a debugger works"
    )
    command.set_defaults(run=_check)
    return command


def _add_grade(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser("grade", help="all checks on one hand-in")
    command.add_argument("assignment", type=Path, metavar="ASSIGNMENT")
    command.add_argument("handin", type=Path, metavar="HANDIN")
    for view in ("json", "gradescope", "junit"):
        command.add_argument(f"--{view}", type=Path, metavar="FILE", help=f"write {view} to FILE")
    command.add_argument("--quiet", action="store_true", help="print nothing but errors")
    command.set_defaults(run=_grade)
    return command


def _add_verify(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser("verify", help="the laws that every assignment must keep")
    command.add_argument("assignments", nargs="+", type=Path, metavar="ASSIGNMENT")
    command.add_argument(
        "--jobs", type=_jobs, default=os.cpu_count() or 1, help="hand-ins graded at once"
    )
    command.add_argument(
        "--in-boxes", action="store_true", help="put wrong answers in boxes too: ten times slower"
    )
    command.set_defaults(run=_verify)
    return command


def _add_demo(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    command = commands.add_parser("demo", help="makes a small class, grades it, shows the result")
    command.add_argument("assignment", type=Path, metavar="ASSIGNMENT")
    command.set_defaults(run=_demo)
    return command


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of jobs, 1 or more")
    return int(text)


def _check(options: argparse.Namespace) -> int:
    from grader import assignment, desk

    if options.inline:
        return desk.check_inline(options.path)
    folder = assignment.find(options.path)
    return desk.check(assignment.load(folder), options.path, options.box)


def _grade(options: argparse.Namespace) -> int:
    from grader import assignment, desk

    files = {view: getattr(options, view) for view in ("json", "gradescope", "junit")}
    loaded = assignment.load(options.assignment)
    return desk.grade(loaded, options.handin, options.box, files, is_quiet=options.quiet)


def _verify(options: argparse.Namespace) -> int:
    from grader import assignment, launch, verify

    loaded = [assignment.load(path) for path in options.assignments]
    with ExitStack() as stack:
        examiners = [
            stack.enter_context(closing(launch.examiners(options.box))) for _ in range(options.jobs)
        ]
        kept = [verify.run(one, examiners, in_boxes=options.in_boxes) for one in loaded]
    return FULL_MARKS if all(kept) else MARKS_LOST


def _demo(options: argparse.Namespace) -> int:
    from grader import assignment, demo, launch

    with closing(launch.examiners(options.box)) as examiners:
        demo.run(assignment.load(options.assignment), examiners)
    return FULL_MARKS
