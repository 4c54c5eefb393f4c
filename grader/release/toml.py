"""Plain data as TOML: as much of it as a manifest holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


def written(data: Mapping[str, Any]) -> str:
    """The data as TOML: entries first, then a table for each that holds others; two levels."""
    plain = {key: value for key, value in data.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in data.items() if isinstance(value, dict)}
    parts = [plain, *tables.values()] if plain else [*tables.values()]
    heads = [f"[{_key(name)}]\n" for name in tables]
    heads = ["", *heads] if plain else heads
    return "\n".join(head + "".join(_lines(part)) for head, part in zip(heads, parts, strict=True))


def _lines(entries: Mapping[str, Any]) -> Iterator[str]:
    for key, value in entries.items():
        yield f"{_key(key)} = {_value(value)}\n"


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if is_bare else _value(key)


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, float):
        return repr(value)  # inf and nan as TOML writes them
    # A text is JSON's, but for one character; so are whole numbers, true and false.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
