"""What ``assignment.toml`` may say, and every way in which one says something else.

A manifest is checked as plain data by rules. A rule takes an entry and its place
(``limits.memory_mb``) and yields the problems, each as one line that begins with a place.
"""

from __future__ import annotations

import difflib
import json
import keyword
import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import AssignmentError
from grader.protection import LEVELS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE_NAME = "assignment.toml"

VISIBILITIES = ("visible", "hidden", "after_due_date", "after_published")

Rule = Callable[[object, str], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What a hand-in must not call; shell globs are allowed in both."""

    names: tuple[str, ...] = ()  # dotted names; a module bans all that is in it
    kernels: tuple[str, ...] = ()  # operators of aten, all their overloads


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much a hand-in may take."""

    load_seconds: float = 10.0  # importing the hand-in
    question_seconds: float = 10.0  # one question
    total_seconds: float = 240.0  # the whole run
    memory_mb: int = 512  # on top of what torch itself takes
    answer_mb: int = 16  # one answer
    output_kb: int = 64  # stdout and stderr kept for each box


@dataclass(frozen=True, slots=True)
class Box:
    """What a box must protect from, for a graded run: see ``grader.protection``."""

    level: str = "locked"


@dataclass(frozen=True, slots=True)
class Gradescope:
    """What holds on Gradescope alone."""

    limit_minutes: float = 10.0  # the time limit that is set there; ours ends sooner
    hidden_visibility: str = ""  # of the checks in staff/; empty: as anywhere else
    leaderboard: bool = True  # whether checks may write their columns
    late_percent_per_day: float = 0.0  # of the score, for each day begun
    late_grace_minutes: float = 0.0  # that are not late yet
    submissions: int = 0  # that are graded in the time below; 0: all are
    submissions_hours: float = 24.0


def read(path: Path) -> dict[str, Any]:
    """The manifest as plain data, not yet checked; AssignmentError where it is not TOML."""
    try:
        text = path.read_bytes().decode("utf-8-sig")  # Windows editors write a BOM
        return tomllib.loads(text)
    except FileNotFoundError:
        raise AssignmentError(f"{path.parent.name}: no {path.name} in this folder") from None
    except OSError as error:
        raise AssignmentError(f"{path.name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise AssignmentError(f"{path.name}: line {line} is not UTF-8") from None
    except ValueError as error:
        place = f"line {text.rstrip().count(chr(10)) + 1}, the end of the file"
        why = str(error).replace("end of document", place)
        raise AssignmentError(f"{path.name}: not valid TOML: {why}") from None


def problems(data: Mapping[str, object]) -> list[str]:
    """All that is wrong with a manifest, in the order of its keys, what is missing last."""
    return [*_MANIFEST(data, ""), *_strangers_among_hints(data), *_idle_on_gradescope(data)]


def _value(wanted: str, fits: Callable[[object], bool]) -> Rule:
    """The rule that an entry fits; ``wanted`` says what would."""

    def rule(value: object, place: str) -> Iterator[str]:
        if not fits(value):
            yield f"{place}: wanted {wanted}; got {_shown(value)}"

    return rule


def _list_of(item_rule: Rule) -> Rule:
    def rule(value: object, place: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{place}: wanted a list; got {_shown(value)}"
            return
        for index, item in enumerate(value):
            yield from item_rule(item, f"{place}[{index}]")

    return rule


def _table(rules: Mapping[str, Rule], required: Mapping[str, str] | None = None) -> Rule:
    """The rule of a table with these keys; ``required`` has an example line for some of them."""

    def rule(value: object, place: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{place}: wanted a table, [{place}]; got {_shown(value)}"
            return
        prefix = f"{place}." if place else ""
        for key, entry in value.items():
            if key in rules:
                yield from rules[key](entry, prefix + key)
            else:
                yield f"{prefix}{key}: unknown key; {_nearest(key, rules)}"
        for key, example in (required or {}).items():
            if key not in value:
                yield f"{prefix}{key}: missing; add a line like {example}"

    return rule


def _contract(value: object, place: str) -> Iterator[str]:
    """The rule of the contract's names: at least one, each an identifier, each once."""
    yield from _list_of(_NAME)(value, place)
    if not isinstance(value, list):
        return
    if not value:
        yield f"{place}: wanted at least one name; got []"
    names = [name for name in value if isinstance(name, str)]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"{place}: {_shown(name)} is there {names.count(name)} times; name it once"


def _hints(value: object, place: str) -> Iterator[str]:
    """The rule of the hints: a text for each key, whatever the key."""
    keys = value if isinstance(value, dict) else ()
    return _table(dict.fromkeys(keys, _TEXT))(value, place)


def _strangers_among_hints(data: Mapping[str, object]) -> Iterator[str]:
    hints, functions = data.get("hints"), data.get("functions")
    if not isinstance(hints, dict) or not isinstance(functions, list):
        return
    names = [name for name in functions if isinstance(name, str)]
    for key in hints:
        if key not in names:
            yield f"hints.{key}: not one of the functions; {_nearest(key, names)}"


def _idle_on_gradescope(data: Mapping[str, object]) -> Iterator[str]:
    """Entries that do nothing, because the one that they belong to is not there."""
    table = data.get("gradescope")
    if not isinstance(table, dict):
        return
    for key, owner in _BELONGS_TO.items():
        if key in table and owner not in table:
            yield f"gradescope.{key}: does nothing without gradescope.{owner}"


def _nearest(key: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"


def _shown(value: object) -> str:
    """An entry as TOML would spell it, or nearly, and short."""
    if isinstance(value, float):
        return repr(value)  # inf and nan as TOML writes them
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_name(value: object) -> bool:
    return isinstance(value, str) and value.isidentifier() and not keyword.iskeyword(value)


def _is_file(value: object) -> bool:
    return isinstance(value, str) and value.endswith(".py") and _is_name(value[: -len(".py")])


def _is_pattern(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[\w*?\[\]!-]+(\.[\w*?\[\]!-]+)*", value))


def _is_operator(value: object) -> bool:
    """An operator of aten, by its plain name, or of the namespace that stands before it."""
    if not isinstance(value, str):
        return False
    namespace, separator, name = value.rpartition("::")
    is_other = namespace.isidentifier() and namespace != "aten"
    return _is_pattern(name) and (is_other or not separator)


def _is_seconds(value: object) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and 0 < value <= 86_400  # type: ignore[operator]  # nan and inf are neither


def _is_size(value: object) -> bool:
    return type(value) is int and 0 < value <= 1_048_576


def _is_count(value: object) -> bool:
    return type(value) is int and 1 <= value <= 1000


def _is_between(least: float, most: float) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return is_number and least <= value <= most  # type: ignore[operator]

    return fits


_TEXT = _value("a text that is not empty", _is_text)
_NAME = _value("a Python name", _is_name)
_FILE = _value('the plain name of a Python file, like "optimizers.py"', _is_file)
_DOTTED = _value('a dotted name, like "torch.optim" or "torch.nn.BatchNorm*"', _is_pattern)
_KERNEL = _value('the name of an operator, like "native_batch_norm"', _is_operator)
_SECONDS = _value("a number of seconds above 0, at most 86400", _is_seconds)
_SIZE = _value("a whole number above 0, at most 1048576", _is_size)
_VISIBILITY = _value(f"one of {', '.join(VISIBILITIES)}", lambda value: value in VISIBILITIES)

_LEVEL = _value(f"one of {', '.join(LEVELS)}", lambda value: value in LEVELS)

_LIMITS = {
    name: _SECONDS if name.endswith("_seconds") else _SIZE for name in Limits.__dataclass_fields__
}

_BELONGS_TO = {
    "late_grace_minutes": "late_percent_per_day",
    "submissions_hours": "submissions",
}
_GRADESCOPE = _table(
    {
        "limit_minutes": _value("a number of minutes from 2 to 40", _is_between(2, 40)),
        "hidden_visibility": _VISIBILITY,
        "leaderboard": _value("true or false", lambda value: isinstance(value, bool)),
        "late_percent_per_day": _value("a number from 0 to 100", _is_between(0, 100)),
        "late_grace_minutes": _value("a number of minutes, 0 or more", _is_between(0, 525_600)),
        "submissions": _value("a whole number from 1 to 1000", _is_count),
        "submissions_hours": _value("a number of hours from 1 to 8760", _is_between(1, 8760)),
    }
)

_MANIFEST = _table(
    {
        "title": _TEXT,
        "teaches": _TEXT,
        "file": _FILE,
        "functions": _contract,
        "forbidden": _table({"names": _list_of(_DOTTED), "kernels": _list_of(_KERNEL)}),
        "limits": _table(_LIMITS),
        "box": _table({"level": _LEVEL}),
        "hints": _hints,
        "gradescope": _GRADESCOPE,
        "staff": _table({"reference": _TEXT, "hidden_visibility": _VISIBILITY}),
    },
    required={
        "title": 'title = "Optimizers"',
        "file": 'file = "optimizers.py"',
        "functions": 'functions = ["SGD", "Adam"]',
    },
)
