"""Several hand-ins at once, by threads; what comes of them, as it comes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

Work = TypeVar("Work")
Done = TypeVar("Done")


def in_turn(
    works: Iterable[Work], do: Callable[[Work], Done], jobs: int, stop: Callable[[], None]
) -> Generator[tuple[Work, Done], None, None]:
    """Each work with what came of it, the first done first; no more is begun than is needed.

    Args:
        stop: called when nobody waits for the rest any more, to end what is being done.
    """
    waiting = iter(works)
    pool = ThreadPoolExecutor(jobs)
    begun: dict[Future[Done], Work] = {}

    def begin(more: int) -> None:
        for work in islice(waiting, more):
            begun[pool.submit(do, work)] = work

    try:
        begin(jobs)
        while begun:
            done, _ = wait(begun, return_when=FIRST_COMPLETED)
            results = [(begun.pop(one), one) for one in done]
            begin(len(results))  # so that nothing stands still while the caller writes
            for work, result in results:
                yield work, result.result()
    except BaseException:
        stop()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
