"""The emulated container takes from root what Docker takes."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64" or os.geteuid() != 0,
    reason="Gradescope's containers are Linux on x86_64, and begin as root",
)
ENTERED = """
import os, sys
from tests.gradescope.emulation import docker
docker.enter()
os.execv(sys.executable, [sys.executable, "-c", sys.argv[1]])
"""


def within(code: str) -> str:
    """What a program prints that begins as one does in a container."""
    done = subprocess.run(
        [sys.executable, "-c", ENTERED, code], cwd=Path(__file__).parents[2],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout.strip()


def test_root_has_dockers_capabilities_only():
    """Fourteen of them (capabilities(7)), as /proc shows those of a container."""
    told = within("print([s for s in open('/proc/self/status') if s.startswith('Cap')])")

    assert told.count("00000000a80425fb") == 3  # permitted, effective, bounding


@pytest.mark.parametrize(
    "call",
    [
        "libc.unshare(0x10000000)",  # CLONE_NEWUSER
        "libc.mount(b'none', b'/mnt', b'tmpfs', 0, None)",
        "libc.ptrace(0, 0, 0, 0)",
        "libc.syscall(321, 0, 0, 0)",  # bpf
        "libc.syscall(56, 0x10000011, 0, 0, 0, 0)",  # clone, CLONE_NEWUSER | SIGCHLD
    ],
)
def test_what_docker_refuses_is_refused(call: str):
    """With the error that Docker gives."""
    code = "import ctypes; libc = ctypes.CDLL(None, use_errno=True); "
    told = within(f"{code}print({call}, ctypes.get_errno())")

    assert told == "-1 1"


def test_an_ordinary_program_runs():
    """It forks, and starts threads and programs."""
    code = (
        "import subprocess, threading; t = threading.Thread(target=print, args=('thread',)); "
        "t.start(); t.join(); print(subprocess.run(['/bin/echo', 'program']).returncode)"
    )

    assert sorted(within(code).split()) == ["0", "program", "thread"]
