"""A class on workers: the same grades as here, whatever dies on the way."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course.cluster import KILLED, Cluster, key_of
from grader.course.examined import Source
from grader.course.progress import Quiet
from grader.course.provenance import programs
from grader.course.run import grade_class
from grader.course.session import Wanted, begun
from grader.course.worker import Order, grade_batch, read_answer
from grader.errors import AssignmentError
from tests.course import keys
from tests.course.small import CLASS, RIGHT, WRONG, Course

MARK = "/a-class-on-workers"
MOST_SECONDS = 60.0  # until a process has seen that nobody needs it any more

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc"),
    # The library's own, when workers are killed under it.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestWarning"),
]


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No process of a worker, and none that a worker started, outlives the run."""
    monkeypatch.setenv("PATH", f"{os.environ['PATH']}:{MARK}")
    yield
    for process in started_here():  # one whose worker was killed may have torch to import first
        with contextlib.suppress(ProcessLookupError), open(os.pidfd_open(process)) as ended:
            select.select([ended], [], [], MOST_SECONDS)
    assert list(started_here().values()) == []


def started_here() -> dict[int, str]:
    """Living processes that have the mark, this one and the helpers of multiprocessing aside."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if MARK.encode() in environment and "resource_tracker" not in command:
            found[int(process.name)] = command
    return found


def test_a_cluster_gives_the_grades_of_one_process(course: Course):
    """Records are the same but for their seconds; so are the fingerprints of the answers."""
    course.hand_in({**CLASS, "twin": RIGHT})
    (course.handins / "bad.zip").write_bytes(b"this is no zip")
    course.grade()
    here = {name: timeless(event.record) for name, event in course.latest().items()}
    course.out = course.out.with_name("elsewhere")
    course.place = Cluster("local:2", batch=2)

    course.grade()

    assert {name: timeless(event.record) for name, event in course.latest().items()} == here
    assert all(proposal.move.is_same for proposal in course.rejudge().changes)


def test_a_worker_that_is_killed_loses_nothing(course: Course, tmp_path: Path):
    """Once before a batch, once when it was done and not yet told: it is run again."""
    course.hand_in(CLASS)
    before, after = tmp_path / "before", tmp_path / "after"

    def work(order: bytes) -> bytes:
        if not before.exists():
            before.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        answer = grade_batch(order)
        if not after.exists():
            after.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    course.place = Cluster("local:1", work=work)

    summary = course.grade()

    assert (summary.graded, summary.withheld) == (3, ())
    assert {name: event.score for name, event in course.latest().items()} == {
        "ada": 5.0,
        "bob": 0.0,
        "eve": 2.0,
    }
    assert [event.id for event in course.latest().values()] == [1, 2, 3]


def test_a_handin_under_which_workers_die_costs_nobody_else(course: Course):
    """Its batch is broken up; it is withheld, and tried again at the next run."""
    course.hand_in({**CLASS, "poison": "# poison\n" + RIGHT})

    def work(order: bytes) -> bytes:
        import base64

        sources = [base64.b64decode(one["source"]) for one in json.loads(order)["sources"]]
        if any(b"poison" in source for source in sources):
            os.kill(os.getpid(), signal.SIGKILL)
        return grade_batch(order)

    course.place = Cluster("local:2", work=work)
    (withheld,) = course.grade().withheld
    course.place = None

    summary = course.grade()

    assert (withheld.name, withheld.score) == ("poison", None)
    assert withheld.record["notes"] == [KILLED]
    assert (summary.graded, summary.kept, summary.withheld) == (1, 3, ())


def test_a_run_that_was_stopped_goes_on(course: Course):
    """What was told is kept, and only the rest is sent."""
    course.hand_in(CLASS)

    class Impatient(Quiet):
        def told(self, record: object) -> None:
            raise KeyboardInterrupt

    wanted = Wanted(course.assignment, course.handins, course.out)
    place = Cluster("local:1", batch=1)
    with pytest.raises(KeyboardInterrupt), begun(wanted) as session:
        grade_class(session, place, Impatient())
    kept = len(course.latest())
    course.place = place

    summary = course.grade()

    assert kept >= 1
    assert (summary.graded, summary.kept) == (3 - kept, kept)


def test_machines_that_know_each_other_by_their_keys(course: Course, tmp_path: Path):
    """A scheduler and a worker as an instructor starts them, and a client with the same keys."""
    course.hand_in(CLASS)
    mine = keys.made(tmp_path)
    options = [
        "--tls-ca-file", str(mine.authority), "--tls-cert", str(mine.certificate),
        "--tls-key", str(mine.key),
    ]  # fmt: skip
    dask = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen(
        [*dask, "scheduler", "--host", "tls://127.0.0.1", "--port", "0", "--no-dashboard",
         "--no-show", *options], stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert scheduler.stderr is not None
    line = next(line for line in scheduler.stderr if "Scheduler at:" in line)
    address = line.split()[-1]
    worker = subprocess.Popen(
        [*dask, "worker", address, "--nthreads", "1", "--no-dashboard", *options],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        course.place = Cluster(address, mine)
        summary = course.grade()
    finally:
        for process in (worker, scheduler):
            process.terminate()
            process.communicate()

    assert (summary.graded, summary.withheld) == (3, ())


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("local:none", "--cluster local:none: wanted local:N with N workers, 1 or more"),
        (
            "tcp://127.0.0.1:8786",
            "--cluster tcp://127.0.0.1:8786: hand-ins and grades go from machine to machine, so it "
            "must be tls://HOST:PORT with --tls-ca, --tls-cert and --tls-key; or local:N",
        ),
    ],
)
def test_an_address_that_cannot_be_is_refused(address: str, told: str, course: Course):
    """Before a worker is begun; and without keys nothing goes over a network."""
    course.hand_in(CLASS)
    course.place = Cluster(address)

    with pytest.raises(AssignmentError) as refusal:
        course.grade()

    assert str(refusal.value) == told


def test_without_the_library_it_is_said_what_to_install(
    course: Course, monkeypatch: pytest.MonkeyPatch
):
    """Most courses need no cluster, so it is an extra."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    course.hand_in(CLASS)
    course.place = Cluster("local:1")

    with pytest.raises(AssignmentError) as refusal:
        course.grade()

    assert str(refusal.value) == (
        "--cluster needs dask.distributed, which is not installed: pip install 'dlgrader[cluster]'"
    )


