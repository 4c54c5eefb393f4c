"""What honest code reads of a machine: Python, its packages, the system's libraries, the clock.

Nothing of an assignment, of a home, of /etc with its passwords, or of other processes is among
it. Model answers are left out even where somebody has installed them beside the packages, and so
is the whole of a source tree that an editable install put on ``sys.path``; and any package that
the assignment forbids, so that it is not imported by another path, or read and run as one's own.
"""

from __future__ import annotations

import functools
import glob
import os
import site
import sys
import sysconfig
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from grader.box.confinement.landlock import Grants

PACKAGE_FOLDERS = ("site-packages", "dist-packages")
PRIVATE = ("reference", "assignments")  # top-level names that no box may read

SYSTEM = (
    "/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec",
    "/usr/local/lib", "/usr/local/lib64",
    "/etc/ld.so.cache", "/etc/localtime", "/etc/timezone", "/etc/mime.types", "/etc/fonts",
    "/usr/share/zoneinfo", "/usr/share/locale", "/usr/share/i18n", "/usr/share/fonts",
    "/usr/local/share/fonts",
)  # fmt: skip
MACHINE = (
    # torch chooses its kernels by these: hidden, they change a result's last bits.
    "/proc/cpuinfo", "/sys/devices/system/cpu", "/sys/devices/system/node",
    "/proc/meminfo", "/proc/stat", "/proc/version", "/proc/sys/vm/overcommit_memory",
    "/proc/filesystems", "/sys/kernel/mm/transparent_hugepage",
    "/dev/zero", "/dev/random", "/dev/urandom",
)  # fmt: skip


@functools.cache
def grants(closed: tuple[str, ...] = ()) -> Grants:
    """The rules for this interpreter and the packages that it has, without those ``closed``."""
    names = (*PRIVATE, *closed)
    others = [Path(one) for system in SYSTEM for one in glob.glob(f"{system}/python3*/*-packages")]
    private = {folder / name for folder in (*package_folders(), *others) for name in names}
    read: list[Path] = []
    listed: list[Path] = []
    for tree in _distinct([*python(), *map(Path, SYSTEM)]):
        _split(tree, {one for one in private if os.path.exists(one)}, read, listed)
    read += map(Path, MACHINE)
    return Grants(tuple(read), tuple(listed), (Path(os.devnull),))


def python() -> list[Path]:
    """The interpreter, its standard library, and all packages, of a virtual environment too."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    prefixes = {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}
    return [
        *(Path(sysconfig.get_path(name)) for name in names),
        *(Path(prefix) / lib for prefix in sorted(prefixes) for lib in ("lib", "lib64")),
        *(Path(prefix) / "pyvenv.cfg" for prefix in sorted(prefixes)),
        *package_folders(),
        *_homes_of(("torch", "numpy", "safetensors")),
        Path(os.path.realpath(sys.executable)),
        Path(__file__).parents[1],  # grader.box, and not what is beside it
    ]


def package_folders() -> list[Path]:
    """The folders that packages are installed in; a source tree on ``sys.path`` is none."""
    known = [*site.getsitepackages(), *sys.path]
    return [Path(os.path.realpath(entry)) for entry in known if Path(entry).name in PACKAGE_FOLDERS]


def _homes_of(names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        file = getattr(sys.modules.get(name), "__file__", None)
        if file:
            yield Path(file).parent


def _distinct(paths: Iterable[Path]) -> list[Path]:
    """Each once, by its real place, without those that lie in another."""
    real = sorted({Path(os.path.realpath(path)) for path in paths if os.path.exists(path)})
    return [path for path in real if not set(path.parents) & set(real)]


def _split(tree: Path, private: Collection[Path], read: list[Path], listed: list[Path]) -> None:
    """A tree in one grant; where something private is in it, folder by folder around that."""
    if tree in private:
        return
    if not any(tree in one.parents for one in private):
        read.append(tree)
        return
    listed.append(tree)
    for child in tree.iterdir():
        if not child.is_symlink():  # where it leads is granted by itself, or not
            _split(child, private, read, listed)
