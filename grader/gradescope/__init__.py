"""The grader on Gradescope: what ``run_autograder`` runs for each submission.

It reads what Gradescope says of the submission (``submission``), applies the rules of the
manifest's ``[gradescope]`` (``rules``), has it graded (``run``), and tells what came of it
(``results``).
"""

from __future__ import annotations

COURSE = "course"  # the folder of the zip that holds the assignment
SPARE_SECONDS = 45.0  # between our end and Gradescope's, which would write a zero over our results


def deadline(limit_minutes: float) -> float:
    """After how many seconds a run ends itself."""
    return 60.0 * limit_minutes - SPARE_SECONDS
