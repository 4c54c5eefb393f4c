"""What spawned boxes are made of is there where POSIX is not.

No machine of ours runs Windows. So a process imports PyTorch and what else is not ours, then loses
every module, and every name of a shared module, that Windows has not, then calls itself Windows,
and only then imports us.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.box.environment import clean
from grader.protection import LAYERS

pytestmark = pytest.mark.slow

ABSENT = ("resource", "fcntl", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix")
NAMES = {
    "os": """fork forkpty setsid getsid killpg getpgid getpgrp geteuid getegid getresuid getresgid
        setresuid setresgid setgroups getgroups waitid P_PID WEXITED WNOHANG WNOWAIT CLD_EXITED
        O_NOFOLLOW O_NONBLOCK O_NOCTTY O_CLOEXEC O_PATH mkfifo mknod chown uname getpriority
        posix_spawn sched_getaffinity pipe2 set_blocking getloadavg statvfs""",
    "signal": "SIGKILL SIGCHLD SIGXCPU SIGALRM SIGHUP SIGSYS alarm pause setitimer pthread_sigmask",
    "socket": "AF_UNIX send_fds recv_fds SOCK_SEQPACKET MSG_NOSIGNAL SO_PEERCRED CMSG_LEN",
    "select": "poll epoll",
    "selectors": "PollSelector EpollSelector",
}
THEIRS = (
    "_hypothesis_pytestplugin", "asyncio", "concurrent.futures.process", "ctypes.util",
    "hypothesis", "hypothesis.extra.numpy", "hypothesis.internal.charmap", "importlib.metadata",
    "jinja2", "numpy", "pytest", "rich.console", "rich.table", "safetensors.torch", "tempfile",
    "tomllib", "torch", "torch._dynamo", "torch.autograd.profiler_legacy", "torch.utils.data",
)  # fmt: skip
OURS = (
    "grader.box.spawned", "grader.box.selfcheck", "grader.examine.examiner", "grader.launch",
    "grader.desk", "grader.doctor", "grader.cli", "grader.verify",
)  # fmt: skip
PRETEND = """
import importlib, json, sys
told = json.loads(sys.argv[1])
for name in told["theirs"]:
    try:
        importlib.import_module(name)
    except ImportError:
        pass

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in told["absent"]:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
for name in told["absent"]:
    sys.modules.pop(name, None)
for module, names in told["names"].items():
    for name in names.split():
        vars(importlib.import_module(module)).pop(name, None)
sys.platform = "win32"

for name in told["ours"]:
    importlib.import_module(name)
from grader import launch
from grader.box import confinement, spawned
examiners = launch.examiners()
print(json.dumps({
    "boxes": type(examiners).__name__,
    "on_windows": spawned.ON_WINDOWS,
    "missing": confinement.missing(),
}))
"""


def test_the_spawned_path_is_there_without_posix():
    """It can be imported, takes spawned boxes, and says which layers it has not."""
    told = {"theirs": THEIRS, "absent": ABSENT, "names": NAMES, "ours": OURS}
    done = subprocess.run(
        [sys.executable, "-c", PRETEND, json.dumps(told)], text=True, capture_output=True,
        env={**clean(), "PYTHONPATH": str(Path(__file__).parents[2])}, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["boxes"], found["on_windows"]) == ("Spawning", True)
    assert found["missing"] == {
        "descriptors": "Windows has it not",
        **dict.fromkeys(
            ("expendable", "user", "private", "landlock", "seccomp", "cgroup"), "only Linux has it"
        ),
    }
    assert found["missing"].keys() < LAYERS.keys()
