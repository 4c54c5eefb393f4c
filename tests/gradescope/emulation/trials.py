"""What is handed in to the emulated Gradescope, and what must come of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grader import corpus
from grader.assignment import Assignment, compose, read_answer
from tests.gradescope.layout import earlier, metadata

RULES = """
[gradescope]
late_percent_per_day = 20
submissions = 3
"""
WRONG = "adam_forgets_bias_correction"
HANGS = """
def step_decay(lr0, epoch, *_, **__):
    while True:
        pass
"""
HOSTILE = (
    "resources/a_fork_bomb", "resources/memory_of_torch", "resources/stops_itself",
    "answers/reads_files_of_the_machine", "answers/reads_the_environment_of_others",
    "results/colours_of_the_terminal",
)  # fmt: skip
ROWS = [{"name": "Rows of before.", "score": 11.0, "visibility": "visible"}]
DAY = "2026-10-01T{:02}:00:00.000000-07:00"


@dataclass(frozen=True)
class Trial:
    """A submission, and what its results must say."""

    name: str
    source: str
    metadata: str | None  # the text of the file; none where there is no file
    status: str = "graded"
    score: float | None = None  # any, where none is named
    less: bool = False  # whether it must be less than full marks


def of_students(assignment: Assignment, most: float) -> Iterator[Trial]:
    """Right, wrong and hanging, told of in every way."""
    assert assignment.staff.reference is not None
    right = assignment.staff.reference.read_text(encoding="utf-8")
    folder = assignment.folder / "staff" / "wrong"
    wrong = compose(right, read_answer(folder / f"{WRONG}.py").source)
    late = metadata("2026-10-02T12:00:00.000000-07:00")
    before = [earlier(DAY.format(hour)) for hour in (7, 8)]
    last = earlier(DAY.format(9), 11.0, "graded", tests=ROWS)
    yield Trial("right, a group", right, json.dumps(metadata(members=3)), score=most)
    yield Trial("right, late", right, json.dumps(late), score=0.8 * most)
    yield Trial("wrong, no metadata", wrong, None, less=True)
    yield Trial("hangs, empty metadata", right + HANGS, "", less=True)
    often = metadata(earlier=(*before, last))
    yield Trial("too often", right, json.dumps(often), "refused", 11.0)
    ours: list[dict[str, Any]] = [*before, earlier(DAY.format(9), failed=True)]
    yield Trial("our fault before", "", json.dumps(metadata(earlier=tuple(ours))), score=0.0)


def of_attackers(folder: Any) -> Iterator[Trial]:
    """Some of the corpus: memory, processes, files, the environment, the screen."""
    for attack in corpus.attacks(folder):
        if attack.id in HOSTILE:
            yield Trial(attack.id, attack.path.read_text(encoding="utf-8"), json.dumps(metadata()))
