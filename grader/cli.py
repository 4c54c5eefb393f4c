"""The command line: parse, call, print. It never imports torch; the processes it starts do."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence

from grader.commands import (
    check,
    course,
    demo,
    doctor,
    grade,
    new,
    overview,
    regrade,
    rejudge,
    release,
    report,
    rollback,
    verify,
    watch,
)
from grader.commands.arguments import NOT_POSSIBLE, OUR_FAULT
from grader.errors import AssignmentError, GraderError, HandinError

COMMANDS = (
    check,
    watch,
    grade,
    course,
    report,
    regrade,
    rejudge,
    rollback,
    new,
    verify,
    release,
    overview,
    demo,
    doctor,
)  # as `grader --help` lists them

EXIT_CODES = "exit codes: 0 full marks, 1 marks lost, 2 the request cannot be met, 3 our fault"


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
    for command in COMMANDS:
        codes = getattr(command, "EXIT_CODES", EXIT_CODES)
        own = commands.add_parser(command.NAME, help=command.HELP, epilog=codes)
        command.arguments(own)
        own.set_defaults(run=command.run)
    return parser
