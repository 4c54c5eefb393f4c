"""The folder ``/autograder``, and what Gradescope documents of the files in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema

SCHEMA = json.loads((Path(__file__).parent / "results.schema.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Layout:
    """The folder that Gradescope calls /autograder."""

    root: Path

    @property
    def source(self) -> Path:
        """Where the zip is unpacked."""
        return self.root / "source"

    @property
    def submission(self) -> Path:
        """What the student handed in."""
        return self.root / "submission"

    @property
    def results(self) -> Path:
        """Where results.json is looked for."""
        return self.root / "results"

    @property
    def metadata(self) -> Path:
        """What Gradescope says of the submission."""
        return self.root / "submission_metadata.json"

    def told(self) -> dict[str, Any]:
        """What is in results.json, which must be what Gradescope takes."""
        return valid((self.results / "results.json").read_text(encoding="ascii"))


def valid(text: str) -> dict[str, Any]:
    """Results, read as strictly as Gradescope reads them."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} loses the whole upload")

    told: dict[str, Any] = json.loads(text, parse_constant=refuse)
    jsonschema.validate(told, SCHEMA)
    return told


def metadata(
    created: str = "2026-10-01T12:00:00.000000-07:00",
    due: str | None = "2026-10-02T00:00:00.000000-07:00",
    earlier: tuple[dict[str, Any], ...] = (),
    members: int = 1,
) -> dict[str, Any]:
    """A submission as Gradescope tells of it, of a student or a group of them."""
    return {
        "id": 123456,
        "created_at": created,
        "assignment": {
            "due_date": due,
            "group_size": members if members > 1 else None,
            "group_submission": members > 1,
            "id": 25828,
            "course_id": 1234,
            "late_due_date": None,
            "release_date": "2026-09-20T00:00:00.000000-07:00",
            "title": "Programming Assignment 1",
            "total_points": "20.0",
        },
        "submission_method": "upload",
        "users": [
            {"email": f"student{n}@example.com", "id": n, "name": f"Student {n}"}
            for n in range(members)
        ],
        "previous_submissions": list(earlier),
    }


def earlier(
    when: str,
    score: float | None = 1.0,
    status: str = "",
    *,
    failed: bool = False,
    **results: Any,
) -> dict[str, Any]:
    """A previous submission; with a status of ours it is the latest, whose results are told."""
    told = {"score": score, "extra_data": {"status": status}, **results} if status else None
    return {
        "submission_time": when,
        "score": score,
        "autograder_error": failed,
        "results": told,
    }
