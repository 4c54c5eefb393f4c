"""How far a box protects on this machine: what ten attempts showed, and the level they add up to.

    locked    all ten hold: a box reads nothing of ours, reaches nobody, leaves nothing behind
    limited   a box starts nothing, kills nobody, keeps to its memory and counts as we do; but it
              may read files or reach the network: enough against accidents and copied tricks
    open      less than that: for one's own code only

What was tried counts, not what the kernel's version promises. A protection that is missing is
named, with the layers that this machine cannot give and why.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LEVELS = ("locked", "limited", "open")  # the strongest first


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thing that a box is made to try on itself."""

    name: str  # of the function in grader.box.attempts
    claim: str  # what is so where it came to nothing
    breach: str  # what is so where it did not
    level: str  # the weakest level that already needs it


ATTEMPTS = (
    Attempt("read_secret", "it reads none of our files", "it can read our files", "locked"),
    Attempt("spy", "it sees nothing of other processes", "it can read our memory", "locked"),
    Attempt("connect", "it reaches no network and no socket", "it can use the network", "locked"),
    Attempt("fork", "it starts no process or thread", "it can start processes", "limited"),
    Attempt("execute", "it runs no program", "it can run programs", "limited"),
    Attempt("write", "it writes no file", "it can make files", "locked"),
    Attempt("kill", "it signals no process", "it can signal our processes", "limited"),
    Attempt("hoard", "it keeps to its memory", "it can take more memory than allowed", "limited"),
    Attempt("inherit", "it inherits nothing open", "it has descriptors of others", "limited"),
    Attempt("train", "a training step gives the same bits", "it counts differently", "limited"),
)


LAYERS = {  # what each stops; how, is told where it is: grader.box.confinement
    "descriptors": "use of what the processes around it have open",
    "limits": "hoarding of memory, descriptors, processor time and bytes of files",
    "parent": "outliving the run",
    "expendable": "having another process killed where memory is short",
    "user": "files, signals and memory of other users",
    "private": "being read by other boxes; core dumps",
    "landlock": "reading files, writing any, TCP, signals to others",
    "seccomp": "processes, threads, programs, sockets, signals, tracing",
    "cgroup": "hoarding by all boxes of a hand-in together, and of the kernel's memory",
    "shims": "nothing; it lets honest code do without threads, workers and a home",
}


@dataclass(frozen=True, slots=True)
class Protection:
    """What the self-check found."""

    breaches: Mapping[str, str] = dataclasses.field(default_factory=dict)  # attempt -> what came
    lacking: Mapping[str, str] = dataclasses.field(default_factory=dict)  # layer -> why not

    @property
    def level(self) -> str:
        """The strongest level of which every attempt held."""
        weak = [attempt.level for attempt in ATTEMPTS if attempt.name in self.breaches]
        if not weak:
            return "locked"
        return "open" if "limited" in weak else "limited"

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not protected, a line each."""
        return tuple(
            f"{attempt.breach} ({self.breaches[attempt.name]})"
            for attempt in ATTEMPTS
            if attempt.name in self.breaches
        )

    @property
    def note(self) -> str:
        """What is missing in one line without a detail of the machine; empty where nothing is."""
        missing = [attempt.breach for attempt in ATTEMPTS if attempt.name in self.breaches]
        return f"Graded in a box that is {self.level}: {'; '.join(missing)}." if missing else ""

    def suffices(self, wanted: str) -> bool:
        """Whether this is the level that is wanted, or a stronger one."""
        return LEVELS.index(self.level) <= LEVELS.index(wanted)

    def as_json(self) -> dict[str, Any]:
        return {"breaches": dict(self.breaches), "lacking": dict(self.lacking)}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Protection:
        return cls(dict(told["breaches"]), dict(told["lacking"]))


UNTRIED = Protection({attempt.name: "not tried" for attempt in ATTEMPTS})


def in_words(protection: Protection) -> str:
    """What is missing and why, for a message."""
    lines = [f"  {line}" for line in protection.missing]
    lines += [f"  without {layer}: {why}" for layer, why in protection.lacking.items()]
    return "\n".join(lines)
