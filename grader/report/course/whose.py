"""Whose a hand-in is: the lines of a gradebook matched with the hand-ins of a class.

A hand-in is called after its student: by a number, a login or a name, or as Canvas and Moodle call
the files of a download. Numbers and logins are surer than names, so they are tried first. What
could be two people's is nobody's: it is told, and a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.report.course.roll import Entry

CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<id>\d+)_\d+(?:_.*)?")
MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)_assignsubmission_.*")


@dataclass(frozen=True, slots=True)
class Person:
    """A line of a gradebook, and what its student is called by."""

    line: int
    name: str
    sure: frozenset[str]  # numbers and logins, folded
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matched:
    """Who was found on both sides, and who was not."""

    entries: Mapping[int, Entry]  # by the line of the gradebook
    without_line: tuple[str, ...]  # hand-ins, or members of a group
    without_handin: tuple[str, ...]  # students of the gradebook
    ambiguous: tuple[str, ...]  # hand-ins that could be several people's, or several of one


def match(entries: Iterable[Entry], people: Sequence[Person]) -> Matched:
    """The hand-in of each line; a group's hand-in is that of each of its members."""
    lines_of = _Lines(people)
    found: dict[int, list[tuple[Entry, str]]] = defaultdict(list)
    without: list[str] = []
    ambiguous: list[str] = []
    for entry in entries:
        for called in entry.member.group or (entry.name,):
            lines = lines_of(called)
            if len(lines) == 1:
                found[min(lines)].append((entry, called))
            else:
                (ambiguous if lines else without).append(called)
    ambiguous += [called for ones in found.values() if len(ones) > 1 for _, called in ones]
    return Matched(
        entries={line: ones[0][0] for line, ones in found.items() if len(ones) == 1},
        without_line=tuple(without),
        without_handin=tuple(person.name for person in people if person.line not in found),
        ambiguous=tuple(ambiguous),
    )


def folded(text: str) -> str:
    """A name without regard to case, spaces and accents, as `first last` where it has a comma."""
    last, comma, first = text.partition(",")
    ordered = f"{first} {last}" if comma else text
    plain = unicodedata.normalize("NFKD", ordered)
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(letters.casefold().split())


def person(line: int, name: str, sure: Iterable[str]) -> Person:
    """A line of a gradebook; of an address the part before the @ is a login too."""
    keys = {folded(text) for text in sure if text.strip()}
    keys |= {key.partition("@")[0] for key in keys}
    return Person(line, name, frozenset(keys), frozenset({folded(name), _squeezed(name)}))


class _Lines:
    """Looks up the lines of a gradebook by what a hand-in is called."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._sure: dict[str, set[int]] = defaultdict(set)
        self._names: dict[str, set[int]] = defaultdict(set)
        for one in people:
            for key in one.sure:
                self._sure[key].add(one.line)
            for key in one.names:
                self._names[key].add(one.line)

    def __call__(self, called: str) -> set[int]:
        """The lines that it could mean."""
        for pattern in (CANVAS, MOODLE):
            found = pattern.fullmatch(called)
            if found and found["id"] in self._sure:
                return self._sure[found["id"]]
        key = folded(called)
        return self._sure.get(key) or self._names.get(key) or set()


def _squeezed(name: str) -> str:
    """As Canvas calls files: the last name and the first, nothing between them."""
    return "".join(one for one in name.casefold() if one.isalnum())


def told_apart(names: Iterable[str]) -> list[str]:
    """The names in order, each once, with how often where that is more than once."""
    counts = Counter(names)
    return [f"{name} ({count} times)" if count > 1 else name for name, count in counts.items()]
