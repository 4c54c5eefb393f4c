"""Gradescope's folder, as it is when ``run_autograder`` is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.assignment import Assignment
from grader.release import bundle, publish
from grader.release.autograder import RUN
from tests.gradescope.layout import Layout

PUBLIC = '''
from grader.examine import expect, functions
from probes import doubled

@functions("double")
def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)
'''
HIDDEN = PUBLIC.replace("three", "minus_one").replace("3", "-1").replace("6", "-2")


@pytest.fixture
def lay_out(make_assignment: Callable[..., Assignment], tmp_path: Path) -> Callable[[str], Layout]:
    """Makes the folder from the zip that is released of a small assignment, by its manifest."""

    def laid_out(manifest: str = "") -> Layout:
        made = publish.made(make_assignment(manifest=manifest, public=PUBLIC, hidden=HIDDEN))
        layout = Layout(tmp_path / "autograder")
        (tmp_path / "autograder.zip").write_bytes(made.archives["doubling-autograder.zip"])
        bundle.write(bundle.unzipped(tmp_path / "autograder.zip"), layout.source)
        layout.results.mkdir()
        layout.submission.mkdir()
        script = layout.root / RUN
        script.write_bytes((layout.source / RUN).read_bytes())
        script.chmod(0o755)
        return layout

    return laid_out
