"""The group of a nursery: found, made, entered, left, removed; with the kernel where it lets us.

Version 2 may be mounted without memory and pids, which version 1 then holds: groups are made and
entered there for real, and limits are those that every group has.
What the kernel does with memory.max and pids.max is tried where it gives them.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("only Linux has cgroups", allow_module_level=True)

from grader.box.confinement import Budget, cgroups, die_with, together
from grader.box.confinement.cgroups import Place

LIMITS = {"cgroup.max.descendants": 3}  # every group has it
ON_TOP = (
    "20 1 0:2 / /sys rw - sysfs sysfs rw\n31 20 0:26 / /sys/fs/cgroup rw shared:4 - cgroup2 c rw\n"
)
HYBRID = (
    "30 20 0:25 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids\n"
    "31 20 0:26 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n"
)
OF_A_CONTAINER = "31 20 0:26 /docker/3f /sys/fs/cgroup ro - cgroup2 cgroup ro\n"


@pytest.mark.parametrize(
    ("mounts", "groups", "own"),
    [
        (ON_TOP, "0::/user.slice/app.scope\n", "/sys/fs/cgroup/user.slice/app.scope"),
        (ON_TOP, "0::/\n", "/sys/fs/cgroup"),
        (HYBRID, "8:pids:/\n1:cpu:/a\n0::/b\n", "/sys/fs/cgroup/unified/b"),
        (OF_A_CONTAINER, "0::/docker/3f\n", "/sys/fs/cgroup"),
        (OF_A_CONTAINER, "0::/elsewhere\n", None),
        (HYBRID.splitlines()[0], "8:pids:/\n", None),
    ],
)
def test_our_own_group_is_found(mounts: str, groups: str, own: str | None):
    """Where it is mounted, which may be a part of the tree only, or nowhere."""
    assert cgroups.own_group(mounts, groups) == (own and Path(own))


@pytest.fixture
def place() -> Iterator[Place]:
    """A real group of the test's own, in which groups can be made."""
    texts = (Path(f"/proc/self/{name}").read_text() for name in ("mountinfo", "cgroup"))
    own = cgroups.own_group(*texts)
    if own is None or not os.access(own / "cgroup.procs", os.W_OK):
        pytest.skip("no group of version 2 may be made here")
    parent = own / f"tests-of-the-grader-{os.getpid()}"
    try:
        parent.mkdir()
    except OSError as error:
        pytest.skip(f"no group of version 2 may be made here: {error}")
    yield Place(parent, own)
    cgroups.remove_stale(parent)
    parent.rmdir()


def held(group: Path) -> list[str]:
    return (group / "cgroup.procs").read_text().split()


def in_a_child(act: Callable[[], object]) -> int:
    """Runs it in a fork; what that died of, or its exit code below zero."""
    child = os.fork()
    if child == 0:
        try:
            act()
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)


def test_a_process_and_its_forks_are_in_the_group_until_the_end(place: Place):
    """Then it is out again, and the group is gone."""

    def stay() -> None:
        with cgroups.grouped(place, LIMITS) as group:
            (descendants,) = [(group / name).read_text().strip() for name in LIMITS]
            assert descendants == "3"
            assert held(group) == [str(os.getpid())]
            assert in_a_child(lambda: held(group).index(str(os.getpid()))) == 0
        assert not group.exists()
        assert str(os.getpid()) in held(place.own)

    assert in_a_child(stay) == 0


def test_what_a_killed_nursery_leaves_is_removed_by_the_next(place: Place):
    """A group with a process in it stays."""

    def die() -> None:
        with cgroups.grouped(place, LIMITS):
            os.kill(os.getpid(), signal.SIGKILL)

    def live_on() -> None:
        with cgroups.grouped(place, LIMITS) as group:
            assert groups() == [group]

    def groups() -> list[Path]:
        return list(place.parent.glob("grader-*"))

    assert in_a_child(die) == signal.SIGKILL
    assert len(groups()) == 1

    assert in_a_child(live_on) == 0
    assert groups() == []


def test_a_limit_that_there_is_not_leaves_nothing(place: Place):
    """It is told, and the half-made group is removed."""
    with (
        pytest.raises(PermissionError),
        cgroups.grouped(place, {"no.such.limit": 1}),
    ):
        pass

    assert list(place.parent.glob("grader-*")) == []


def test_the_kernel_keeps_the_limits():
    """Who takes more memory loses its life; a process too many does not start."""
    if cgroups.why_not():
        pytest.skip(cgroups.why_not())

    def hoards() -> None:
        with cgroups.bounded(memory_mb=0):
            os._exit(0 if in_a_child(lambda: bytearray(2 * cgroups.OWN_MB << 20)) == 9 else 1)

    def multiplies() -> None:
        me = os.getpid()
        with cgroups.bounded(memory_mb=0):
            for _ in range(cgroups.PROCESSES):
                if os.fork() == 0:
                    die_with(me)
                    signal.pause()

    assert in_a_child(hoards) == 0
    assert in_a_child(multiplies) == -1


# By files that only look like a kernel's


@pytest.fixture
def tree(tmp_path: Path) -> Place:
    """A group that gives memory and pids, with one in it that is ours."""
    own = tmp_path / "slice" / "own.scope"
    own.mkdir(parents=True)
    (own.parent / "cgroup.subtree_control").write_text("cpu memory pids\n")
    return Place(own.parent, own)


def test_the_boxes_of_a_nursery_have_twice_the_memory_of_one(
    tree: Place, monkeypatch: pytest.MonkeyPatch
):
    """And something for the nursery itself; the layer can be switched off."""
    monkeypatch.setattr(cgroups, "_found", lambda: tree)

    with together(Budget(memory_mb=512)):
        (group,) = tree.parent.glob("grader-*")
    with together(Budget(memory_mb=512, without=("cgroup",))):
        assert list(tree.parent.glob("grader-*")) == [group]

    told = {file.name: file.read_text() for file in group.iterdir()}
    assert told == {"memory.max": str(1280 << 20), "pids.max": "64", "cgroup.procs": "0"}
    assert (tree.own / "cgroup.procs").read_text() == "0"


def test_boxes_do_without_where_the_place_is_gone(tree: Place, monkeypatch: pytest.MonkeyPatch):
    """What a session's end took away is no reason to grade nobody."""
    monkeypatch.setattr(cgroups, "_found", lambda: tree)
    shutil.rmtree(tree.parent)
    served = []

    with together(Budget()):
        served.append("a box")

    assert served == ["a box"]
    assert not tree.parent.exists()


def test_a_place_is_believed_only_when_it_was_tried(tree: Place, tmp_path: Path):
    """Files that take what is written are no kernel; nor does a group without controllers do."""
    no_kernel = cgroups._place(tree.own)
    nothing_given = cgroups._place(tmp_path)

    assert no_kernel == "no cgroup may be made here: a new one does not keep what it is told"
    assert nothing_given == "no cgroup here gives memory and pids to groups that we could make"
