"""What an examiner tells, as it happens: one JSON object a line.

{"planned": [check, …], "of": number}    every row, before the hand-in is opened, and how many
                             checks there are, of which these were asked for
{"judged": [check, outcome]} one of them, or a part of one
{"inspected": protection}    what the spawned boxes protect from, before anything is in them
{"recorded": …}              what a check asked and was answered, where that is kept
{"noted": text}              said once for the whole hand-in
{"broken": text}             the assignment cannot be examined; its instructor repairs it
{"failed": text}             the examiner cannot go on; we repair it
{"finished": true}
"""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TextIO

from grader.grade import Check, Leaderboard, Mistake, Outcome, Verdict

# In the message of a check that is judged by the record, where that has no answer to a question.
UNRECORDED = "this needs a regrade, because it asks what the hand-in was not asked before"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one check asked and was answered."""

    check: str  # its id; "" for what came of opening the hand-in
    fingerprint: str  # the digest of its answers; "" where it asked for none
    observations: bytes | None  # compressed, see ``grader.examine.recording``
    unkept: str = ""  # why they are not kept, where that is so


class Teller:
    """Writes events; a ``Listener`` of the examination."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def planned(self, checks: Iterable[Check], of: int) -> None:
        self.tell(planned=[dataclasses.asdict(check) for check in checks], of=of)

    def judged(self, check: Check, outcome: Outcome) -> None:
        told = {**dataclasses.asdict(outcome), "verdict": outcome.verdict.value}
        self.tell(judged=[dataclasses.asdict(check), told])

    def recorded(self, one: Recorded) -> None:
        self.tell(recorded=recorded_told(one))

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


def recorded_told(one: Recorded) -> dict[str, Any]:
    """What was recorded, for its event."""
    kept = base64.b64encode(one.observations).decode() if one.observations else None
    return {**dataclasses.asdict(one), "observations": kept}


def recorded_of(told: dict[str, Any]) -> Recorded:
    """What was recorded, from its event."""
    kept = told["observations"]
    return Recorded(**{**told, "observations": base64.b64decode(kept) if kept else None})


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
