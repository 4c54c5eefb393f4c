"""What a box finds open: nothing on 0, one pipe on 1 and 2, the wall, and nothing else."""

from __future__ import annotations

import os

MOST_OPEN = 1 << 20  # none of ours is near it; the limit itself may be "unlimited"


def output_to(output: int) -> None:
    """Nothing on 0, and all that is printed goes to ``output`` (dup2(2))."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(nothing)


def close_all_but(*kept: int) -> None:
    """Closes what was inherited (close_range(2)): the nursery's control, walls of other boxes.

    Stops a hand-in from speaking in the place of others. It costs microseconds.
    """
    begin = 3
    for descriptor in sorted(one for one in kept if one >= begin):
        os.closerange(begin, descriptor)
        begin = descriptor + 1
    os.closerange(begin, MOST_OPEN)
