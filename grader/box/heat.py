"""Imports torch and pays, once, for what its first use costs."""

from __future__ import annotations

import os
import sys
import threading

THREADS = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


def heat() -> None:
    """Imports torch with one thread and runs a training step, so that a fork starts warm.

    Raises:
        RuntimeError: more than one thread is running. A fork of a process in which torch has
            used two threads hangs; so it is better to stop here.
    """
    for name, value in THREADS.items():
        if os.environ.get(name) != value:
            raise RuntimeError(f"{name} must be 1 before torch is imported")
    import numpy
    import torch

    from grader.box import putting_off, torchvision_cure

    putting_off.put_off()
    torchvision_cure.install()  # costs nothing until somebody imports torchvision

    torch.set_num_threads(1)
    weight = torch.nn.Parameter(torch.zeros(2, 2))
    for kind in (torch.optim.SGD, torch.optim.Adam):
        optimizer = kind([weight], lr=0.1)
        (weight @ weight + weight).sum().backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    torch.autograd.grad(weight * 2, weight, torch.ones(2, 2))
    _seed_no_absent_device()
    torch.manual_seed(0)
    numpy.random.seed(0)
    _assert_one_thread()


def _seed_no_absent_device() -> None:
    """Makes torch.manual_seed 40 times as fast where there is no GPU.

    For each kind of device that there might be it would format the whole stack and keep it, in case
    one turns up later.
    """
    import torch

    for device in (torch.cuda, torch.xpu, torch.mtia):
        if not device.is_available():
            vars(device).update(manual_seed_all=lambda seed: None)


def _assert_one_thread() -> None:
    count = threading.active_count()
    if sys.platform == "linux":
        count = len(os.listdir("/proc/self/task"))
    if count != 1:
        raise RuntimeError(f"{count} threads run where one was expected; forking would hang")
