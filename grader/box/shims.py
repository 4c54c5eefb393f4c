"""Small changes to Python and torch by which honest code works in a box.

A box has one process, one thread, and no folder to write in. Code that asks for more than that
out of habit, and would give the same results without, gets the same results without:

=====================================  =======================================================
DataLoader(num_workers=4)              loads in the box's own process, in the same order
torch.set_num_threads and its twin     nothing: another number would change the last bits
torch.compile, Module.compile          the function or module as it is
ThreadPoolExecutor, ProcessPoolExec…   run what is submitted at once, in the caller
threading.Timer                        is never due
torch.profiler, autograd.profiler      measure without a thread of their own (``profiling``)
ctypes.util.find_library               looks without starting a program (``libraries``)
Thread.start                           RuntimeError that says so, instead of a bare one
HOME, TMPDIR and other folders         names that exist
MPLBACKEND                             no display
=====================================  =======================================================

They hold on every rung, also where no filter would refuse, so that verdicts are the same. They
are no security: what a hand-in takes back, the filter refuses.
"""

from __future__ import annotations

import concurrent.futures
import functools
import inspect
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.thread import ThreadPoolExecutor
from typing import Any

import torch
import torch.utils.data

from grader.box import libraries, profiling

NO_THREADS = "threads cannot be started here: the box has one; call the function itself"
ONLY_WITH_WORKERS = {
    "num_workers": 0,
    "persistent_workers": False,
    "prefetch_factor": None,
    "multiprocessing_context": None,
    "timeout": 0,
}


def install() -> None:
    """Makes the changes in this process and the forks of it; must come before the ban."""
    _name_places()
    _load_in_this_process()
    _keep_one_thread()
    _compile_nothing()
    profiling.install()
    libraries.install()


def _name_places() -> None:
    if sys.platform == "win32":
        return
    names = dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR", "TORCHINDUCTOR_CACHE_DIR"), "/tmp")
    os.environ.update(names, MPLBACKEND="Agg")
    tempfile.tempdir = "/tmp"  # else looking for a place to write ends in a long error


def _load_in_this_process() -> None:
    first = torch.utils.data.DataLoader.__init__
    parameters = inspect.signature(first)

    @functools.wraps(first)
    def without_workers(*arguments: Any, **settings: Any) -> None:
        bound = parameters.bind(*arguments, **settings)
        if bound.arguments.get("num_workers"):
            bound.arguments.update(ONLY_WITH_WORKERS)
        first(*bound.args, **bound.kwargs)

    torch.utils.data.DataLoader.__init__ = without_workers  # type: ignore[method-assign]


def _keep_one_thread() -> None:
    def stays(number: int) -> None:
        """Another number of threads would change a result's last bits; there is one."""

    def refuse(self: threading.Thread) -> None:
        raise RuntimeError(NO_THREADS)

    def is_never_due(self: threading.Timer) -> None:
        """Matplotlib starts one to say that it is slow."""

    torch.set_num_threads = torch.set_num_interop_threads = stays  # type: ignore[assignment]
    threading.Thread.start = refuse  # type: ignore[method-assign]
    threading.Timer.start = is_never_due  # type: ignore[assignment, method-assign]
    ThreadPoolExecutor.submit = _run_now  # type: ignore[method-assign]
    concurrent.futures.ProcessPoolExecutor = _InThisProcess  # type: ignore[assignment, misc]


def _run_now(
    self: object, function: Callable[..., Any], /, *arguments: Any, **settings: Any
) -> Future[Any]:
    """A future that is done: what was submitted has run, or has failed with its error."""
    future: Future[Any] = Future()
    try:
        future.set_result(function(*arguments, **settings))
    except BaseException as error:
        future.set_exception(error)
    return future


class _InThisProcess(ThreadPoolExecutor):
    """What takes the place of a pool of processes."""

    def __init__(
        self,
        max_workers: int | None = None,
        mp_context: object = None,
        initializer: Callable[..., Any] | None = None,
        initargs: tuple[Any, ...] = (),
        *,
        max_tasks_per_child: int | None = None,
    ) -> None:
        super().__init__(1)
        if initializer is not None:
            initializer(*initargs)


def _compile_nothing() -> None:
    def as_it_is(model: Any = None, **_: Any) -> Any:
        return model if model is not None else (lambda function: function)

    def stay_as_it_is(self: torch.nn.Module, *_: Any, **__: Any) -> None:
        """A compiled module gives the same numbers, sooner or later."""

    torch.compile = as_it_is
    torch.nn.Module.compile = stay_as_it_is  # type: ignore[method-assign]
