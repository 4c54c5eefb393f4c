"""What a box can reach, seen from inside: nothing of ours, and nothing that outlives it."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import pathlib
import re
import resource
import secrets
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from grader import grading
from grader.assignment import Assignment
from grader.box.boxes import Boxes
from grader.box.confinement.rlimits import MOST_DESCRIPTORS
from grader.box.environment import ALLOWED, THREADS
from grader.box.spawned import Recipe, SpawnedBoxes
from grader.grade import Verdict
from grader.launch import Examiners
from tests.box.conftest import BUDGET, LIMITS, LOOSE, PATIENT
from tests.box.in_boxes import call, later, package, tell

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="these layers are Linux's"),
]

SOON = 10.0  # seconds, a safety net: what was killed is gone in a moment
MEGABYTE = 1 << 20


def seen(boxes: Boxes, program: str) -> object:
    """What the body of a function returns in a box."""
    lines = "\n".join(f"    {line}" for line in program.splitlines())
    observation = tell(boxes, f"import ctypes, os, resource, sys\ndef f():\n{lines}\n")
    assert observation.trouble is None
    return observation.value


@contextlib.contextmanager
def living(boxes: Boxes) -> Iterator[pathlib.Path]:
    """The folder in /proc of a box that lives: it cannot look there itself, but root can."""
    if os.geteuid() != 0:
        pytest.skip("only root sees into a locked box")
    with closing(boxes.open()) as box:
        box.load(package("import os\ndef f():\n    return os.getpid()\n"), later())
        yield pathlib.Path(f"/proc/{call(box).value}")


# Descriptors, session, environment


def test_a_box_has_no_descriptor_but_its_output_and_the_wall(boxes: Boxes):
    """Nothing on 0, prints on 1 and 2, and one socket."""
    with living(boxes) as process:
        links = sorted((int(path.name), os.readlink(path)) for path in (process / "fd").iterdir())

    kinds = [link.partition(":")[0] for _, link in links]
    assert kinds == ["/dev/null", "pipe", "pipe", "socket"]


def test_a_box_leads_a_session_of_its_own(boxes: Boxes):
    """It can be killed with all that it started, and no terminal signals it."""
    program = "return [os.getpid(), os.getsid(0), os.getpgid(0), os.isatty(0)]"
    box, session, group, has_terminal = seen(boxes, program)

    assert box == session == group != os.getpid()
    assert has_terminal is False


def test_a_box_knows_allowed_names_of_the_environment_only(
    boxes: Boxes, monkeypatch: pytest.MonkeyPatch
):
    """Also as it was when the process began, which Python cannot change."""
    monkeypatch.setenv("GRADER_TOKEN", "secret")
    names = seen(boxes, "return sorted(os.environ)")
    with living(boxes) as process:
        first = (process / "environ").read_text()
    names_at_first = {entry.partition("=")[0] for entry in first.split("\0") if entry}

    allowed = {*ALLOWED, *THREADS, "HOME", "PYTHONIOENCODING"}
    named = {"TMPDIR", "MPLCONFIGDIR", "TORCHINDUCTOR_CACHE_DIR", "MPLBACKEND"}  # by the shims
    lazy = {"TORCHINDUCTOR_CACHE_DIR", "KINETO_LOG_LEVEL", "KMP_INIT_AT_FORK"}  # torch's own
    assert set(names) - lazy - named <= allowed
    assert names_at_first <= allowed


def test_a_box_leaves_control_c_to_the_command_line(boxes: Boxes):
    """SIGINT is ignored, SIGTERM ends the process as everywhere."""
    program = (
        "import signal\n"
        "return [signal.getsignal(signal.SIGINT) == signal.SIG_IGN,\n"
        "        signal.getsignal(signal.SIGTERM) == signal.SIG_DFL]"
    )
    assert seen(boxes, program) == [True, True]


def test_a_box_dies_with_its_parent(boxes: Boxes):
    """The kernel sends it SIGKILL (PR_GET_PDEATHSIG is 2)."""
    program = (
        "number = ctypes.c_int()\n"
        "ctypes.CDLL(None).prctl(2, ctypes.byref(number), 0, 0, 0)\n"
        "return number.value"
    )
    assert seen(boxes, program) == signal.SIGKILL


# Limits


def test_limits_are_in_force(boxes: Boxes):
    """No files, no core dump, few descriptors; at the limit of CPU time a signal, then the end."""
    names = ["CPU", "FSIZE", "CORE", "NOFILE"]
    program = f"return [resource.getrlimit(getattr(resource, 'RLIMIT_' + n)) for n in {names}]"

    seconds, most = BUDGET.cpu_seconds, MOST_DESCRIPTORS
    assert seen(boxes, program) == [(seconds - 1, seconds), (0, 0), (0, 0), (most, most)]


def test_memory_is_limited_on_top_of_what_torch_takes(boxes: Boxes):
    """Address space and data: what is free is the budget, whatever the rung needs for itself."""
    with living(boxes) as process:
        pages = [int(number) for number in (process / "statm").read_text().split()]
        told = (process / "limits").read_text()
    limits = [
        int(number)
        for kind in ("address space", "data size")
        for number in re.findall(rf"Max {kind} +(\d+)", told)
    ]

    most, page = BUDGET.memory_mb * MEGABYTE, resource.getpagesize()
    for limit, used in zip(limits, (pages[0] * page, pages[5] * page), strict=True):
        assert most - 32 * MEGABYTE < limit - used <= most


WRITES = """
try:
    with open({file!r}, 'wb', buffering=0) as file:
        file.write(b'x')
