"""Containers like Gradescope's, without Docker: a root, namespaces, and limits by cgroups."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parents[3]
CGROUPS = Path("/sys/fs/cgroup")
PERIOD_US = 100_000
PACKAGES = "ca-certificates,python3"  # python3-venv is for setup.sh to find missing
PR_SET_PDEATHSIG = 1
PIPS_FILES = ("/etc/pip.conf", "/etc/xdg/pip", "/root/.config/pip", "/etc/resolv.conf")
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"


@dataclass(frozen=True)
class Ran:
    """What came of a command in a container."""

    code: int
    output: str
    seconds: float
    peak_mb: float  # of all its processes, each page counted once


@dataclass(frozen=True)
class Container:
    """A root to run commands in."""

    root: Path

    def run(self, *command: str, kind: str = "docker", limits: Limits | None = None) -> Ran:
        """Runs a command; all its processes and mounts are gone when it returns."""
        inside = [sys.executable, "-m", "tests.gradescope.emulation.inside"]
        shared = "" if kind == "docker" else ",".join(_of_the_index())
        namespaces = ["unshare", "--mount", "--pid", "--ipc", "--uts", "--fork", "--kill-child"]
        begun = time.monotonic()
        process = subprocess.Popen(
            [*namespaces, *inside, str(self.root), kind, shared, "--", *command],
            cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
            errors="replace", start_new_session=True,
            preexec_fn=lambda: _begin(limits),
        )  # fmt: skip
        watch = _Watch(process.pid)
        try:
            output, _ = process.communicate()
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            watch.end()
        return Ran(process.returncode, output, time.monotonic() - begun, watch.peak_mb)


@dataclass(frozen=True)
class Limits:
    """A part of a processor, and memory, by cgroups of the first version."""

    folders: tuple[Path, ...]

    def join(self) -> None:
        for folder in self.folders:
            (folder / "cgroup.procs").write_text(str(os.getpid()))

    def killed(self) -> int:
        """How many processes the kernel has ended for want of memory."""
        for folder in self.folders:
            if (folder / "memory.oom_control").exists():
                told = (folder / "memory.oom_control").read_text()
                return int(re.findall(r"oom_kill (\d+)", told)[0])
        return 0


@contextlib.contextmanager
def limited(processors: float, memory_mb: int) -> Iterator[Limits | None]:
    """Limits for a while; none where this machine has no cgroups that we may make."""
    name = f"emulation-{os.getpid()}"
    wanted = {
        CGROUPS / "cpu" / name: {
            "cpu.cfs_period_us": PERIOD_US, "cpu.cfs_quota_us": int(PERIOD_US * processors),
        },
        CGROUPS / "memory" / name: {"memory.limit_in_bytes": memory_mb * 2**20},
    }  # fmt: skip
    made = []
    try:
        for folder, entries in wanted.items():
            folder.mkdir()
            made.append(folder)
            for entry, number in entries.items():
                (folder / entry).write_text(str(number))
        yield Limits(tuple(made))
    except (FileNotFoundError, PermissionError) as why:
        if len(made) == len(wanted):
            raise
        print(f"no limits here: {why}")
        yield None
    finally:
        for folder in made:
            _remove(folder)


def _remove(folder: Path) -> None:
    """A cgroup can be removed a moment after its last process is gone."""
    for _ in range(50):
        with contextlib.suppress(OSError):
            return folder.rmdir()
        time.sleep(0.1)
    folder.rmdir()


def make_base(root: Path) -> None:
    """Debian with Python, by debootstrap, whose own mounts go with its namespace."""
    command = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", root]
    subprocess.run(
        ["unshare", "--mount", *map(str, command)], check=True, stdout=subprocess.DEVNULL
    )


def as_this_machine(root: Path) -> None:
    """Gives a root this machine's way to package indexes: names, certificates, pip's files."""
    for path in map(Path, PIPS_FILES):
        place = root / str(path).lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, place, dirs_exist_ok=True)
        elif path.is_file():
            shutil.copyfile(path, place)
    shutil.copyfile(CERTIFICATES, root / CERTIFICATES.lstrip("/"))
    for path in Path("/etc/apt/apt.conf.d").glob("*"):
        shutil.copyfile(path, root / str(path).lstrip("/"))


def _of_the_index() -> list[str]:
    """The folders of this machine that pip is configured to look into."""
    told = subprocess.run(["pip", "config", "list"], capture_output=True, text=True).stdout
    named = re.findall(r"(?:file://)?(/[\w./-]+)", told)
    folders = {str(Path(one)) for one in named if Path(one).is_dir()}
    tops = {str(Path(one).parent) if one.endswith("/simple") else one for one in folders}
    return sorted(tops)


def _begin(limits: Limits | None) -> None:
    """In the new process: it ends with us, and within the limits."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if limits is not None:
        limits.join()


class _Watch:
    """Looks again and again how much memory a process and all below it take."""

    def __init__(self, pid: int) -> None:
        self.peak_mb = 0.0
        self._pid = pid
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def end(self) -> None:
        self._is_over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._is_over.wait(0.25):
            taken = sum(_kilobytes(pid) for pid in _below(self._pid)) / 1000
            self.peak_mb = max(self.peak_mb, taken)


def _below(top: int) -> set[int]:
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            told = path.read_text(errors="replace").rpartition(")")[2].split()
            parents[int(path.parent.name)] = int(told[1])
    found = {top}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _kilobytes(pid: int) -> int:
    """The share of a process in the memory that it uses (PSS)."""
    with contextlib.suppress(OSError):
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return int(re.findall(r"^Pss:\s+(\d+)", told, re.MULTILINE)[0])
    return 0
