"""The whole box on machines unlike this one: an ordinary user's, and a container by Docker's rules.

They are made of this one, by root: a namespace in which Python's folder is open to others, and
root with the capabilities and refusals of Docker's default profile.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import struct
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.box.confinement import kernel
from grader.box.confinement.policy import FATAL
from grader.box.confinement.user import closed_to_others
from grader.box.environment import clean

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="these layers are Linux's"),
]

INSPECT = textwrap.dedent("""
    import json
    from contextlib import closing
    from grader import launch
    with closing(launch.examiners()) as examiners:
        protection = examiners.protection()
    print(json.dumps({**protection.as_json(), "level": protection.level}))
""")
CLOSED = [str(folder) for folder in closed_to_others([Path(os.path.realpath(sys.executable))])]
# Folders that are closed to others become copies of themselves that are not, with the same inside.
OPENED = """
set -e
mount --make-rprivate /
for folder in {closed}; do
    stash=$(mktemp -d /run/grader-test-XXXXXX)
    mount --bind "$folder" "$stash"
    mount -t tmpfs -o mode=755 none "$folder"
    for child in $(ls -A "$stash"); do
        if [ -d "$stash/$child" ]; then
            mkdir "$folder/$child"
            mount --bind "$stash/$child" "$folder/$child"
        fi
    done
    umount "$stash"
    rmdir "$stash"
done
exec "$@"
"""
DOCKERS = (
    "chown,dac_override,fsetid,fowner,mknod,net_raw,setgid,setuid,setfcap,setpcap,"
    "net_bind_service,sys_chroot,kill,audit_write"
)
DOCKER_ALLOWS = ("ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "chroot")


def inspected(*command: str, before: Callable[[], None] | None = None) -> dict[str, Any]:
    """What the self-check finds when the grader is started by this command."""
    done = subprocess.run(
        [*command, sys.executable, "-c", INSPECT],
        env={**clean(), "PYTHONPATH": str(Path(__file__).parents[3])}, cwd="/",
        capture_output=True, text=True, preexec_fn=before, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    found["lacking"].pop("cgroup", None)  # neither machine is unlike this one in that
    return found


def needs_root(*tools: str) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make such a machine")
    if not all(map(shutil.which, tools)):
        pytest.skip(f"needs {', '.join(tools)}")


def test_an_ordinary_user_has_a_locked_box():
    """Landlock and the filter do for one user what a user of its own does for root."""
    needs_root("unshare", "setpriv", "mount")
    script = OPENED.format(closed=" ".join(CLOSED))
    user = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")

    found = inspected("unshare", "--mount", "sh", "-c", script, "sh", *user)

    assert found["lacking"] == {"user": "only root can change to another user"}
    assert (found["level"], found["breaches"]) == ("locked", {})


def test_root_in_a_container_by_dockers_rules_has_a_locked_box():
    """Fourteen capabilities, and refusals of its own around ours."""
    needs_root("setpriv")
    few = ",".join(["-all", *(f"+{name}" for name in DOCKERS.split(","))])
    command = ("setpriv", f"--bounding-set={few}", "--inh-caps=-all")

    found = inspected(*command, before=refuse_as_docker)

    assert (found["level"], found["breaches"], found["lacking"]) == ("locked", {}, {})


def refuse_as_docker() -> None:
    """A filter that refuses, with EPERM, what Docker's does of the calls that matter to us."""
    refused = [name for name in FATAL if name not in DOCKER_ALLOWS]
    code = [(0x20, 0, 0, 0)]
    for number in (kernel.number_of(name) for name in refused):
        if number is not None:
            code += [(0x15, 0, 1, number), (0x06, 0, 0, 0x50000 | errno.EPERM)]
    code += [(0x06, 0, 0, 0x7FFF0000)]
    packed = b"".join(struct.pack("=HBBI", *one) for one in code)

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    kernel.call("seccomp", 1, 0, ctypes.byref(Program(len(code), packed)))