def test_another_suite_makes_another_batch_of_the_same_handins(course: Course):
    """A scheduler that two runs share would give the grades of the one to the other."""
    source = Source("c", "d", WRONG.encode(), "")
    before = Order(course.assignment, programs()).as_bytes([source])
    again = Order(course.assignment, programs()).as_bytes([source])
    course.change_suite("equals(6)", "equals(7)")
    after = Order(course.assignment, programs()).as_bytes([source])

    assert key_of(before) == key_of(again) != key_of(after)


def test_a_worker_with_other_programs_grades_nothing(course: Course):
    """A grade must not depend on the machine it was made on."""
    other = dataclasses.replace(programs(), torch="1.0")
    source = Source("c", "d", WRONG.encode(), "")
    answer = grade_batch(Order(course.assignment, other).as_bytes([source]))

    with pytest.raises(AssignmentError) as refusal:
        read_answer(answer, [source])

    assert str(refusal.value) == (
        f"a worker has torch {programs().torch}, and the class is graded by torch 1.0: "
        "install the same on every machine"
    )


def test_a_worker_with_another_assignment_grades_nothing(course: Course):
    """The folder must be the same on every machine, to the byte."""
    source = Source("c", "d", WRONG.encode(), "")
    order = Order(course.assignment, programs()).as_bytes([source])
    course.change_suite("equals(6)", "equals(7)")

    with pytest.raises(AssignmentError) as refusal:
        read_answer(grade_batch(order), [source])

    assert str(refusal.value) == (
        f"a worker's {course.assignment.folder} is not the assignment that is graded: "
        "put the same folder at the same place on every machine"
    )


def timeless(record: object) -> object:
    """A record without what a clock tells."""
    if isinstance(record, dict):
        return {name: timeless(value) for name, value in record.items() if name != "seconds"}
    return [timeless(one) for one in record] if isinstance(record, list) else record
