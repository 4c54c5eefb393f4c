"""What an examiner tells, as it happens: one JSON object a line.

{"planned": [check, …], "of": number}    every row, before the hand-in is opened, and how many
                             checks there are, of which these were asked for
{"judged": [check, outcome]} one of them, or a part of one
{"inspected": protection}    what the spawned boxes protect from, before anything is in them
{"noted": text}              said once for the whole hand-in
{"broken": text}             the assignment cannot be examined; its instructor repairs it
{"failed": text}             the examiner cannot go on; we repair it
{"finished": true}
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any, TextIO

from grader.grade import Check, Leaderboard, Mistake, Outcome, Verdict


class Teller:
    """Writes events; a ``Listener`` of the examination."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def planned(self, checks: Iterable[Check], of: int) -> None:
        self.tell(planned=[dataclasses.asdict(check) for check in checks], of=of)

    def judged(self, check: Check, outcome: Outcome) -> None:
        told = {**dataclasses.asdict(outcome), "verdict": outcome.verdict.value}
        self.tell(judged=[dataclasses.asdict(check), told])

    def noted(self, text: str) -> None:
        self.tell(noted=text)

    def tell(self, **event: Any) -> None:
        """One event; it is on its way when this returns."""
        self._stream.write(json.dumps(event) + "\n")
        self._stream.flush()


def check_of(told: dict[str, Any]) -> Check:
    """A check from its event."""
    board = told["leaderboard"]
    return Check(
        **{
            **told,
            "functions": tuple(told["functions"]),
            "tags": tuple(told["tags"]),
            "leaderboard": Leaderboard(**board) if board else None,
        }
    )


def outcome_of(told: dict[str, Any]) -> Outcome:
    """An outcome from its event."""
    board = told["leaderboard"]
    return Outcome(
        **{
            **told,
            "verdict": Verdict(told["verdict"]),
            "mistakes": tuple(Mistake(**mistake) for mistake in told["mistakes"]),
            "curve": tuple(told["curve"]),
            "leaderboard": Leaderboard(**board) if board else None,
        }
    )
