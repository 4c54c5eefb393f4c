"""The self-check: a real box tries ten attacks on itself, before it is trusted with a hand-in.

The warm process has it done once by a fork of its own, and keeps the answer; a spawned examiner
does it in the box that it has anyway. By itself it is ``python -I -B -m grader.box.selfcheck``.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import torch

from grader.box import attempts, confinement, forked, spawned, wall
from grader.box.boxes import Box, Boxes, Patience
from grader.box.confinement import watchdog
from grader.box.heat import heat
from grader.box.question import Observation, Package, Question
from grader.errors import OurFault
from grader.protection import ATTEMPTS, Protection

SECONDS = 30.0  # for one attempt; they take milliseconds
SOURCE = Path(attempts.__file__)
PACKAGE = Package(SOURCE.name, SOURCE.stem, SOURCE.read_bytes(), b"")
OVER_MB = 64  # how far over its memory a box tries to go
FOLDERS = ("/tmp", "/var/tmp", "/dev/shm", os.getcwd())  # where anybody may write, often
NOBODY = 9  # a port where nothing listens
ENDED_BY_THE_FILTER = "died of SIGSYS"

Arguments = dict[str, tuple[Any, ...]]


def inspect(boxes: Boxes, memory_mb: int, *, is_watched: bool = watchdog.IS_NEEDED) -> Protection:
    """What came of ten attempts in one of these boxes, which may use so much memory.

    ``is_watched``: it is a watchdog that sees to that, and ends the box.
    """
    with _bait() as arguments:
        arguments["hoard"] = (memory_mb + OVER_MB, watchdog.NOTICES_WITHIN if is_watched else 0.0)
        breaches = dict(_breaches(boxes, arguments, is_watched))
    return Protection(breaches, confinement.missing())


def inspect_forked(control: socket.socket, descriptor: int, budget: confinement.Budget) -> None:
    """The life of a fork of the warm process that inspects the boxes of the nursery beside it."""
    boxes = forked.ForkedBoxes(control, Patience(), wall.Limits())
    with os.fdopen(descriptor, "w", encoding="utf-8") as writing, closing(boxes):
        writing.write(json.dumps(inspect(boxes, budget.memory_mb).as_json()) + "\n")


def inspect_spawned() -> None:
    """The same for spawned boxes, by a process of its own; the budget on stdin, and JSON out."""
    budget = confinement.Budget(**json.loads(sys.stdin.readline()))
    heat()
    boxes = spawned.SpawnedBoxes(spawned.Recipe(budget=budget), Patience(), wall.Limits())
    with closing(boxes):
        print(json.dumps(inspect(boxes, budget.memory_mb).as_json()))


def _breaches(boxes: Boxes, arguments: Arguments, is_watched: bool) -> Iterator[tuple[str, str]]:
    """Each attempt that got somewhere, and how far."""
    box: Box | None = None
    for attempt in ATTEMPTS:
        box = box or _opened(boxes)
        question = Question(attempt.name, arguments.get(attempt.name, ()), is_probe=False)
        observation = box.ask(question, time.monotonic() + SECONDS)
        breach = _breach(attempt.name, observation)
        if attempt.name == "hoard" and is_watched and _was_too_big(observation):
            breach = ""
        if breach:
            yield attempt.name, breach
        if observation.trouble is not None:
            box.close()
            box = None
    if box is not None:
        box.close()


def _opened(boxes: Boxes) -> Box:
    box = boxes.open()
    trouble = box.load(PACKAGE, time.monotonic() + SECONDS)
    if trouble is not None or not isinstance(box, Box):
        raise OurFault(f"the self-check could not be loaded in a box: {trouble}")
    return box


def _breach(name: str, observation: Observation) -> str:
    """How far an attempt got; nothing where it was refused, or its process ended for it."""
    if observation.trouble is not None:
        text = observation.trouble.text
        return "" if ENDED_BY_THE_FILTER in text else text or observation.trouble.verdict
    if name == "train":
        is_same = _same_bits(observation.value, attempts.train())
        return "" if is_same else "the bits of a training step differ from those outside"
    return str(observation.value)


def _was_too_big(observation: Observation) -> bool:
    return observation.trouble is not None and observation.trouble.verdict == "TOO_BIG"


def _same_bits(inside: Any, outside: list[torch.Tensor]) -> bool:
    return (
        isinstance(inside, list)
        and len(inside) == len(outside)
        and all(map(torch.equal, inside, outside))
    )


@contextmanager
def _bait() -> Iterator[Arguments]:
    """Things of ours to get hold of: a file that all may read, listeners, an open folder."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="grader-")))
        folder.chmod(0o755)
        secret, open_folder = folder / "secret", folder / "open"
        secret.write_text("a secret of ours", encoding="utf-8")
        secret.chmod(0o666)
        open_folder.mkdir()
        open_folder.chmod(0o777)
        port, path = NOBODY, ""
        with suppress(OSError):  # a machine without a loopback device
            port = stack.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
        if hasattr(socket, "AF_UNIX"):
            path = str(folder / "socket")
            unix = stack.enter_context(socket.socket(socket.AF_UNIX))
            unix.bind(path)
            unix.listen()
            os.chmod(path, 0o777)
        name = f"grader-{secrets.token_hex(8)}"
        new_files = [str(Path(place) / name) for place in (open_folder, *FOLDERS)]
        stack.callback(_remove, new_files)
        around = [os.getpid(), os.getppid()]
        yield {
            "read_secret": (str(secret),),
            "spy": (around,),
            "connect": (port, path),
            "write": ([*new_files, str(secret)],),
            "kill": (around,),
        }


def _remove(files: list[str]) -> None:
    for file in files:
        with suppress(OSError):
            os.unlink(file)


if __name__ == "__main__":
    inspect_spawned()
