"""The processes of a grading: light where they can be, and gone when it is over."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader import grading, launch
from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.grade import Status, Verdict
from grader.launch import Examiners

Make = Callable[..., Assignment]

SOON = 20.0  # seconds, a safety net: what was killed is gone in a moment
RUNGS = ("forked", "spawned")
HEAVY = ("torch", "numpy", "pytest", "hypothesis")
RIGHT = "def double(x):\n    return 2 * x\n"
PUBLIC = """
from grader.examine import expect
from probes import doubled

def test_one(student):
    "Two times one is two."
    expect(student.run(doubled, 1.0)).close_to(2.0)
"""
UNHURRIED = "[limits]\nquestion_seconds = 600\ntotal_seconds = 600\n"
WAITING = """
import ctypes, os, time

def child(life):
    if os.fork() == 0:
        try:
            life()
            wait("waits")
        finally:
            os._exit(0)

def wait(name):
    ctypes.CDLL(None).prctl(15, name.encode(), 0, 0, 0)
    while True:
        time.sleep(1000)

def nothing():
    pass

"""
ALONE = f"{WAITING}def double(x):\n    wait('asked')\n"
# A child, a grandchild, an orphan in the session and one that has left it.
WITH_A_FAMILY = f"""{WAITING}def double(x):
    child(lambda: child(nothing))
    child(lambda: (child(nothing), os._exit(0)))
    child(lambda: (os.setsid(), child(nothing), os._exit(0)))
    wait('asked')
"""
# The command line with boxes that may fork: what is tested is what becomes of their families.
LOOSE_GRADER = """
import functools, sys
from grader import cli, launch
launch.Forking = functools.partial(launch.Forking, without=("seccomp",))
launch.Spawning = functools.partial(launch.Spawning, without=("seccomp",))
sys.exit(cli.main(sys.argv[1:]))
"""
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")


def heavy_modules_after(program: str) -> str:
    """Which heavy modules a fresh Python has imported after a program."""
    told = f"import sys\n{program}\nprint(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("module", ["cli", "desk", "grading", "launch", "verify", "demo"])
def test_the_side_of_the_command_line_is_light(module: str):
    """It starts at once, because torch and pytest are other processes' business."""
    assert heavy_modules_after(f"import grader.{module}") == ""


@pytest.mark.slow
def test_the_command_line_stays_light_while_it_grades(make_assignment: Make, tmp_path: Path):
    """Neither the hand-in nor the suite is ever imported there."""
    assignment = make_assignment(public=PUBLIC)
    handin = tmp_path / "ann.py"
    handin.write_text(RIGHT)
    arguments = ["grade", str(assignment.folder), str(handin), "--quiet"]

    program = f"from grader.cli import main\nassert main({arguments!r}) == 0"

    assert heavy_modules_after(program) == ""


@dataclass(frozen=True)
class Family:
    """The processes of one command line, known by a mark in their environment."""

    command: subprocess.Popen[str]
    mark: str
    temporary: Path

    def members(self) -> list[int]:
        return [int(path.name) for path in Path("/proc").iterdir() if self._has(path)]

    def names(self) -> list[str]:
        return sorted(name_of(process) for process in self.members())

    def _has(self, path: Path) -> bool:
        try:
            return path.name.isdigit() and self.mark.encode() in (path / "environ").read_bytes()
        except OSError:
            return False


def name_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return "gone"


@pytest.fixture
def start(make_assignment: Make, tmp_path: Path) -> Iterator[Callable[..., Family]]:
    """Starts ``grader grade`` on a hand-in; at the end nothing of it is left."""
    families = []

    def started(rung: str, source: str) -> Family:
        assignment = make_assignment(public=PUBLIC, manifest=UNHURRIED)
        handin = tmp_path / "ann.py"
        handin.write_text(source)
        family = Family(*_command(rung, assignment, handin, tmp_path / "temporary"))
        families.append(family)
        return family

    yield started
    for family in families:
        for process in family.members():
            os.kill(process, signal.SIGKILL)
        with family.command:
            pass  # closed and waited for


