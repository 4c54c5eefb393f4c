"""What a cluster costs beside grading: batches through the scheduler, results into the ledger.

python -m tests.bench.cluster [HAND-INS] [WORKERS]

Workers answer at once with a record that was made here, so all that is measured is the way there
and back, and the writing. The same is measured for a tenth of the hand-ins: cost should grow as
they do.
"""

from __future__ import annotations

import base64
import json
import sys
import tempfile
import time
from pathlib import Path

from grader import assignment as assignments
from grader.course.cluster import Cluster
from grader.course.progress import Quiet
from grader.course.run import grade_class
from grader.course.session import Wanted, begun

ROOT = Path(__file__).parent.parent.parent
ASSIGNMENT = ROOT / "assignments" / "optimizers"
FRAMES = 60_000  # bytes of what was recorded for one hand-in, compressed


def measured(number: int, workers: int) -> float:
    """Seconds for a class whose hand-ins need no grading."""

    def work(order: bytes) -> bytes:
        import os

        sources = json.loads(order)["sources"]
        checks = [
            {"id": f"c{k}", "number": "1", "name": "n", "verdict": "RIGHT", "score": 1.0,
             "max_score": 1.0, "visibility": "visible", "functions": [], "message": "m" * 300,
             "mistake": None, "seconds": 0.1}
            for k in range(57)
        ]  # fmt: skip
        record = {
            "assignment": "optimizers", "handin": "", "digest": "", "level": "locked",
            "score": 70.0, "max_score": 70.0, "status": "graded", "notes": [], "checks": checks,
        }  # fmt: skip
        kept = base64.b64encode(os.urandom(FRAMES)).decode()
        recorded = [{"check": "c0", "fingerprint": "f", "observations": kept, "unkept": ""}]
        one = {"record": record, "seconds": 0.0, "recorded": recorded}
        return json.dumps({"examined": [one] * len(sources)}).encode()

    with tempfile.TemporaryDirectory(prefix="grader-bench-") as made:
        folder = Path(made) / "class"
        folder.mkdir()
        for position in range(number):
            (folder / f"student-{position:06}.py").write_text(f"x = {position}\n")
        wanted = Wanted(assignments.load(ASSIGNMENT), folder, Path(made) / "out")
        began = time.monotonic()
        with begun(wanted) as session:
            grade_class(session, Cluster(f"local:{workers}", work=work), Quiet())
        return time.monotonic() - began


def main(number: str = "2000", workers: str = "1") -> None:
    print("hand-ins  seconds  ms each")
    for many in (1, int(number) // 10, int(number)):
        seconds = measured(many, int(workers))
        print(f"{many:>8}  {seconds:>7.1f}  {1000 * seconds / many:>7.1f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
