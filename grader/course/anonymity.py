"""Codes in the place of names, the same for one student in every run of a class.

A code is made from the name with a secret that is drawn once and kept beside the ledger: who has
the secret and a name can tell the code, and nobody else can go back from a code to a name.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.course.handins import Entry
from grader.errors import OurFault

FILE = "secret"
QUOTING = {"message", "student_message", "output"}  # what of a row may hold a student's words
SHORTEST = 3  # characters of a text that is looked for; shorter ones are in every word


def secret_of(folder: Path) -> bytes:
    """The secret of a class, drawn when first asked for; the owner alone can read it."""
    path = folder / FILE
    try:
        if not path.exists():
            unfinished = folder / f".{secrets.token_hex(8)}.tmp"
            with open(
                os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb"
            ) as new:
                new.write(secrets.token_bytes(32))
                new.flush()
                os.fsync(new.fileno())
            os.replace(unfinished, path)
        return path.read_bytes()
    except OSError as error:
        raise OurFault(f"{path}: {error.strerror}") from error


def veiled(entries: Iterable[Entry], secret: bytes, plain: Collection[str]) -> tuple[Entry, ...]:
    """The entries under codes, each with the texts that its records must not hold.

    Args:
        plain: words of the assignment, which stay readable if they are somebody's name too.
    """
    return tuple(
        sorted((_veiled(entry, secret, plain) for entry in entries), key=lambda one: one.name)
    )


def concealed(value: Any, texts: Iterable[str], code: str) -> Any:
    """A copy of plain data with a code in place of these texts, wherever they stand as words."""
    wanted = sorted(set(texts), key=len, reverse=True)
    if not wanted:
        return value
    pattern = re.compile(
        r"(?<![^\W\d_])(?:" + "|".join(map(re.escape, wanted)) + r")(?![^\W\d_])", re.IGNORECASE
    )
    return _mapped(value, lambda text: pattern.sub(code, text))


def veiled_record(record: Mapping[str, Any], texts: Collection[str], code: str) -> dict[str, Any]:
    """A record without these texts, wherever a student's words are in it."""
    checks = [
        {**check, **{key: concealed(check[key], texts, code) for key in QUOTING & check.keys()}}
        for check in record["checks"]
    ]
    return {**record, "notes": concealed(record["notes"], texts, code), "checks": checks}


def _veiled(entry: Entry, secret: bytes, plain: Collection[str]) -> Entry:
    code = _code(secret, entry.key)
    people = tuple(
        {"name": _code(secret, person["sid"] or person["email"] or person["name"])}
        for person in entry.people
    )
    known = {word.casefold() for word in plain}
    names = [entry.key, entry.stem, entry.name, entry.path.name]
    names += [text for person in entry.people for text in person.values()]
    conceals = {text for text in names if len(text) >= SHORTEST and text.casefold() not in known}
    return replace(
        entry, key=code, stem=code, name=code, people=people, conceals=tuple(sorted(conceals))
    )


def _code(secret: bytes, text: str) -> str:
    return "student-" + hmac.digest(secret, text.encode("utf-8", "replace"), "sha256").hex()[:10]


def _mapped(value: Any, spell: Any) -> Any:
    if isinstance(value, str):
        return spell(value)
    if isinstance(value, dict):
        return {key: _mapped(one, spell) for key, one in value.items()}
    if isinstance(value, list):
        return [_mapped(one, spell) for one in value]
    return value
