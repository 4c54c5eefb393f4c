"""Where an assignment's nurseries begin: what all of them need is made here once.

A ward is forked from the warm process, forbids what the assignment forbids, and forks a nursery for
each hand-in. Like a nursery it never holds a secret, and no hand-in passes through it. It takes on
its control socket (SEQPACKET), until that is closed:

    {}    with two descriptors: forks a nursery behind the first, which holds the second as long
          as it lives
"""

from __future__ import annotations

import functools
import gc
import os
import signal
import socket
from collections.abc import Mapping, Sequence

from grader.box import confinement, forbidden, putting_off, shims
from grader.box.lives import live
from grader.box.nursery import Nursery

PACKET = 4096


class Ward:
    """One assignment's bans and limits, and the nurseries that are made with them."""

    def __init__(
        self,
        budget: confinement.Budget,
        banned: Mapping[str, Sequence[str]],
        *,
        compiles: bool = False,
    ) -> None:
        """
        Args:
            banned: the names and the kernels that are forbidden.
            compiles: whether hand-ins want PyTorch's compiler, which is then imported for all.
        """
        if "shims" not in budget.without:
            shims.install()
        if compiles:
            putting_off.load()
        self._budget = budget
        self._ban = forbidden.install(banned["names"], banned["kernels"])
        self._cell = confinement.Cell(budget, self._ban.absent)
        gc.collect()
        gc.freeze()

    def serve(self, control: socket.socket) -> None:
        """Forks a nursery for everyone who comes, until nobody can come any more."""
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nurseries are not waited for one by one
        while True:
            _, descriptors, _, _ = socket.recv_fds(control, PACKET, 2)
            if not descriptors:
                return
            if os.fork() == 0:
                control.close()
                nursery = socket.socket(fileno=descriptors[0])
                live(functools.partial(self._nurse, nursery))
            for descriptor in descriptors:
                os.close(descriptor)

    def _nurse(self, control: socket.socket) -> None:
        """The life of a nursery; it goes when its examiner has, boxes first."""
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()  # not to be killed along with us
        Nursery(control, self._budget, self._ban, self._cell).serve()
