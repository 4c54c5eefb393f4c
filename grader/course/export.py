"""Gradescope's export of a class: whose each folder is, and when it was handed in.

Beside the folders ``submission_<id>/`` lies ``submission_metadata.yml``, which Gradescope writes
with Ruby: keys begin with a colon, and some values have tags of Ruby's. What is not understood in
it is left out; only names and times are taken from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import yaml

from grader.errors import AssignmentError

FILE = "submission_metadata.yml"
PERSONAL = ("name", "sid", "email")


@dataclass(frozen=True, slots=True)
class Submission:
    """What the export says of one folder."""

    people: tuple[Mapping[str, str], ...]  # name, sid, email
    created_at: datetime | None


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Plain values only; what has a tag that is unknown is read as if it had none."""


def _untagged(loader: Any, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


_Loader.add_multi_constructor("", _untagged)


def read_export(folder: Path) -> dict[str, Submission]:
    """What is said of each folder of an export; nothing where the folder is no export.

    Raises:
        AssignmentError: the file is there and is not YAML.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        data = yaml.load(path.read_bytes(), _Loader)  # safe: the loader makes plain values
    except OSError as error:
        raise AssignmentError(f"{path}: cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        line = f"line {where.line + 1}: " if where is not None else ""
        raise AssignmentError(
            f"{path}: {line}not YAML, so nobody knows whose the hand-ins are: "
            "export the submissions from Gradescope again"
        ) from None
    told = data if isinstance(data, dict) else {}
    return {str(name): _submission(entry) for name, entry in told.items()}


def _submission(entry: object) -> Submission:
    people = [_person(one) for one in _listed(_value(entry, "submitters"))]
    known = tuple(person for person in people if person["name"])
    return Submission(known, moment(_value(entry, "created_at")))


def _person(told: object) -> dict[str, str]:
    person = {key: _text(_value(told, key)) for key in PERSONAL}
    return {**person, "name": person["name"] or person["email"] or person["sid"]}


def moment(value: object) -> datetime | None:
    """A time as YAML reads it, or as a text; UTC where it says nothing of its zone."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(
                value.strip().replace(" UTC", "+00:00").replace("Z", "+00:00")
            )
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=timezone.utc)


def _value(entry: object, key: str) -> object:
    """The value of a key, with Ruby's colon or without."""
    if not isinstance(entry, dict):
        return None
    return entry.get(f":{key}", entry.get(key))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, (str, int)) else ""
