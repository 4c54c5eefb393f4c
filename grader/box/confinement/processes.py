"""Where a box stands among processes: its session, its parent, its signals, its orphans."""

from __future__ import annotations

import contextlib
import os
import signal
import sys

from grader.box.confinement import kernel

MOST_EXPENDABLE = b"1000"


def own_session() -> None:
    """A session and process group of its own, so that all of it can be killed (setsid(2))."""
    if os.getsid(0) != os.getpid():
        os.setsid()


def die_with(parent: int) -> None:
    """Killed by the kernel when the parent dies, whatever it dies of (PR_SET_PDEATHSIG(2const)).

    Stops a box from outliving the run. A change of user clears it, so it comes after that.
    """
    if sys.platform != "linux":
        return
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the line above
        os._exit(1)


def adopt_orphans() -> None:
    """Grandchildren that lose their parent become ours, to be killed
    (PR_SET_CHILD_SUBREAPER(2const))."""
    if sys.platform == "linux":
        kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)


def default_signals() -> None:
    """No handler of the parent's; Ctrl-C is for the command line, not for boxes.

    Forks inherit it.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def go_first() -> None:
    """The first to be ended when the machine runs out of memory (proc_pid_oom_score_adj(5)).

    Stops a hoarding box from having the examiner or the instructor's editor killed in its place.
    Raising the score needs no privilege.
    """
    with contextlib.suppress(OSError):
        score = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
        try:
            os.write(score, MOST_EXPENDABLE)
        finally:
            os.close(score)


def keep_to_itself() -> None:
    """No core dump, no ptrace by others of the same user, and /proc/PID closed to them
    (PR_SET_DUMPABLE(2const)).

    Stops two boxes of one user from reading each other. A change of user sets the flag anew, so
    it comes after that.
    """
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)


def gain_nothing() -> None:
    """No program that is run can bring privileges, such as set-user-ID ones
    (PR_SET_NO_NEW_PRIVS(2const)).

    Stops `sudo` and its kind, should exec ever get past the filter; Landlock and seccomp demand
    it of whoever is not root. It cannot be taken back.
    """
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
