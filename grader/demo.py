"""A small class of made hand-ins, graded: what ``grader demo`` and ``make demo`` show.

The hand-ins are made from the assignment's own model, wrong and odd answers, and from programs
that crash, hang, cheat or were never begun; they are written to real files and read from them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.text import Text

from grader.assignment import Answer, Assignment, compose, read_answers
from grader.errors import AssignmentError
from grader.grade import Grade
from grader.grading import grade
from grader.launch import Examiners
from grader.report import terminal

WRONG, ODD = 4, 2  # how many wrong and odd answers join the class

HANGS = "\n\ndef {name}(*_, **__):\n    while True:\n        pass\n"
CRASHES = "\n\ndef {name}(*_, **__):\n    import os\n    os.abort()\n"
CHEATS = "\n\nimport {module}\n{name} = {module}.{name}\n"
QUITS = "\n\nraise SystemExit(0)\n"
BROKEN = "\n\ndef unfinished(:\n"
FLOODS = "\n\nfor _ in range(20_000):\n    print('x' * 5_000)\n"


def run(assignment: Assignment, examiners: Examiners) -> list[Grade]:
    """Makes the class in a temporary folder, grades it, prints the table and one feedback."""
    console = Console()
    with tempfile.TemporaryDirectory(prefix="grader-demo-") as folder:
        grades = [
            _graded(assignment, path, examiners, console)
            for path in _written(assignment, Path(folder))
        ]
    terminal.render_class(grades, console=console)
    for shown in [one for one in grades if one.handin.startswith("wrong")][:1]:
        console.print(Text(f"\nWhat the student of {shown.handin} reads:\n"))
        terminal.render(shown, audience="student", console=console)
    return grades


def handins(assignment: Assignment) -> Mapping[str, str]:
    """The sources of the class, by name."""
    if assignment.staff.reference is None:
        raise AssignmentError(f"{assignment.name}: the demo needs the manifest's staff.reference")
    model = assignment.staff.reference.read_text(encoding="utf-8")
    first = assignment.functions[0]
    made = {"right": model}
    made |= _answers("odd", model, read_answers(assignment.odd_answers), ODD)
    made |= _answers("wrong", model, read_answers(assignment.wrong_answers), WRONG)
    made |= {
        "prints-100-MB": model + FLOODS,
        "hangs": model + HANGS.format(name=first),
        "crashes": model + CRASHES.format(name=first),
        "quits-on-import": model + QUITS,
        "syntax-error": model + BROKEN,
        "unfilled": (assignment.student / assignment.file).read_text(encoding="utf-8"),
    }
    return made | _cheating(assignment, model)


def _answers(kind: str, model: str, answers: tuple[Answer, ...], most: int) -> dict[str, str]:
    """A few answers, spread over all of them."""
    step = max(1, len(answers) // most)
    chosen = answers[step // 2 :: step][:most]
    return {f"{kind}-{one.id.replace('_', '-')}": compose(model, one.source) for one in chosen}


def _cheating(assignment: Assignment, model: str) -> dict[str, str]:
    """Calls what the assignment forbids in place of writing it."""
    import_of = [name for name in assignment.forbidden.names if "*" not in name]
    if not import_of:
        return {}
    classes = [name for name in assignment.functions if name[0].isupper()]
    name = (classes or list(assignment.functions))[0]
    return {"cheats": model + CHEATS.format(module=import_of[0], name=name)}


def _written(assignment: Assignment, folder: Path) -> list[Path]:
    paths = []
    for name, source in handins(assignment).items():
        path = folder / name / assignment.file
        path.parent.mkdir()
        path.write_text(source, encoding="utf-8")
        paths.append(path.parent)
    return paths


def _graded(assignment: Assignment, path: Path, examiners: Examiners, console: Console) -> Grade:
    with console.status(f"grading {path.name}"):
        return grade(assignment, path, examiners)
