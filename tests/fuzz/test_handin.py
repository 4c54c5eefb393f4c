"""The hand-in reader: whatever is in the file, a hand-in or one error in plain words."""

from __future__ import annotations

import functools
import io
import re
import tempfile
import warnings
import zipfile
from pathlib import Path

from hypothesis import strategies as st

from grader.archive import Archive
from grader.assignment import Assignment
from grader.errors import HandinError
from grader.handin import Handin, ReadLimits, open_handin
from tests.fuzz import holds_for
from tests.fuzz.mutations import mutated

SOURCE = b"def double(x):\n    return 2 * x\n"
LIMITS = ReadLimits(source_bytes=10_000, archive_bytes=100_000, entries=50)
ASSIGNMENT = Assignment("doubling", Path(), "Doubling", "doubling.py", ("double",))
NAMES = st.sampled_from(
    ["doubling.py", "hw/doubling.py", "hw/", "../doubling.py", "/doubling.py", "a.zip", "x.ipynb",
     "Doubling.py", "a/b/c/doubling.py", "__MACOSX/._doubling.py", "C:\\doubling.py", "é.py", "."]
)  # fmt: skip
CONTENTS = st.sampled_from([SOURCE, b"", b"\xff", bytes(20_000), b"PK\x05\x06" + bytes(18)])


@st.composite
def zips(draw: st.DrawFn) -> bytes:
    """A zip of a few files, as any program may write it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        names = draw(st.lists(NAMES | st.text(min_size=1, max_size=5), max_size=4, unique=True))
        for name in names:
            info = zipfile.ZipInfo("x")
            info.filename = name.encode("utf-8", "replace").decode()
            info.compress_type = draw(st.sampled_from([0, 8, 12, 14]))
            info.external_attr = draw(st.sampled_from([0, 0o100644, 0o120777, 0o40755])) << 16
            content = b"" if name.endswith("/") else draw(CONTENTS)
            archive.writestr(info, content)
    return data.getvalue()


def told(error: HandinError) -> bool:
    """Whether the words are fit to be shown."""
    return 0 < len(str(error)) < 2_000 and str(error).replace("\n", "").isprintable()


def opened(name: str, data: bytes) -> Handin | None:
    """What the reader makes of a file with these bytes."""
    path = _folder() / name
    path.write_bytes(data)
    try:
        handin = open_handin(path, ASSIGNMENT, LIMITS)
    except HandinError as error:
        assert told(error), str(error)
        return None
    assert 0 < len(handin.source) <= LIMITS.source_bytes
    assert handin.notes == () or max(map(len, handin.notes)) < 300
    return handin


@functools.cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


@holds_for(300, data=zips().flatmap(mutated))
def test_a_mutated_zip_is_opened_or_refused(data: bytes) -> None:
    """And so is each file in it, whatever it is called."""
    opened("ann.zip", data)
    try:
        archive = Archive(data, "ann.zip", LIMITS.entries)
        entries = archive.entries()
    except HandinError as error:
        assert told(error)
        return
    for entry in entries:
        assert not entry.name.startswith("/")
        assert ".." not in entry.name.split("/")
        try:
            assert entry.is_folder or len(archive.read(entry, 10_000)) <= 10_000
        except HandinError as error:
            assert told(error)


@holds_for(100, data=zips())
def test_a_zip_that_any_program_may_write_is_opened_or_refused(data: bytes) -> None:
    """Where the file is at its top, it is the hand-in, and read in full."""
    handin = opened("ann.zip", data)

    if handin is not None:
        assert handin.source in (SOURCE, b"PK\x05\x06" + bytes(18))


COOKIES = st.sampled_from(
    [b"", b"# coding: utf-8\n", b"# coding: latin-1\n", b"# coding: utf-7\n",
     b"#!x\n# coding=ascii\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf# coding: cp1252\n",
     b"# vim: fileencoding=iso8859-15\n",
     b"# coding: utf-8-sig\n", b"\x0c# -*- coding: UTF8 -*-\n", b"\r# coding: rot13\n"]
)  # fmt: skip
TEXTS = st.binary(max_size=60) | st.text(max_size=40).map(lambda t: t.encode("utf-8", "replace"))


@holds_for(400, cookie=COOKIES, text=TEXTS, mutation=st.booleans(), data=st.data())
def test_what_is_accepted_as_text_python_decodes(
    cookie: bytes, text: bytes, mutation: bool, data: st.DataObject
) -> None:
    """No encoding that we accept is one that Python takes for something else."""
    source = cookie + text
    handin = opened("ann.py", data.draw(mutated(source)) if mutation else source)

    if handin is not None:
        assert not re.search("codec|encoding|UTF-8|null bytes", complaint(handin.source))


def complaint(source: bytes) -> str:
    """What Python's compiler says of a source."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, "ann.py", "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            return str(error)
    return ""
