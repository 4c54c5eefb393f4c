"""``python -m grader.gradescope /autograder``"""

from __future__ import annotations

import sys
import time
from pathlib import Path

begun = time.monotonic()

if __name__ == "__main__":
    from grader.gradescope.run import run

    run(Path(sys.argv[1]), begun)
