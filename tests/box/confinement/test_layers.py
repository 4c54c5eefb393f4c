"""Each layer, on and off: what it is for is stopped by it, and by nothing else."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("these layers are Linux's", allow_module_level=True)

from grader.box.confinement import Budget, Cell, missing, readable
from grader.box.confinement.user import closed_to_others
from tests.box.confinement.acts import Act, acts
from tests.box.confinement.cells import NOBODY, in_a_cell

NAMES = tuple(acts(Path(), Path()))
USERS = {"root": None, "an ordinary user": NOBODY}
if os.geteuid() != 0:
    USERS = {"an ordinary user": None}


@pytest.fixture(params=USERS.values(), ids=USERS)
def user(request: pytest.FixtureRequest) -> int | None:
    """Whom the nursery runs as."""
    return request.param


@pytest.fixture
def folder(user: int | None) -> Iterator[Path]:
    """Open to all, with a file in it that is open to all; the nursery's own, too."""
    made = Path(tempfile.mkdtemp())
    for path in (made, made / "secret", made / "old"):
        if path != made:
            path.write_text("secret")
        path.chmod(0o777)
        if user is not None:
            os.chown(path, user, user)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def act(request: pytest.FixtureRequest, folder: Path) -> Act:
    return acts(folder / "secret", folder)[request.param]


def stopping(act: Act, user: int | None) -> list[str]:
    """The layers that stop it, of those that this machine and this user have."""
    lacking = set(missing()) | ({"user"} if user is not None or os.geteuid() != 0 else set())
    return [layer for layer in act.stopped_by if layer not in lacking]


@pytest.mark.parametrize("act", NAMES, indirect=True)
def test_with_all_layers_on_it_is_stopped(act: Act, user: int | None):
    """Politely where an honest program may try it, by death where none would."""
    if not stopping(act, user):
        pytest.skip("this machine has no layer against it")

    assert in_a_cell(act.do, user=user) in act.seen


@pytest.mark.parametrize("act", NAMES, indirect=True)
def test_each_layer_that_stops_it_does_so_alone(act: Act, user: int | None):
    """So that one layer may be missing on a machine, or broken, and the others still hold."""
    layers = stopping(act, user)
    alone = {one: in_a_cell(act.do, *set(layers) - {one}, user=user) for one in layers}

    assert act.through not in alone.values()
    assert all("Error" in told or told in act.seen for told in alone.values())


@pytest.mark.parametrize("act", NAMES, indirect=True)
def test_with_those_layers_off_it_gets_through(act: Act, user: int | None):
    """And no layer is there for nothing."""
    assert in_a_cell(act.do, *act.stopped_by, user=user) == act.through


def test_a_layer_that_does_not_exist_cannot_be_switched_off():
    """A typing mistake in a test must not leave everything on."""
    with pytest.raises(ValueError, match="there is no layer landlok"):
        Budget(without=("landlok",))


def test_a_box_may_signal_and_limit_itself():
    """As abort, signal.raise_signal and resource do."""

    def act() -> list[object]:
        import resource
        import signal

        signal.signal(signal.SIGUSR1, lambda *_: None)
        os.kill(os.getpid(), signal.SIGUSR1)
        signal.raise_signal(signal.SIGUSR1)
        resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
        return list(resource.getrlimit(resource.RLIMIT_NOFILE))

    assert in_a_cell(act) == [32, 32]


def test_no_two_boxes_share_a_user():
    """So nothing passes from one to the other by ownership."""
    if "user" in missing():
        pytest.skip("only root can give users")
    told = [in_a_cell(lambda: [*os.getresuid(), *os.getresgid(), *os.getgroups()]) for _ in "ab"]

    assert all(len(set(ids)) == 1 and len(ids) == 6 and ids[0] > 65_536 for ids in told)
    assert told[0] != told[1]


def test_a_box_has_no_capability_but_to_reach_python():
    """One is kept, to read, where Python lies in a folder that is closed to others."""

    def capabilities(*without: str, user: int | None = None) -> int:
        def act() -> str:
            with open("/proc/self/status") as status:
                return next(line.split()[1] for line in status if line.startswith("CapPrm:"))

        return int(in_a_cell(act, *without, "landlock", user=user), 16)

    kept = (1 << 1, 1 << 2) if closed_to_others(readable.grants().read) else (0,)

    assert os.geteuid() != 0 or capabilities() in kept
    assert os.geteuid() != 0 or capabilities("user") > max(kept)
    assert os.geteuid() != 0 or capabilities(user=NOBODY) == 0


def test_the_out_of_memory_killer_takes_a_box_first():
    """Before the examiner, and before the instructor's editor."""
    assert in_a_cell(lambda: _score(os.getpid()), "landlock", "user") == "1000"
    assert in_a_cell(lambda: _score(os.getpid()), "landlock", "user", "expendable") != "1000"


def _score(process: int) -> str:
    return Path(f"/proc/{process}/oom_score_adj").read_text().strip()


def test_making_a_cell_ready_leaves_one_descriptor():
    """The rules, for the boxes to take over."""
    before = len(os.listdir("/proc/self/fd"))
    cells = [Cell(Budget()) for _ in range(3)]

    assert len(os.listdir("/proc/self/fd")) - before <= len(cells)
