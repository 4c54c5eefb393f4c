"""By what a grade came about: the grader's source, and the programs below it."""

from __future__ import annotations

import functools
import getpass
import hashlib
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import grader

# These tell of grades, and do not make them: a nicer report is no reason to grade again.
TELLS_ONLY = ("commands", "course", "release", "report", "verify")


@dataclass(frozen=True, slots=True)
class Programs:
    """Versions, and the digest of the grader's own source."""

    grader: str
    version: str
    python: str
    torch: str
    platform: str


@functools.cache
def programs() -> Programs:
    """Those of this process; torch is asked for its version without being imported."""
    return Programs(
        grader=source_digest(Path(grader.__path__[0])),
        version=_version("dlgrader"),
        python=platform.python_version(),
        torch=_version("torch"),
        platform=platform.platform(),
    )


def source_digest(package: Path) -> str:
    """The SHA-256 of all source that decides a grade, the same on every machine."""
    total = hashlib.sha256(_version("dlgrader").encode())
    paths = {path.relative_to(package).as_posix(): path for path in package.rglob("*.py")}
    for name in sorted(paths):
        if name.partition("/")[0] not in TELLS_ONLY:
            content = paths[name].read_bytes().replace(b"\r\n", b"\n")
            total.update(f"{len(content)} {name}\n".encode())
            total.update(content)
    return total.hexdigest()


def who() -> str:
    """The name of the user, where the system has one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # in a container whose user has no name
        return "unknown"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