except OSError as error:
    return error.strerror
"""


def test_a_box_makes_no_file(boxes: Boxes, tmp_path: pathlib.Path):
    """It is refused politely: a PermissionError, which a student can read."""
    tmp_path.chmod(0o777)

    assert seen(boxes, WRITES.format(file=str(tmp_path / "file"))) == "Permission denied"
    assert list(tmp_path.iterdir()) == []


def test_without_rules_a_box_still_writes_no_byte(loose: Boxes, tmp_path: pathlib.Path):
    """Where Landlock is missing a file may be made, and stays empty."""
    assert seen(loose, WRITES.format(file=str(tmp_path / "file"))) == "File too large"
    assert [path.stat().st_size for path in tmp_path.iterdir()] == [0]


# Processes that a hand-in starts

FAMILY = """
import os, time

def child(life):
    if os.fork() == 0:
        try:
            life()
            while True:
                time.sleep(1000)
        finally:
            os._exit(0)
"""
FLIGHTS = {
    "a child": "child(tell)",
    "a grandchild": "child(lambda: child(tell))",
    "an orphan": "child(lambda: (child(tell), os._exit(0)))",
    "a daemon": "child(lambda: (os.setsid(), child(tell), os._exit(0)))",
}


@pytest.mark.parametrize("flight", FLIGHTS.values(), ids=FLIGHTS)
def test_what_a_hand_in_started_is_killed_with_its_box(loose: Boxes, flight: str):
    """Where the filter is missing: children, theirs, those who lost parents or left the session."""
    with closing(loose.open()) as box:
        box.load(package(starting(flight)), later())
        started = call(box).value
        with watched(started) as descriptor:
            assert not has_ended(descriptor, 0)
            box.close()
            assert has_ended(descriptor, SOON)


def test_the_group_of_a_spawned_box_is_killed_with_it():
    """A child that stayed in its group ends with it, here of a hand-in that takes too long."""
    recipe = Recipe(budget=dataclasses.replace(BUDGET, without=LOOSE))
    with closing(SpawnedBoxes(recipe, PATIENT, LIMITS)) as loose, closing(loose.open()) as box:
        box.load(package(starting("child(tell)")), later())
        with watched(call(box).value) as descriptor:
            box.load(package("while True: pass"), time.monotonic() + 0.1)
            assert has_ended(descriptor, SOON)


def starting(flight: str) -> str:
    """A hand-in whose ``f`` starts processes, and returns the number of the one that tells."""
    return (
        f"{FAMILY}\ndef f():\n    reading, writing = os.pipe()\n"
        "    def tell():\n        os.write(writing, b'%d\\n' % os.getpid())\n"
        f"    {flight}\n"
        "    return int(os.read(reading, 100))\n"
    )


@contextlib.contextmanager
def watched(process: object) -> Iterator[int]:
    """A descriptor that becomes readable when the process ends."""
    assert isinstance(process, int)
    descriptor = os.pidfd_open(process)
    try:
        yield descriptor
    finally:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(descriptor, signal.SIGKILL)
        os.close(descriptor)


def has_ended(descriptor: int, seconds: float) -> bool:
    return bool(select.select([descriptor], [], [], seconds)[0])


# Secrets

PROBES = """
import gc, os, re, sys

