"""A grader of the plain kind: gradescope-utils, the hand-in imported into the suite's process.

As a program, ``control.py SOCKET`` is a warm process with torch that forks one such grader for each
attack; a fork differs from ``python run_tests.py`` in having started sooner, and in nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.corpus import OPEN_PLACES, Stand

SECONDS, CPU_SECONDS = 16.0, 6  # for one attack; some import a large package first
MEMORY = 6 << 30  # of addresses: torch has two of them
FILE_BYTES = 1 << 24

SUITE = '''
import unittest
import torch
from gradescope_utils.autograder_utils.decorators import number, weight
import doubling

MARKER = "@MARKER@"


class TestDoubling(unittest.TestCase):
    @weight(2)
    @number("1")
    def test_doubles_a_number(self):
        """Twice 3.5 is 7."""
        self.assertEqual(doubling.double(3.5), 7.0)

    @weight(3)
    @number("2")
    def test_doubles_a_tensor(self):
        """Each entry is doubled."""
        x = torch.tensor([[1.5, -2.0], [0.0, 4.25]], dtype=torch.float64)
        self.assertTrue(torch.allclose(doubling.double(x), 2 * x))

    @weight(5)
    @number("3")
    def test_doubles_again_and_again(self):
        """Numbers and tensors are doubled, one after the other."""
        expected = [180421.25, torch.tensor([180421.25, -6.0])]
        observed = [doubling.double(x) for x in (90210.625, torch.tensor([90210.625, -3.0]))]
        self.assertTrue(torch.allclose(observed[1], expected[1]), "not this tensor's double")
        self.assertTrue(abs(observed[0] - expected[0]) < 1e-6, "not this number's double")
'''


@dataclass(frozen=True, slots=True)
class Came:
    """What a run of the plain grader left."""

    results: str | None  # the text of results.json
    printed: str
    code: int | None  # of the process; None where it had to be ended
    left: tuple[str, ...]

    @property
    def points(self) -> float | None:
        """The score as Gradescope takes it; None where there is no valid file."""
        try:
            told = json.loads(self.results or "")
            own = told.get("score")
            tests = [float(test.get("score") or 0) for test in told.get("tests", [])]
            return float(own) if own is not None else sum(tests)
        except (ValueError, TypeError, AttributeError):
            return None


class Plain:
    """Gives each attack to a plain grader of its own, in a folder laid out as Gradescope's."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._ours: socket.socket | None = None
        self._start()

    def run(self, source: bytes) -> Came:
        folder = Path(tempfile.mkdtemp(prefix="plain-"))
        try:
            self._lay_out(folder, source)
            self._ask({"folder": str(folder)})
            told = self._answer()
            if told is None:  # the attack ended the process that forks graders
                self.close()
                self._start()
            return self._came(folder, told)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        assert self._ours is not None
        self._ours.close()
        self._process.kill()
        self._process.wait()

    def _start(self) -> None:
        self._ours, theirs = socket.socketpair()
        command = [sys.executable, "-B", __file__, str(theirs.fileno())]
        environment = {
            **os.environ,
            **dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
            "GRADER_TOKEN": self._stand.marker,
        }
        self._process = subprocess.Popen(
            command, env=environment, pass_fds=[theirs.fileno()], start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        theirs.close()

    def _lay_out(self, folder: Path, source: bytes) -> None:
        marker = self._stand.marker
        for inner in ("tests", "source", "results", "other"):
            (folder / inner).mkdir()
        (folder / "tests" / "test_hidden.py").write_text(SUITE.replace("@MARKER@", marker))
        (folder / "source" / "doubling.py").write_bytes(source)
        (folder / "source" / "reference.py").write_text(
            f"MARKER = {marker!r}\ndef double(x):\n    return 2 * x\n"
        )

    def _ask(self, message: dict[str, str]) -> None:
        assert self._ours is not None
        self._ours.sendall(json.dumps(message).encode() + b"\n")

    def _answer(self) -> dict[str, Any] | None:
        assert self._ours is not None
        self._ours.settimeout(60 + SECONDS)  # it may have to import torch
        with contextlib.suppress(OSError, ValueError):
            told: dict[str, Any] = json.loads(self._ours.recv(65_536))
            return told
        return None

    def _came(self, folder: Path, told: dict[str, Any] | None) -> Came:
        results, printed = folder / "results" / "results.json", folder / "printed.txt"
        text = None
        with contextlib.suppress(OSError):
            text = results.read_text(errors="replace")
        left = {str(path) for path in folder.rglob(f"*{self._stand.called}*")}
        for place in (*map(Path, OPEN_PLACES), self._stand.scratch):
            left |= {str(path) for path in place.glob(f"*{self._stand.called}*")}
        self._stand.tidy()
        output = printed.read_text(errors="replace") if printed.exists() else ""
        code = told["code"] if told else None
        left.update(f"process {number}" for number in (told or {}).get("left", ()))
        return Came(text, output, code, tuple(sorted(left)))


def main(descriptor: int) -> None:
    """Forks a grader for each folder that it is told."""
    import torch

    torch.set_num_threads(1)
    torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)  # the first takes a second
    from gradescope_utils.autograder_utils import json_test_runner

    assert json_test_runner
    control = socket.socket(fileno=descriptor)
    with control.makefile("r") as lines:
        for line in lines:
            folder = Path(json.loads(line)["folder"])
            child = os.fork()
            if child == 0:
                control.close()
                break
            control.sendall(json.dumps(_watched(child, folder)).encode())
        else:
            return
    run_tests(folder)


def _watched(child: int, folder: Path) -> dict[str, Any]:
    """Waits for a grader, and ends it and its group where it takes too long."""
    ends = time.monotonic() + SECONDS
    code = None
    while code is None and time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        code = os.waitstatus_to_exitcode(status) if ended else None
        time.sleep(0.005)
    left = _started_by(child, folder)
    for number in (*left, *([child] if code is None else [])):
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    if code is None:
        os.waitpid(child, 0)
    return {"code": code, "left": [number for number in left if number != child]}


def _started_by(leader: int, folder: Path) -> list[int]:
    """What a grader started: in its session, or in its folder and no other's."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            number = int(path.name)
            if os.getsid(number) == leader or folder.name in os.readlink(path / "cwd"):
                found.append(number)
    return found


def run_tests(folder: Path) -> None:
    """The program of a plain autograder, as gradescope-utils' documentation has it."""
    import unittest

    from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner

    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, used + CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    os.chdir(folder)
    printed = os.open("printed.txt", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 - it lives as long as the process
    sys.stderr = sys.stdout
    sys.path[:0] = [str(folder / "source")]
    suite = unittest.defaultTestLoader.discover("tests", pattern="test*.py")
    with open("results/results.json", "w") as file:
        JSONTestRunner(visibility="visible", stream=file).run(suite)


if __name__ == "__main__":
    main(int(sys.argv[1]))
