"""What the cache of libraries says is what ctypes finds with the help of programs."""

from __future__ import annotations

import ctypes.util
import sys

import pytest

from grader.box import libraries

NAMES = ("m", "c", "dl", "of-no-such-name", "c.", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere ctypes starts no program")
@pytest.mark.parametrize("name", NAMES)
def test_a_library_is_found_under_the_name_that_ctypes_gives(name: str):
    """Its file's own name, without a folder."""
    assert libraries.by_the_cache(name) == ctypes.util.find_library(name)