def found_in_objects(subject, pattern):
    "What Python's own collector, modules, frames and environment hold."
    found, frame = [], sys._getframe()
    while frame is not None:
        found.append(repr(frame.f_locals))
        frame = frame.f_back
    found += [repr(vars(m)) for n, m in list(sys.modules.items()) if n.split(".")[0] != "torch"]
    found += [one for one in gc.get_objects() if type(one) is str]
    found += [repr(one) for one in gc.get_objects() if type(one) in (dict, list, tuple, set)]
    found += [repr(dict(os.environ))]
    return sorted({hit for text in found for hit in re.findall(pattern, text)})

def found_in_memory(subject, pattern, parents):
    "What the memory of this process holds, or of the one that many parents up."
    process = os.getpid()
    for _ in range(parents):
        process = parent_of(process)
    found = set()
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:
        for line in maps:
            area, rights, _, _, inode, *name = line.split(maxsplit=5)
            if rights[0] == "r" and (rights[1] == "w" or inode == "0") and name != ["[vvar]\\n"]:
                found.update(hits(memory, *(int(end, 16) for end in area.split("-")), pattern))
    return sorted(found)

def parent_of(process):
    with open(f"/proc/{process}/stat") as numbers:
        return int(numbers.read().rpartition(")")[2].split()[1])

def hits(memory, begin, end, pattern):
    for start in range(begin, end, 1 << 22):
        memory.seek(start)
        try:
            part = memory.read(min(end - start, (1 << 22) + 100))
        except OSError:
            continue
        yield from (hit.decode() for hit in re.findall(pattern.encode(), part))
"""
SEARCH = """
import probes
from grader.examine import expect

SECRET = "{secret}"
PATTERN = "MARK_[0-9a-f]{{32}}"

def test_objects(student):
    "A secret of ours: {secret}"
    expect(student.run(probes.found_in_objects, PATTERN)).equals(["{banned}", "{own}"])

def test_own_memory(student):
    "A secret of ours: {secret}"
    expect(student.run(probes.found_in_memory, PATTERN, 0)).equals(["{banned}", "{own}"])

def test_memory_of_the_nursery(student):
    "A secret of ours: {secret}"
    expect(student.run(probes.found_in_memory, PATTERN, 1)).equals(["{banned}", "{own}"])

def test_memory_of_the_ward(student):
    "A secret of ours: {secret}"
    expect(student.run(probes.found_in_memory, PATTERN, 2)).equals(["{banned}"])

def test_memory_of_the_warm_process(student):
    "A secret of ours: {secret}"
    expect(student.run(probes.found_in_memory, PATTERN, 3)).equals(["{banned}"])
"""


def test_no_secret_is_in_a_box_or_where_it_came_from(
    loose_examiners: Examiners, make_assignment: Callable[..., Assignment], tmp_path: pathlib.Path
):
    """Nothing would be gained by looking there, were nothing to keep a box from it.

    Three marks are planted: in the names that are forbidden, in the hand-in, in all the rest.

    The first is found in every process, the second in the box and in its nursery, which compiled
    it, so the search works; the third, which is in the suite, the reference, a wrong answer and the
    rest of the manifest, is nowhere.
    """
    banned, own, secret = (f"MARK_{kind}{secrets.token_hex(15)}" for kind in ("aa", "bb", "cc"))
    handin = tmp_path / "doubling.py"
    handin.write_text(f"MINE = ['{own}']\n")
    assignment = make_assignment(
        manifest=f"[forbidden]\nnames = ['torch.{banned}']\n[hints]\ndouble = '{secret}'\n",
        probes=PROBES,
        hidden=SEARCH.format(banned=banned, own=own, secret=secret),
        reference=f"SECRET = '{secret}'\n",
        wrong={"one": f'"""{secret}\n\nCaught by: test_objects\n"""\nSECRET = 1\n'},
    )

    grade = grading.grade(assignment, handin, loose_examiners)

    assert [(row.outcome.verdict, row.outcome.message) for row in grade.rows] == [
        (Verdict.RIGHT, "")
    ] * 5
