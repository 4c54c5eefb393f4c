"""A class is graded, and the machine is as it was before.

All of it happens in a copy of this machine that lasts as long as the test: what is written anywhere
comes to lie in a folder of its own (an overlay of the whole tree), and its processes, its shared
memory, its message queues and its sockets are all there are. It has no network, which a grading
does not need.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.box.environment import clean
from tests.test_demo import BECAME, FILES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's"),
]
ROOT = Path(__file__).parent.parent
COPY = """
set -e
mount --make-rprivate /
mount -t tmpfs none "$1"
mkdir "$1/new" "$1/work" "$1/root"
mount -t overlay none -o "lowerdir=/,upperdir=$1/new,workdir=$1/work" "$1/root"
mount -t proc none "$1/root/proc"
mount --rbind /sys "$1/root/sys"
mount --rbind /dev "$1/root/dev"
mount -t tmpfs none "$1/root/dev/shm"
copy=$1
shift
chroot "$copy/root" "$@"
cd "$copy/new"
find . -mindepth 1 | while read -r path; do
    [ -d "$path" ] && [ -d "/$path" ] || echo "$path" >&2
done
"""
SEEN = """
import json, os, select, sys
from pathlib import Path

def lives_on(process, seconds):
    try:
        ending = os.pidfd_open(process)
    except ProcessLookupError:
        return False
    has_ended = bool(select.select([ending], [], [], seconds)[0])
    os.close(ending)
    return not has_ended

def opened(descriptor):
    try:
        return os.readlink(f"/proc/self/fd/{descriptor}")
    except FileNotFoundError:  # by which they were listed
        return ""

def seen(seconds=60):  # in which what is dying is waited for
    others = {int(one.name) for one in Path("/proc").glob("[0-9]*")} - {1, os.getpid()}
    queues = [Path(f"/proc/sysvipc/{kind}").read_text() for kind in ("shm", "sem", "msg")]
    return {
        "processes": [one for one in others if lives_on(one, seconds)],
        "shared memory": os.listdir("/dev/shm"),
        "queues": [line for text in queues for line in text.splitlines()[1:]],
        "sockets": Path("/proc/net/unix").read_text().splitlines()[1:],
        "descriptors": [one for n in os.listdir("/proc/self/fd") if (one := opened(n))],
    }

before = seen()
"""
GRADES = """
from contextlib import closing
from grader import assignment, demo, launch

rungs = {"forked": launch.Forking, "spawned": launch.Spawning}
with closing(rungs[sys.argv[2]]()) as examiners:
    grades = demo.run(assignment.load(Path(sys.argv[1])), examiners)
became = {one.handin: one.rows[0].outcome.verdict.value for one in grades}
print(json.dumps({"became": became, "before": before, "after": seen()}))
"""
LEAVES = """
import signal, socket

Path("/tmp/left").write_text("left")
Path("/dev/shm/left").write_text("left")
listens = socket.socket(socket.AF_UNIX)
listens.bind("\\0left")
if (child := os.fork()) == 0:
    signal.pause()
after = seen(seconds=0)
print(json.dumps({"before": before, "after": after, "child": child}))
"""


@pytest.fixture
def softmax(tmp_path: Path) -> Path:
    """The folder of the assignment."""
    for name, text in FILES.items():
        path = tmp_path / "softmax" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "softmax"


@pytest.mark.parametrize("rung", ["forked", pytest.param("spawned", marks=pytest.mark.thorough)])
def test_grading_a_class_leaves_nothing_behind(softmax: Path, tmp_path: Path, rung: str):
    """No file anywhere, no process, nothing shared; though some hand-ins hang, and some crash."""
    found, files = in_a_copy(tmp_path / "copy", SEEN + GRADES, str(softmax), rung)

    assert found["became"] == {name: verdict.value for name, verdict in BECAME.items()}
    assert found["after"] == found["before"]
    assert files == []


def test_what_is_left_would_be_seen(tmp_path: Path):
    """A file, a piece of shared memory, a socket, a process."""
    found, files = in_a_copy(tmp_path / "copy", SEEN + LEAVES)
    before, after = found["before"], found["after"]

    assert files == ["./tmp/left"]
    assert after["processes"] == [found["child"]]
    assert after["shared memory"] == ["left"]
    assert len(after["sockets"]) == 1
    assert len(after["descriptors"]) == len(before["descriptors"]) + 1


def in_a_copy(copy: Path, script: str, *arguments: str) -> tuple[dict[str, Any], list[str]]:
    """What a script prints last, in a copy of this machine, and the files that it left there."""
    if os.geteuid() != 0 or not all(map(shutil.which, ("unshare", "mount", "chroot"))):
        pytest.skip("only root can make such a copy")
    if "overlay" not in Path("/proc/filesystems").read_text():
        pytest.skip("this kernel has no overlay")
    copy.mkdir()
    apart = ["unshare", "--mount", "--pid", "--ipc", "--net", "--fork", "sh", "-c", COPY, "sh"]
    done = subprocess.run(
        [*apart, str(copy), sys.executable, "-B", "-c", script, *arguments],
        env={**clean(), "PYTHONPATH": str(ROOT)}, cwd="/",
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]), done.stderr.splitlines()
