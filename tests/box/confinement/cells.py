"""A locked-in process without torch: milliseconds, so that every layer can be tried on and off."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import traceback
from collections.abc import Callable
from typing import Any

from grader.box.confinement import Budget, Cell, heat, kernel

SOON = 20.0  # seconds, a safety net
NOBODY = 65_534


def in_a_cell(
    act: Callable[[], Any], *without: str, user: int | None = None, memory_mb: int = 128
) -> Any:
    """What ``act`` gives in a locked process, or ``died of SIG…``, or the name of an OSError.

    As in a grading there are two processes: one like the nursery makes the cell ready, as this
    ``user`` and with no capability if one is given, and its fork locks itself in.
    """
    heat()  # as the warm process does, before anybody changes user
    ours, theirs = socket.socketpair()
    nursery = os.fork()
    if nursery == 0:
        try:
            if user is not None:
                os.setgroups([])
                os.setresgid(user, user, user)
                os.setresuid(user, user, user)
                kernel.prctl(kernel.PR_SET_DUMPABLE, 1)  # as of a process that was this user's
            _nurse(act, Budget(memory_mb=memory_mb, without=without), theirs)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    theirs.close()
    with ours:
        told = _all_of(ours)
    os.waitpid(nursery, 0)
    return json.loads(told) if told else "silent"


def _nurse(act: Callable[[], Any], budget: Budget, theirs: socket.socket) -> None:
    cell = Cell(budget)
    kept = os.open(os.devnull, os.O_RDONLY)  # something of ours that must not be inherited
    os.set_inheritable(kept, True)
    parent = os.getpid()
    box = os.fork()
    if box == 0:
        try:
            cell.lock_in(theirs.fileno(), os.open(os.devnull, os.O_WRONLY), parent)
            theirs.sendall(json.dumps(_outcome(act)).encode())
        finally:
            os._exit(0)
    _, status = os.waitpid(box, 0)
    if os.WIFSIGNALED(status):
        theirs.sendall(json.dumps(f"died of {signal.Signals(os.WTERMSIG(status)).name}").encode())


def _outcome(act: Callable[[], Any]) -> Any:
    try:
        return act()
    except OSError as error:
        return f"{type(error).__name__} {error.errno}"
    except (MemoryError, RuntimeError, ValueError) as error:
        return type(error).__name__


def _all_of(ours: socket.socket) -> bytes:
    told = b""
    while select.select([ours], [], [], SOON)[0] and (part := ours.recv(65_536)):
        told += part
    return told
