"""What a hand-in was asked and answered, kept so that it can be judged again without being run.

The wrapper ``Recording`` stands around the subject of one check. Each answer is kept under a key
that is made of the probes' source and of all questions that this subject was asked so far, the
present one last: so an answer is only ever taken for one to the same question in the same place.

The record of a check is JSON, compressed:

    {"answers": [[key, base64 of a frame], …], "printed": [text, …]}

A frame is a message of ``grader.box.values``: the length of its header, the header, its body. The
record under "" is of the opening: one answer, the trouble there was, if there was any.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.box import values
from grader.box.question import Observation, Question, Trouble
from grader.events import Recorded
from grader.examine.subjects import Exchange, Subject

MOST_KEPT = 8 << 20  # bytes of all records of one hand-in, compressed
MOST_HELD = 16 << 20  # bytes of the frames of one check, before they are compressed
OPENING = ""  # the check under which the opening is kept
TOO_LARGE = "its answers were not kept: those of this hand-in are larger than {most:,} KB together"

_LENGTH = struct.Struct(">I")
# What the wall has let in is let in again; written anew, it may be a little longer.
_LIMITS = values.Limits(header_bytes=2**31, body_bytes=2**40)


@dataclass(frozen=True, slots=True)
class Answers:
    """What one check was answered: frames by key; what was printed, in order."""

    frames: Mapping[str, bytes] = field(default_factory=dict)
    printed: tuple[str, ...] = ()


class Recorder:
    """Keeps the records of one hand-in, and tells each when its check is over."""

    def __init__(
        self, probes: bytes, tell: Callable[[Recorded], None], most: int = MOST_KEPT
    ) -> None:
        """``most``: bytes of all records of the hand-in together."""
        self._probes = probes
        self._tell = tell
        self._open: dict[str, Recording] = {}
        self._most = self._left = most

    def around(self, check: str, subject: Subject) -> Subject:
        """The subject, with a record kept of it."""
        self._open[check] = recording = Recording(subject, self._probes)
        return recording

    def opened(self, trouble: Trouble | None) -> None:
        """Tells what came of opening the hand-in."""
        frame = frame_of(Observation(trouble=trouble))
        self._told(OPENING, "", _compressed([("", frame)], []))

    def ended(self, check: str, log: Sequence[Exchange]) -> None:
        """Tells the record of a check, and the fingerprint of its answers.

        ``log``: what was asked for the verdict, without what was asked to shrink a failure.
        """
        recording = self._open.pop(check, None)
        if recording is not None:
            self._told(check, fingerprint(log, recording.frame_of), recording.compressed())

    def _told(self, check: str, digest: str, record: bytes | None) -> None:
        if record is None or len(record) > self._left:
            unkept = TOO_LARGE.format(most=self._most >> 10)
            return self._tell(Recorded(check, digest, None, unkept))
        self._left -= len(record)
        return self._tell(Recorded(check, digest, record))


class Recording:
    """A subject that keeps what it was asked and answered."""

    def __init__(self, subject: Subject, probes: bytes) -> None:
        self._subject = subject
        self._key = Key(probes)
        self._answers: list[tuple[str, bytes]] = []
        self._frames: dict[int, tuple[Observation, bytes]] = {}  # by identity
        self._printed: list[str] = []
        self._held = 0

    def ask(self, question: Question) -> Observation:
        observation = self._subject.ask(question)
        key = self._key.after(question)
        if self._held <= MOST_HELD:
            frame = frame_of(observation)
            self._held += len(frame)
            self._answers.append((key, frame))
            self._frames[id(observation)] = observation, frame
        return observation

    def frame_of(self, observation: Observation) -> bytes:
        """Its frame, which is mostly there already."""
        kept = self._frames.get(id(observation))
        return kept[1] if kept else frame_of(observation)

    def printed(self) -> str:
        text = self._subject.printed()
        self._printed.append(text)
        return text

    def close(self) -> None:
        self._subject.close()

    def compressed(self) -> bytes | None:
        """The record; None where it is too large to be kept."""
        return None if self._held > MOST_HELD else _compressed(self._answers, self._printed)


class Key:
    """The key of each question that is put to one subject, in turn."""

    def __init__(self, probes: bytes) -> None:
        self._so_far = hashlib.sha256(probes).digest()

    def after(self, question: Question) -> str:
        """The key of this question, asked after all others."""
        total = hashlib.sha256(self._so_far)
        for part in values.pack(question.as_message(), _LIMITS):
            total.update(_LENGTH.pack(len(part)))
            total.update(part)
        self._so_far = total.digest()
        return total.hexdigest()[:32]


def frame_of(observation: Observation) -> bytes:
    """The answer as bytes, without the time that it took."""
    trouble = observation.trouble
    told: dict[str, Any] = {"value": observation.value}
    if trouble is not None:
        told = {"trouble": {**dataclasses.asdict(trouble), "kin": list(trouble.kin)}}
    header, body = values.pack(told, _LIMITS)
    return _LENGTH.pack(len(header)) + header + body


def fingerprint(log: Sequence[Exchange], framed: Callable[[Observation], bytes] = frame_of) -> str:
    """The digest of answers in order, equal for equal answers; of a trouble not where it was."""
    total = hashlib.sha256()
    for exchange in log:
        observation = exchange.observation
        if observation.trouble is not None:
            placeless = dataclasses.replace(observation.trouble, line=None, column=None)
            observation = dataclasses.replace(observation, trouble=placeless)
        frame = framed(observation)
        total.update(_LENGTH.pack(len(frame)))
        total.update(frame)
    return total.hexdigest() if log else ""


def observation_in(frame: bytes) -> Observation:
    """The answer that ``frame_of`` made these bytes of."""
    (length,) = _LENGTH.unpack_from(frame)
    start = _LENGTH.size
    header, body = frame[start : start + length], frame[start + length :]
    told = values.unpack(header, body, _LIMITS, strides=False)
    if "trouble" not in told:
        return Observation(told["value"])
    kin = tuple(told["trouble"]["kin"])
    return Observation(trouble=Trouble(**{**told["trouble"], "kin": kin}))


def read(record: bytes) -> Answers:
    """The record of a check, as ``Recorder`` told it."""
    told = json.loads(zlib.decompress(record))
    frames = {key: base64.b64decode(frame) for key, frame in told["answers"]}
    return Answers(frames, tuple(told["printed"]))


def _compressed(answers: Sequence[tuple[str, bytes]], printed: Sequence[str]) -> bytes:
    told = [[key, base64.b64encode(frame).decode()] for key, frame in answers]
    return zlib.compress(json.dumps({"answers": told, "printed": printed}).encode())
