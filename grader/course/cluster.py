"""A class on more than one machine: batches of hand-ins for the workers of dask.distributed.

The scheduler runs a batch at least once: where a worker dies, its batches go to others. So a batch
writes nothing; its answer comes here, where the one writer of the ledger is, and the first answer
counts. A batch under which workers keep dying is broken up, and each of its hand-ins tried at the
end, by itself and with nothing beside it: the one that does it is withheld, as our fault, and all
others get their grades.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.course.examined import Examined, Source, source_of, withheld
from grader.course.places import Group
from grader.course.provenance import programs
from grader.course.session import Session
from grader.course.worker import Order, grade_batch, read_answer
from grader.errors import AssignmentError, OurFault

if TYPE_CHECKING:
    import distributed

BATCH = 20  # hand-ins; the scheduler deals out some hundred tasks a second, and few are lost
AHEAD = 2  # batches for each worker that are on their way, so that none waits for the next
WORKERS_SECONDS = 300.0  # for the first worker to come, which may stand in a queue
KILLED = "the worker that examined it was killed, again and again, also with nothing else to do"
NOT_INSTALLED = (
    "--cluster needs dask.distributed, which is not installed: pip install 'dlgrader[cluster]'"
)


@dataclass(frozen=True, slots=True)
class Keys:
    """The files by which machines know each other: PEM, as dask.distributed takes them."""

    authority: Path
    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Batch:
    """Hand-ins that go to a worker together."""

    groups: tuple[Group, ...]
    sources: tuple[Source, ...]

    def alone(self) -> list[Batch]:
        """Each of its hand-ins by itself."""
        both = zip(self.groups, self.sources, strict=True)
        return [Batch((group,), (source,)) for group, source in both]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where hand-ins are examined: by N workers of this machine, or those of a scheduler.

    ``address``: ``local:N``, or that of a scheduler, ``tls://HOST:PORT``.
    """

    address: str
    keys: Keys | None = None
    rung: str | None = None
    accepted: str | None = None
    batch: int = BATCH
    work: Callable[[bytes], bytes] = grade_batch

    def examined(
        self, session: Session, groups: Sequence[Group]
    ) -> Generator[tuple[Group, Examined], None, None]:
        """Each group with what came of it.

        Raises:
            AssignmentError: no worker can be had, or one cannot grade this assignment.
            OurFault: the cluster ended in the middle.
        """
        if not groups:
            return
        order = Order(session.assignment, programs(), self.rung, self.accepted)
        with _connected(self) as client:
            yield from _Run(session, client, order, self).examined(groups)


class _Run:
    """One class on its way through a cluster."""

    def __init__(
        self,
        session: Session,
        client: distributed.Client,
        order: Order,
        cluster: Cluster,
    ) -> None:
        self._session = session
        self._client = client
        self._order = order
        self._cluster = cluster
        self._there: dict[distributed.Future, Batch] = {}
        self._suspects: list[Batch] = []
        self._is_quarantine = False

    def examined(self, groups: Iterable[Group]) -> Generator[tuple[Group, Examined], None, None]:
        waiting = iter(groups)
        while True:
            while self._has_room() and (some := list(islice(waiting, self._cluster.batch))):
                yield from self._send_readable(some)
            if not self._there:
                break
            yield from self._received()
        yield from self._quarantined()

    def _has_room(self) -> bool:
        return len(self._there) < AHEAD * max(1, len(self._client.nthreads()))

    def _send_readable(self, some: Iterable[Group]) -> Iterator[tuple[Group, Examined]]:
        """Sends a batch; what cannot even be read is withheld here."""
        groups, sources = [], []
        for group in some:
            source = source_of(group[0], self._session.assignment)
            if isinstance(source, Examined):
                yield group, source
            else:
                groups.append(group)
                sources.append(source)
        if groups:
            self._send(Batch(tuple(groups), tuple(sources)))

    def _send(self, batch: Batch) -> None:
        order = self._order.as_bytes(batch.sources)
        key = f"alone-{key_of(order)}" if self._is_quarantine else key_of(order)
        self._there[self._client.submit(self._cluster.work, order, key=key)] = batch

    def _received(self) -> Iterator[tuple[Group, Examined]]:
        """What the batches that are done have brought."""
        import distributed

        done, _ = distributed.wait(list(self._there), return_when="FIRST_COMPLETED")
        for future in done:
            batch = self._there.pop(future)
            if future.status == "finished":
                yield from zip(
                    batch.groups, read_answer(future.result(), batch.sources), strict=True
                )
            elif not isinstance(fault := _fault(future), distributed.KilledWorker):
                raise OurFault(f"the cluster did not grade what it was given: {fault}")
            elif self._is_quarantine:
                yield batch.groups[0], withheld(batch.sources[0], self._session.assignment, KILLED)
            else:
                self._suspects += batch.alone()
            future.release()

    def _quarantined(self) -> Iterator[tuple[Group, Examined]]:
        """Each suspect with nothing else on its way, for the scheduler suspects all that waited
        for the worker that died."""
        self._is_quarantine = True
        for suspect in self._suspects:
            self._send(suspect)
            yield from self._received()


def key_of(order: bytes) -> str:
    """By which the scheduler knows a batch that it has; another suite makes another one of it."""
    return f"grade-{hashlib.sha256(order).hexdigest()}"


def _fault(future: distributed.Future) -> BaseException | str:
    """Why it is not done."""
    if future.status == "error":
        error: BaseException = future.exception()
        return error
    return f"its scheduler is gone ({future.status}); what was graded is kept"


@contextlib.contextmanager
def _connected(cluster: Cluster) -> Iterator[distributed.Client]:
    """A client with at least one worker."""
    try:
        import distributed
    except ImportError:
        raise AssignmentError(NOT_INSTALLED) from None
    with contextlib.ExitStack() as stack:
        where = _where(cluster, stack)
        try:
            client = stack.enter_context(distributed.Client(**where))
            client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        except (OSError, TimeoutError) as error:
            raise AssignmentError(
                f"--cluster {cluster.address}: no scheduler with a worker answers: {error}"
            ) from None
        yield client


def _where(cluster: Cluster, stack: contextlib.ExitStack) -> dict[str, Any]:
    """What a client needs to know; workers of this machine are started."""
    import distributed

    kind, _, rest = cluster.address.partition(":")
    if kind == "local":
        security = distributed.Security.temporary()  # other users of this machine stay out, too
        local = distributed.LocalCluster(
            n_workers=_workers(rest),
            threads_per_worker=1,
            protocol="tls",
            security=security,
            dashboard_address=None,
            memory_limit=0,  # the boxes have limits of their own
        )
        return {"address": stack.enter_context(local), "security": security}
    if kind != "tls" or cluster.keys is None:
        raise AssignmentError(
            f"--cluster {cluster.address}: hand-ins and grades go from machine to machine, so it "
            "must be tls://HOST:PORT with --tls-ca, --tls-cert and --tls-key; or local:N"
        )
    keys = cluster.keys
    security = distributed.Security(
        require_encryption=True,
        tls_ca_file=str(keys.authority),
        tls_client_cert=str(keys.certificate),
        tls_client_key=str(keys.key),
    )
    return {"address": cluster.address, "security": security}


def _workers(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise AssignmentError(f"--cluster local:{text}: wanted local:N with N workers, 1 or more")
    return int(text)
