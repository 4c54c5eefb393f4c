"""What a box and a question cost: ``python -m tests.bench.wall`` prints medians, in seconds."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from contextlib import closing

READY = "fork to ready"
WHOLE = "fork, lock in, load, bury"
QUESTION = "a small question across the wall"


def measured() -> dict[str, float]:
    """Median seconds of each, in a process of its own, which has torch."""
    command = [sys.executable, "-m", "tests.bench.wall"]
    told: dict[str, float] = json.loads(subprocess.check_output(command, text=True))
    return told


def main(repeats: int = 50) -> None:
    """Measures, and prints JSON."""
    from grader.box.heat import THREADS

    os.environ.update(THREADS)
    from tests.bench.nursery import Boxes

    with closing(Boxes()) as boxes:
        actions = {READY: boxes.until_ready, WHOLE: boxes.open_and_bury, QUESTION: boxes.ask}
        print(
            json.dumps(
                {
                    name: statistics.median(action() for _ in range(repeats))
                    for name, action in actions.items()
                }
            )
        )


if __name__ == "__main__":
    main()
