"""Who takes part."""

from __future__ import annotations

from tests.bench.peers.check50 import Check50
from tests.bench.peers.contestant import Contestant
from tests.bench.peers.floor import Floor
from tests.bench.peers.gradescope import GradescopeUtils
from tests.bench.peers.otter import Otter
from tests.bench.peers.ours import GraderCourse
from tests.bench.peers.plain_pytest import PlainPytest

FLOOR = "bare computing"
ONE_JOB, TWO_JOBS = "grader course, 1 job", "grader course, 2 jobs"
OF_TEN = "grader course, 1 job, a class of ten"
PYTEST, OTTER = "plain pytest", "Otter"


def field() -> list[Contestant]:
    """All contestants, those that are not installed here too."""
    return [
        Floor(), GraderCourse(1), GraderCourse(1, takes_all=False), GraderCourse(2),
        PlainPytest(), GradescopeUtils(), Otter(), Check50(),
    ]  # fmt: skip
