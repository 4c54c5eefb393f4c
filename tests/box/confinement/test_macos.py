"""The profile of macOS as text: whether it holds, only a machine of that kind can tell."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader.box.confinement import macos


def test_what_python_reads_comes_after_what_is_denied():
    """Of the rules that fit the last decides, and Python may live in a home."""
    lines = macos.profile([Path("/Users/ann/venv"), Path('/odd"name')]).splitlines()

    assert lines[-1] == (
        '(allow file-read-data (subpath "/Users/ann/venv") (subpath "/odd\\"name"))'
    )
    assert any('(deny file-read-data (subpath "/Users")' in line for line in lines[:-1])
    assert all(line.count("(") == line.count(")") for line in lines)


def test_where_the_system_has_no_such_call_nothing_is_done():
    """As on Linux; the self-check tells what is missing."""
    if sys.platform == "darwin":
        pytest.skip("it would hold for the rest of the tests")

    assert macos.restrict([]) is False
