"""What becomes of a nursery that is dead, and of one that is late."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from grader.box import forked, wall
from grader.box.boxes import Grave, Patience
from grader.box.question import Package
from grader.errors import OurFault


@pytest.fixture
def both() -> Iterator[tuple[socket.socket, socket.socket]]:
    """The examiner's end of the control socket, and the nursery's."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        yield ours, theirs


def test_a_nursery_that_is_late_is_our_fault(
    both: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
):
    """And stays so: an answer that came later would be taken for that to another question."""
    ours, theirs = both
    monkeypatch.setattr(forked, "NURSERY_SECONDS", 0.001)
    boxes = forked.ForkedBoxes(ours, Patience(), wall.Limits())

    with pytest.raises(OurFault, match="did not answer"):
        boxes.open()
    theirs.send(b"{}")
    with pytest.raises(OurFault) as fault:
        boxes.open()

    assert str(fault.value) == "the process that makes boxes did not answer within 60 seconds"


def test_a_nursery_that_is_dead_was_ended_by_the_hand_in(
    both: tuple[socket.socket, socket.socket],
):
    """Nobody else can reach it, once it has answered."""
    ours, theirs = both
    boxes = forked.ForkedBoxes(ours, Patience(), wall.Limits())
    theirs.send(b"{}")
    boxes.inherit(Package("hand.py", "hand", b"", b""))
    theirs.close()

    assert isinstance(boxes.open(), Grave)


def test_a_nursery_that_never_came_to_be_is_our_fault(both: tuple[socket.socket, socket.socket]):
    """No hand-in had met it."""
    ours, theirs = both
    theirs.close()

    with pytest.raises(OurFault, match="could not be started"):
        forked.ForkedBoxes(ours, Patience(), wall.Limits()).open()
