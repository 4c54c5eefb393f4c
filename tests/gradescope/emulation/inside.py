"""The first process of a container: mounts what one has, goes in, and becomes the command.

``python -m tests.gradescope.emulation.inside ROOT docker|plain PATH,… -- COMMAND …`` in
namespaces of its own, with which all its mounts go.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.gradescope.emulation import docker

PATHS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def main(root: Path, kind: str, shared: list[str], command: list[str]) -> None:
    """Becomes the command; ``shared`` are paths of this machine that it reads, too."""
    mount("-t", "proc", "proc", root / "proc")
    mount("-t", "sysfs", "-o", "ro", "sysfs", root / "sys")
    mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", root / "dev" / "shm")
    for path in shared:
        place = root / path.lstrip("/")
        place.mkdir(parents=True, exist_ok=True)
        mount("--bind", "-o", "ro", path, place)
    os.chroot(root)
    os.chdir("/autograder")
    if kind == "docker":
        docker.enter()
    os.execve(command[0], command, environment())


def mount(*arguments: object) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True)


def environment() -> dict[str, str]:
    """Gradescope's, as far as it matters, with a secret of the harness in it."""
    passed = {name: text for name, text in os.environ.items() if name.startswith("PIP_")}
    return {"PATH": PATHS, "HOME": "/root", "SECRET_OF_THE_HARNESS": "kestrel", **passed}


if __name__ == "__main__":
    place, how, others, _, *rest = sys.argv[1:]
    main(Path(place), how, [one for one in others.split(",") if one], rest)