def _command(
    rung: str, assignment: Assignment, handin: Path, temporary: Path
) -> tuple[subprocess.Popen[str], str, Path]:
    mark = uuid.uuid4().hex
    temporary.mkdir()
    path = f"{os.environ['PATH']}:/{mark}"  # an allowed name, so that it comes to every process
    command = [sys.executable, "-c", LOOSE_GRADER, "grade", "--box", rung, "--accept-level", "open"]
    process = subprocess.Popen(
        [*command, str(assignment.folder), str(handin)],
        env={**os.environ, "PATH": path, "TMPDIR": str(temporary)},
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A shell's background job, as CI may be one, ignores Ctrl-C, and would pass that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    return process, mark, temporary


def until(claim: Callable[[], bool]) -> None:
    """Looks again and again until it is so."""
    ends = time.monotonic() + 60
    while not claim():
        assert time.monotonic() < ends, "it never came to be"
        threading.Event().wait(0.02)


def all_end(processes: list[int]) -> bool:
    """Whether these processes end soon."""
    descriptors = []
    for process in processes:
        try:
            descriptors.append(os.pidfd_open(process))
        except ProcessLookupError:
            continue
    ended = [bool(select.select([one], [], [], SOON)[0]) for one in descriptors]
    for descriptor in descriptors:
        os.close(descriptor)
    return all(ended)


@ON_LINUX
@pytest.mark.slow
@pytest.mark.parametrize("rung", RUNGS)
def test_a_grading_leaves_no_process_and_no_file(start: Callable[..., Family], rung: str):
    """When the command line has answered, all is over."""
    family = start(rung, RIGHT)

    family.command.communicate()

    assert family.command.returncode == 0
    assert all_end(family.members())
    assert (family.members(), list(family.temporary.iterdir())) == ([], [])


@ON_LINUX
@pytest.mark.slow
@pytest.mark.parametrize(
    ("rung", "source", "waiting", "number"),
    [
        ("forked", WITH_A_FAMILY, 4, signal.SIGKILL),
        ("forked", WITH_A_FAMILY, 4, signal.SIGTERM),
        ("forked", WITH_A_FAMILY, 4, signal.SIGINT),
        ("spawned", ALONE, 0, signal.SIGKILL),
        ("spawned", ALONE, 0, signal.SIGINT),
    ],
)
def test_a_stopped_command_line_leaves_no_process(
    start: Callable[..., Family], rung: str, source: str, waiting: int, number: int
):
    """In the middle of a question; Ctrl-C goes to all that the terminal knows of."""
    family = start(rung, source)
    until(lambda: "asked" in family.names() and family.names().count("waits") == waiting)
    members = family.members()

    os.killpg(family.command.pid, number)

    said, _ = family.command.communicate()
    assert all_end(members)
    assert (family.members(), list(family.temporary.iterdir())) == ([], [])
    if number == signal.SIGINT:
        assert (said, family.command.returncode) == ("grader: stopped\n", 130)


# When one of our own processes dies

DYING = """
import os, signal
from grader.examine import expect, number
from probes import doubled, numbers

@number("1")
def test_before(student):
    "Two times one is two."
    expect(student.run(doubled, 1.0)).close_to(2.0)

@number("2")
def test_death(student):
    "Something of ours is killed."
    box, nursery = student.run(numbers)
    os.kill({victim}, signal.SIGKILL)
    expect(student.run(doubled, 1.0)).close_to(2.0)

@number("3")
def test_after(student):
    "Two times one is two."
    expect(student.run(doubled, 1.0)).close_to(2.0)
"""
PROBES = """
import os

def doubled(subject, x):
    return subject.double(x)

def numbers(subject):
    return [os.getpid(), os.getppid()]
"""


TELLING = """
import os

def test_hall(student):
    "Which process is the parent of the examiner."
    raise AssertionError(f"it is {os.getppid()}")
"""


def dying(make_assignment: Make, victim: str) -> Assignment:
    return make_assignment(probes=PROBES, public=DYING.format(victim=victim))


@ON_LINUX
def test_a_killed_examiner_is_never_the_students_loss(
    make_assignment: Make, examiners: Examiners, tmp_path: Path
):
    """Every row is there, what was judged before stays, and the total is withheld."""
    handin = tmp_path / "ann.py"
    handin.write_text(RIGHT)

    grade = grading.grade(dying(make_assignment, "os.getpid()"), handin, examiners)

    assert [row.outcome.verdict for row in grade.rows] == [
        Verdict.RIGHT,
        Verdict.OUR_FAULT,
        Verdict.OUR_FAULT,
    ]
    assert (grade.status, grade.as_json()["score"]) == (Status.WITHHELD, None)


@ON_LINUX
def test_a_killed_nursery_leaves_every_row_and_the_examiner_alive(
    make_assignment: Make, examiners: Examiners, tmp_path: Path
):
    """A box is the only one that could reach it, so the checks that need one have crashed."""
    handin = tmp_path / "ann.py"
    handin.write_text(RIGHT)

    grade = grading.grade(dying(make_assignment, "nursery"), handin, examiners)

    verdicts = [row.outcome.verdict for row in grade.rows]
    assert (verdicts[0], verdicts[2]) == (Verdict.RIGHT, Verdict.CRASHED)
    gone = "got       an earlier check's box ended the process that makes boxes"
    assert gone in grade.rows[2].outcome.message.splitlines()


@ON_LINUX
def test_the_next_hand_in_is_graded_all_the_same(
    make_assignment: Make, examiners: Examiners, tmp_path: Path
):
    """The warm process outlives the examiners and nurseries that it forks."""
    handin = tmp_path / "ann.py"
    handin.write_text(RIGHT)
    for victim in ("os.getpid()", "nursery"):
        grading.grade(dying(make_assignment, victim), handin, examiners)

    grade = grading.grade(make_assignment(public=PUBLIC), handin, examiners)

    assert (grade.status, grade.score) == (Status.GRADED, 1.0)


@ON_LINUX
@pytest.mark.slow
def test_a_killed_warm_process_withholds_the_total(make_assignment: Make, tmp_path: Path):
    """Its examiner goes with it; the rows are there."""
    handin = tmp_path / "ann.py"
    handin.write_text(RIGHT)

    with closing(launch.Forking()) as forking:
        grade = grading.grade(dying(make_assignment, "os.getppid()"), handin, forking)

    verdicts = [row.outcome.verdict for row in grade.rows]
    assert (verdicts[0], verdicts[2]) == (Verdict.RIGHT, Verdict.OUR_FAULT)
    assert grade.status is Status.WITHHELD


@ON_LINUX
@pytest.mark.slow
def test_examiners_outlive_the_thread_that_made_them(make_assignment: Make, tmp_path: Path):
    """To the kernel a parent is a thread (PR_SET_PDEATHSIG(2const)), to us it is a process."""
    handin = tmp_path / "ann.py"
    handin.write_text(RIGHT)
    made: list[launch.Forking] = []

    def make() -> None:
        made.append(launch.Forking())
        made[0].protection()  # the warm process is up

    maker = threading.Thread(target=make)
    maker.start()
    maker.join()
    with closing(made[0]) as forking:
        grade = grading.grade(make_assignment(public=PUBLIC), handin, forking)

    assert (grade.status, grade.score) == (Status.GRADED, 1.0)


@ON_LINUX
@pytest.mark.slow
def test_hand_ins_of_one_assignment_share_a_hall(make_assignment: Make, tmp_path: Path):
    """The suite is loaded once, by the examiners' parent; a changed assignment gets another."""
    handin = tmp_path / "ann.py"
    handin.write_text(RIGHT)

    def halls(forking: launch.Forking, public: str) -> set[str]:
        assignment = make_assignment(probes=PROBES, public=public)
        with ThreadPoolExecutor(3) as pool:
            grades = pool.map(lambda _: grading.grade(assignment, handin, forking), range(6))
        return {grade.rows[0].outcome.message.split()[-1] for grade in grades}

    with closing(launch.Forking()) as forking:
        first, second = halls(forking, TELLING), halls(forking, f"{TELLING}\n")

    assert (len(first), len(second), len(first | second)) == (1, 1, 2)


@ON_LINUX
@pytest.mark.slow
def test_a_killed_hall_costs_the_hand_ins_in_it_and_no_other(make_assignment: Make, tmp_path: Path):
    """Its examiners go with it; the next hand-in gets a new one."""
    handin = tmp_path / "ann.py"
    handin.write_text(RIGHT)
    once = f"os.getppid() if not os.path.exists({str(tmp_path / 'killed')!r}) else 0"
    victim = f"({once}) or 1 << 22"

    def grade(forking: launch.Forking) -> grading.Grade:
        return grading.grade(dying(make_assignment, victim), handin, forking)

    with closing(launch.Forking()) as forking:
        killed = grade(forking)
        (tmp_path / "killed").touch()
        spared = grade(forking)

    assert killed.rows[0].outcome.verdict is Verdict.RIGHT
    assert killed.status is Status.WITHHELD
    # Nobody has the number of that victim, so the check is broken, and the others are right.
    assert [row.outcome.verdict for row in spared.rows] == [
        Verdict.RIGHT,
        Verdict.OUR_FAULT,
        Verdict.RIGHT,
    ]


@ON_LINUX
@pytest.mark.slow
def test_an_examination_that_takes_too_long_is_ended_alone(make_assignment: Make, tmp_path: Path):
    """Its examiner is killed; the hall goes on."""
    slow = make_assignment(public=PUBLIC, reference="def double(x):\n    return 2 * x\n")
    endless = b"def double(x):\n    while True:\n        pass\n"

    with closing(launch.Forking()) as forking:
        stopped = grading.grade_source(slow, "slow", endless, forking, is_trusted=True, seconds=20)
        right = grading.grade_source(slow, "right", RIGHT.encode(), forking, is_trusted=True)

    assert [row.outcome.verdict for row in stopped.rows] == [Verdict.OUR_FAULT]
    assert (right.status, right.score) == (Status.GRADED, 1.0)


@pytest.mark.parametrize("rung", ["examiners", "spawning"])
def test_a_broken_assignment_is_told_and_the_next_is_graded(
    make_assignment: Make, request: pytest.FixtureRequest, tmp_path: Path, rung: str
):
    """Who stops listening in the middle leaves nothing that would disturb later."""
    examiners = request.getfixturevalue(rung)
    handin = tmp_path / "ann.py"
    handin.write_text(RIGHT)

    with pytest.raises(AssignmentError, match="NameError: name 'oops' is not defined"):
        grading.grade(make_assignment(public="oops"), handin, examiners)

    assert grading.grade(make_assignment(public=PUBLIC), handin, examiners).score == 1.0


@ON_LINUX
@pytest.mark.slow
@pytest.mark.parametrize("rung", RUNGS)
def test_who_stops_listening_ends_the_examination(make_assignment: Make, tmp_path: Path, rung: str):
    """An error on the light side is no reason to go on in the dark."""
    handin = tmp_path / "ann.py"
    handin.write_text(ALONE)
    assignment = make_assignment(public=PUBLIC)

    def stop(_: grading.Gathered) -> None:
        raise KeyboardInterrupt

    before = children()
    with closing(launch.examiners(rung)) as examiners, pytest.raises(KeyboardInterrupt):
        grading.grade(assignment, handin, examiners, when_told=stop)

    assert children() == before


def children() -> list[str]:
    """The processes that this one has started and not yet buried."""
    me = os.getpid()
    return Path(f"/proc/{me}/task/{me}/children").read_text().split()
