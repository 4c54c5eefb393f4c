"""Files, folders and zips that are made to harm whoever opens them.

Each is opened by the real reader, which gives the hand-in or one error in plain words, in little
time and memory, and writes nothing. A few go the whole way through the command line. The files
are made here, so that nobody who looks at the repository unpacks a bomb.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import pickle
import stat
import struct
import subprocess
import sys
import time
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader import grading
from grader.assignment import Assignment
from grader.errors import HandinError
from grader.examine.feedback import Handed
from grader.grade import Grade, Status, Verdict
from grader.handin import Handin, open_handin
from grader.launch import Examiners

RIGHT = b"def double(x):\n    return 2 * x\n"
FILE = "doubling.py"
SECONDS = 20  # a safety net: each takes milliseconds
MEGABYTES = 64  # of Python's memory, at the worst moment

Make = Callable[[Path], Path]


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return Assignment("doubling", tmp_path, "Doubling", FILE, ("double",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where ann's work lies; bob's lies beside it."""
    (tmp_path / "class" / "bob").mkdir(parents=True)
    (tmp_path / "class" / "bob" / FILE).write_bytes(b"BOB = 'marker-7c1f'\n")
    (tmp_path / "class" / "ann").mkdir()
    return tmp_path / "class" / "ann"


@pytest.fixture(autouse=True)
def _in_little_time_and_memory(folder: Path) -> Iterator[None]:
    """And everything but the hand-in itself is as it was."""
    began = time.monotonic()
    tracemalloc.start()
    yield
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEGABYTES << 20
    assert time.monotonic() - began < SECONDS
    assert set(os.listdir(folder.parent)) <= {"ann", "ann.zip", "bob"}
    assert os.listdir(folder.parent / "bob") == [FILE]


def opened(path: Path, assignment: Assignment) -> Handin | str:
    """The hand-in, or what the student is told."""
    try:
        return open_handin(path, assignment)
    except HandinError as error:
        return str(error)


def entry(name: str, **claims: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    info.compress_type = zipfile.ZIP_DEFLATED
    for claim, value in claims.items():
        setattr(info, claim, value)
    return info


def archive(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(entry(name) if isinstance(name, str) else name, content)
    return data.getvalue()


def kind(mode: int) -> zipfile.ZipInfo:
    return entry(FILE, create_system=3, external_attr=(mode | 0o644) << 16)


def patched(data: bytes, signature: bytes, offset: int, new: bytes) -> bytes:
    """The zip with some bytes of its first record of a kind overwritten."""
    at = data.index(signature) + offset
    return data[:at] + new + data[at + len(new) :]


LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
HONEST = archive((FILE, RIGHT))
BOMB = archive((FILE, bytes(200_000_000)))  # 200 kB
TOO_LARGE = "doubling.py has {:,} bytes, more than the 1,000,000 that are read: hand in the source alone, without data or outputs"  # noqa: E501
LEADS_OUT = "ann.zip holds {}, a name that leads out of the archive: make it again, from inside the folder of your work"  # noqa: E501
NO_ZIP = "ann.zip is not a zip archive that can be read: make it again, or hand in the file"
DAMAGED = "ann.zip is damaged: make it again, or hand in the file"
NOT_THERE = "doubling.py is not in the archive ann.zip, which holds "


def quine() -> bytes:
    """Zips in zips, as far as a minute's patience goes; the true kind holds itself."""
    data = HONEST
    for level in range(20):
        data = archive((f"{level}.zip", data))
    return data


def overlapping() -> bytes:
    """A thousand entries that all are the same megabytes of zeros."""
    data = BOMB
    start = data.index(CENTRAL)
    end = data.index(b"PK\x05\x06")
    central = data[start:end]
    entries = [central.replace(FILE.encode(), f"{number:08}.py".encode()) for number in range(1000)]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(central) * 1000, start, 0)
    return data[:start] + b"".join(entries) + tail


ZIPS: dict[str, tuple[bytes, str]] = {
    "slip": (archive(("../bob/doubling.py", RIGHT)), LEADS_OUT.format("../bob/doubling.py")),
    "slip beside honest work": (
        archive((FILE, RIGHT), ("a/../../x", b"")), LEADS_OUT.format("a/../../x")),
    "slip of Windows": (archive(("..\\bob\\x.py", RIGHT)), LEADS_OUT.format("../bob/x.py")),
    "absolute": (archive(("/etc/doubling.py", RIGHT)), LEADS_OUT.format("/etc/doubling.py")),
    "drive": (archive(("C:\\x\\doubling.py", RIGHT)), LEADS_OUT.format("C:/x/doubling.py")),
    "share": (archive(("\\\\host\\x.py", RIGHT)), LEADS_OUT.format("//host/x.py")),
    "link": (
        archive((kind(stat.S_IFLNK), b"../bob/doubling.py")),
        "doubling.py is a link, not a file: hand in the file itself"),
    "device": (
        archive((kind(stat.S_IFCHR), b"")),
        "doubling.py is a device, not a file: hand in the file itself"),
    "pipe": (
        archive((kind(stat.S_IFIFO), b"")),
        "doubling.py is a named pipe, not a file: hand in the file itself"),
    "folder in its place": (
        archive(("doubling.py/", b"")),
        "doubling.py is a folder, not a file: hand in the file itself"),
    "folder by its contents": (
        archive(("doubling.py/x.py", RIGHT)),
        "doubling.py is a folder, not a file: hand in the file itself"),
    "bomb": (BOMB, TOO_LARGE.format(200_000_000)),
    "bomb that lies": (
        patched(BOMB, CENTRAL, 24, struct.pack("<L", 100)), DAMAGED),
    "bomb that lies twice": (
        patched(patched(BOMB, CENTRAL, 24, struct.pack("<L", 900_000)), LOCAL, 22,
                struct.pack("<L", 900_000)), DAMAGED),
    "bombs that overlap": (
        overlapping(),
        f"{NOT_THERE}{', '.join(f'{number:08}.py' for number in range(10))} and 990 more"),
    "bomb of a rare method": (
        patched(BOMB, CENTRAL, 10, struct.pack("<H", zipfile.ZIP_LZMA)),
        "ann.zip is compressed in an unusual way: make it again as an ordinary zip"),
    "zips in zips": (
        quine(),
        f"{NOT_THERE}19.zip\n19.zip is a zip in a zip, which is not opened: "
        "hand in doubling.py"),
    "100,000 entries": (
        archive(*((f"{number}", b"") for number in range(10_001))),
        "ann.zip has too many files in it: hand in the asked file alone"),
    "twice": (
        archive((FILE, RIGHT), ("doublinh.py", b"x")).replace(b"doublinh", b"doubling"),
        "ann.zip holds doubling.py twice: make it again, with one of them"),
    "twice by another spelling": (
        archive((FILE, RIGHT), ("./doubling.py", b"x = 1\n")),
        "ann.zip holds doubling.py twice: make it again, with one of them"),
    "twice below": (
        archive(("a/doubling.py", RIGHT), ("a//doubling.py", b"x = 1\n")),
        "ann.zip holds a/doubling.py twice: make it again, with one of them"),
    "password": (
        patched(HONEST, CENTRAL, 8, b"\x01\x00"),
        "ann.zip has a password: make it again without one"),
    "another name inside": (patched(HONEST, LOCAL, 30, b"x"), DAMAGED),
    "another checksum": (patched(HONEST, CENTRAL, 16, b"\0\0\0\0"), DAMAGED),
    "offset beyond the end": (patched(HONEST, CENTRAL, 42, b"\xff\xff\xff\x7f"), DAMAGED),
    "cut": (HONEST[:-10], NO_ZIP),
    "empty file": (b"", NO_ZIP),
    "another format": (b"Rar!\x1a\x07\x00" + bytes(100), NO_ZIP),
    "a name that is not UTF-8": (
        patched(archive(("\xe9" * 4 + ".py", RIGHT)), CENTRAL, 46, b"\xff"), NO_ZIP),
    "NUL in the name": (
        patched(archive(("doubling.py_.png", RIGHT)), CENTRAL, 46 + 11, b"\0"),
        f"{NOT_THERE}doubling.py\\x00.png"),
    "escapes in the name": (
        archive(("\x1b]52;c;cm0=\x07.txt", b""), ("\u202eyp.gnilbuod", b"")),
        f"{NOT_THERE}\\x1b]52;c;cm0=\\x07.txt, \\u202eyp.gnilbuod"),
    "another case": (
        archive(("Doubling.py", RIGHT)),
        f"{NOT_THERE}Doubling.py\nDoubling.py may be what is meant: rename it to doubling.py"),
    "letters that look alike": (
        archive(("d\u043eubling.py", RIGHT)),
        f"{NOT_THERE}d\u043eubling.py\nd\u043eubling.py, whose letters are 'd\\u043eubling.py', "
        "may be what is meant: rename it to doubling.py"),
    "a name that others normalise": (
        archive((unicodedata.normalize("NFKC", "doubling.py").replace("d", "\uff44"), RIGHT)),
        f"{NOT_THERE}\uff44oubling.py\n\uff44oubling.py, whose letters are '\\uff44oubling.py', "
        "may be what is meant: rename it to doubling.py"),
    "deep": (
        archive(("a/" * 30_000 + FILE, RIGHT)),
        f"{NOT_THERE}a/\n{'a/' * 30}…a/a/a/a/doubling.py lies too deep: put it at the top"),
    "long": (
        archive(("x" * 60_000 + ".py", RIGHT)), f"{NOT_THERE}{'x' * 60}\u2026{'x' * 16}.py"),
    "empty inside": (
        archive((FILE, b"")), "doubling.py is empty: hand in the file with your work in it"),
    "UTF-16 inside": (
        archive((FILE, "x = 1".encode("utf-16"))),
        "doubling.py, line 1, byte 1: the file is UTF-16: save the file as UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", ZIPS)
def test_a_zip_that_is_made_to_harm_is_refused(
    folder: Path, assignment: Assignment, name: str
) -> None:
    """By itself, and as the only zip in a folder, with the same words."""
    data, told = ZIPS[name]
    alone = folder.with_suffix(".zip")
    alone.write_bytes(data)
    (folder / "ann.zip").write_bytes(data)

    assert opened(alone, assignment) == told
    assert opened(folder, assignment) == told


HARMLESS = {
    "another case beside it": archive((FILE, RIGHT), ("Doubling.py", b"x"), ("DOUBLING.PY", b"")),
    "two spellings of é beside it": archive(
        (FILE, RIGHT), ("\u00e9.txt", b"1"), ("e\u0301.txt", b"2")
    ),
    "weights that would run when unpickled": archive(
        (FILE, RIGHT), ("model.pt", pickle.dumps(print)), ("data.npy", b"\x93NUMPY\xff\xff")
    ),
    "a link beside it": archive(
        (FILE, RIGHT), (entry("x", create_system=3, external_attr=stat.S_IFLNK << 16), b"/etc")
    ),
    "a bomb beside it": archive((FILE, RIGHT), ("data.bin", bytes(50_000_000))),
    "a program before it": b"#!/bin/sh\nrm -rf ~\n" + HONEST,
    "files that Python and pytest would look for": archive(
        (FILE, RIGHT), ("conftest.py", b"1/0"), ("torch.py", b"1/0"), ("__pycache__/x.pyc", b"")
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_what_lies_beside_the_file_does_not_matter(
    folder: Path, assignment: Assignment, name: str
) -> None:
    """It is not even read."""
    alone = folder.with_suffix(".zip")
    alone.write_bytes(HARMLESS[name])

    handin = opened(alone, assignment)

    assert isinstance(handin, Handin)
    assert (handin.source, handin.notes) == (RIGHT, ())


# Folders.


def a_link_to_bobs_file(folder: Path) -> None:
    (folder / FILE).symlink_to(folder.parent / "bob" / FILE)


def a_link_to_bobs_folder(folder: Path) -> None:
    (folder / "mine").symlink_to(folder.parent / "bob")


def a_link_to_itself(folder: Path) -> None:
    (folder / FILE).symlink_to(FILE)


def a_link_to_a_zip(folder: Path) -> None:
    (folder / "mine.zip").symlink_to("/etc/passwd")


def a_pipe(folder: Path) -> None:
    os.mkfifo(folder / FILE)


def a_pipe_for_a_zip(folder: Path) -> None:
    os.mkfifo(folder / "mine.zip")


def a_device(folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may make a device")
    try:
        os.mknod(folder / FILE, stat.S_IFCHR | 0o644, os.makedev(1, 5))  # /dev/zero
    except PermissionError:
        pytest.skip("this container makes no devices")


def twenty_megabytes(folder: Path) -> None:
    (folder / FILE).write_bytes(b"x = 1\n" * 3_400_000)


def a_sparse_terabyte(folder: Path) -> None:
    (folder / FILE).touch()
    os.truncate(folder / FILE, 10**12)


def a_sparse_zip(folder: Path) -> None:
    (folder / "mine.zip").touch()
    os.truncate(folder / "mine.zip", 10**12)


def a_crowd(folder: Path) -> None:
    (folder / "many").mkdir()
    for number in range(10_001):
        os.close(os.open(folder / "many" / str(number), os.O_CREAT | os.O_WRONLY))


def a_deep_place(folder: Path) -> None:
    here = os.open(folder, os.O_RDONLY)
    for _ in range(60):
        os.mkdir("d", dir_fd=here)
        deeper = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)


def a_folder_in_its_place(folder: Path) -> None:
    (folder / FILE).mkdir()


def long_names(folder: Path) -> None:
    for number in range(2000):
        (folder / f"{' ' * 200}{number} x.py").touch()


NOT_THERE_EITHER = "doubling.py is not in the folder ann, which holds "
FOLDERS: dict[Callable[[Path], None], str] = {
    a_link_to_bobs_file: "doubling.py is a link, not a file: hand in the file itself",
    a_link_to_bobs_folder: f"{NOT_THERE_EITHER}mine",
    a_link_to_itself: "doubling.py is a link, not a file: hand in the file itself",
    a_link_to_a_zip: "mine.zip is a link, not a file: hand in the file itself",
    a_pipe: "doubling.py is a named pipe, not a file: hand in the file itself",
    a_pipe_for_a_zip: "mine.zip is a named pipe, not a file: hand in the file itself",
    a_device: "doubling.py is a device, not a file: hand in the file itself",
    twenty_megabytes: TOO_LARGE.format(20_400_000),
    a_sparse_terabyte: TOO_LARGE.format(10**12),
    a_sparse_zip: "mine.zip has 1,000,000,000,000 bytes, more than the 20,000,000 that are read: "
    "hand in the source alone, without data or outputs",
    a_crowd: "many has too many files in it: hand in the asked file alone",
    a_deep_place: f"{NOT_THERE_EITHER}d/",
    a_folder_in_its_place: "doubling.py is a folder, not a file: hand in the file itself",
    long_names: NOT_THERE_EITHER
    + ", ".join(
        f"{' ' * 60}…{f'{number} x.py':>19}" for number in sorted(map(str, range(2000)))[:10]
    )
    + " and 1990 more",
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(
    ("make", "told"), FOLDERS.items(), ids=lambda one: getattr(one, "__name__", "")
)
def test_a_folder_that_is_made_to_harm_is_refused(
    folder: Path, assignment: Assignment, make: Callable[[Path], None], told: str
) -> None:
    """Nothing outside of it is read, nothing is waited for."""
    make(folder)

    assert opened(folder, assignment) == told


# Sources. Those that are text are let through: what Python makes of them is found out in a box.

SAVE = "save the file as UTF-8"
NO_TEXT = {
    "not UTF-8": (b"x = '\xff'", f"doubling.py, line 1, byte 6: 0xff is not UTF-8: {SAVE}"),
    "NUL": (RIGHT + b"\0", f"doubling.py, line 3, byte 1: a NUL byte: {SAVE}"),
    "UTF-16": (
        "x = 1".encode("utf-16"), f"doubling.py, line 1, byte 1: the file is UTF-16: {SAVE}"),
    "UTF-7 cookie": (
        b"# coding: utf-7\n+AGEAPQAx-\n",
        f'doubling.py, line 1: the encoding "utf-7" is not read: {SAVE}, without this line'),
    "UTF-7 cookie behind a mark": (
        codecs.BOM_UTF8 + b"# coding: utf-7\n",
        f'doubling.py, line 1: the encoding "utf-7" is not read: {SAVE}, without this line'),
    "cookie that unpacks": (
        b"# coding: zlib_codec\n",
        f'doubling.py, line 1: the encoding "zlib_codec" is not read: {SAVE}, without this line'),
    "cookie that imports": (
        b"# coding: os.path\n",
        f'doubling.py, line 1: the encoding "os.path" is not read: {SAVE}, without this line'),
    "pickle": (pickle.dumps(print), f"doubling.py, line 1, byte 5: a NUL byte: {SAVE}"),
    "zip with the name of a source": (
        HONEST, f"doubling.py, line 1, byte 6: a NUL byte: {SAVE}"),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TEXT)
def test_what_is_no_text_is_refused_before_anything_parses_it(
    folder: Path, assignment: Assignment, name: str
) -> None:
    """With line and byte."""
    source, told = NO_TEXT[name]
    (folder / FILE).write_bytes(source)
    folder.with_suffix(".zip").write_bytes(archive((FILE, source)))

    assert opened(folder, assignment) == told
    assert opened(folder.with_suffix(".zip"), assignment) == told


# Notebooks. What is in their cells is text like that of a source, and runs in a box alone.


def ipynb(*sources: object, **more: object) -> bytes:
    cells = [{"cell_type": "code", "source": source, "outputs": []} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4, **more}).encode()


DOUBLE = RIGHT.decode()
OPEN_IT = "open it in Jupyter, save it, and hand it in again"
NO_CELLS = f"doubling.ipynb holds no cells, so it is no notebook: {OPEN_IT}"
NESTED = f"doubling.ipynb is nested too deep for a notebook: {OPEN_IT}"
NO_NOTEBOOKS = {
    "lists in lists": (b"[" * 5_000_000, NESTED),
    "objects in objects": (b'{"cells":' * 1_000_000, NESTED),
    "nested in an output": (
        ipynb(DOUBLE).replace(b'"outputs": []', b'"outputs": ' + b"[" * 100_000 + b"]" * 100_000),
        NESTED),
    "not UTF-8": (
        ipynb(DOUBLE).replace(b"double", b"d\xffuble"),
        f"doubling.ipynb, line 1: this is not UTF-8: {OPEN_IT}"),
    "UTF-16": (
        ipynb(DOUBLE).decode().encode("utf-16"),
        f"doubling.ipynb, line 1: this is not UTF-8: {OPEN_IT}"),
    "half a pair": (
        ipynb("x = '\ud800'"), "doubling.ipynb, cell 1, line 1: half of a character: delete it"),
    "NUL": (ipynb(f"{DOUBLE}\0"), "doubling.ipynb, cell 1, line 3: a NUL character: delete it"),
    "a hundred thousand cells": (
        ipynb(*["x"] * 100_000),
        "doubling.ipynb has more than the 5,000 cells that are read: "
        "hand in a notebook with your work alone"),
    "a long program": (
        ipynb(*["x = 1\n" * 1_000] * 200),
        "the code in doubling.ipynb has 1,200,000 bytes, more than the 1,000,000 that are read: "
        "hand in the notebook without data in its code"),
    "outputs without an end": (
        ipynb(DOUBLE, metadata={"log": "loss 0.1 " * 1_200_000}),
        "doubling.ipynb has 10,800,137 bytes without its pictures, more than the 10,000,000 that "
        "are read: clear its outputs, save it, and hand it in again"),
    "more than a notebook": (
        b" " * 50_000_001,
        "doubling.ipynb has 50,000,001 bytes, more than the 50,000,000 that are read: "
        "hand in the source alone, without data or outputs"),
    "cells as an object": (b'{"cells": {"cell_type": "code"}}', NO_CELLS),
    "cells as a text": (b'{"cells": "code"}', NO_CELLS),
    "null": (b"null", NO_CELLS),
    "pickle": (
        pickle.dumps(print, 0),
        f"doubling.ipynb, line 1, column 1: this is no notebook: Expecting value: {OPEN_IT}"),
    "escapes in a raw text": (
        b'{"cells": ["\x1b]0;owned\x07"]}',
        "doubling.ipynb, line 1, column 13: this is no notebook: Invalid control character at: "
        f"{OPEN_IT}"),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_NOTEBOOKS)
def test_a_notebook_that_is_made_to_harm_is_refused(
    folder: Path, assignment: Assignment, name: str
) -> None:
    """By itself, in a folder and in a zip, with the same words."""
    data, told = NO_NOTEBOOKS[name]
    (folder / "doubling.ipynb").write_bytes(data)
    folder.with_suffix(".zip").write_bytes(archive(("doubling.ipynb", data)))

    assert opened(folder / "doubling.ipynb", assignment) == told
    assert opened(folder, assignment) == told
    assert opened(folder.with_suffix(".zip"), assignment) == told


HARMLESS_NOTEBOOKS = {
    "giant numbers": ipynb(DOUBLE, nbformat_minor=0).replace(b": 0", b": " + b"9" * 1_000_000),
    "NaN": ipynb(DOUBLE, metadata=[float("nan"), float("-inf")]),
    "keys twice": b'{"cells": [], "cells": 3, ' + ipynb(DOUBLE)[1:],
    "a picture of forty megabytes": ipynb(DOUBLE, metadata="iVBORw0K" * 5_000_000),
    "cells in metadata": ipynb(
        DOUBLE, metadata={"cells": [{"cell_type": "code", "source": "1/0"}]}
    ),
    "metadata of other kinds": ipynb(DOUBLE, metadata=None, nbformat="four"),
    "a million keys": ipynb(DOUBLE, metadata={str(n): 0 for n in range(200_000)}),
}


@pytest.mark.parametrize("name", HARMLESS_NOTEBOOKS)
def test_what_a_notebook_holds_beside_its_code_does_not_matter(
    folder: Path, assignment: Assignment, name: str
) -> None:
    """It is not even kept."""
    (folder / "doubling.ipynb").write_bytes(HARMLESS_NOTEBOOKS[name])

    handin = opened(folder, assignment)

    assert isinstance(handin, Handin)
    assert (handin.source, handin.cells, handin.notes) == (RIGHT, (1,), ())


def test_a_link_to_a_notebook_is_not_followed(folder: Path, assignment: Assignment) -> None:
    """As a link to a source is not."""
    (folder.parent / "bob" / FILE).rename(folder.parent / "bob" / "doubling.ipynb")
    (folder / "doubling.ipynb").symlink_to("../bob/doubling.ipynb")

    told = opened(folder, assignment)
    (folder.parent / "bob" / "doubling.ipynb").rename(folder.parent / "bob" / FILE)

    assert told == "doubling.ipynb is a link, not a file: hand in the file itself"


# The whole way: the examiner and the command line.

CHECK = '''
from grader.examine import expect, functions, number
from probes import doubled

@number("{number}")
@functions("double")
def test_double_{number}(student):
    """double({number}) is twice as much."""
    expect(student.run(doubled, {number})).equals(2 * {number})
'''
LIMITS = '\n[limits]\nload_seconds = 5\nmemory_mb = 256\n[forbidden]\nnames = ["torch.optim"]\n'


@pytest.fixture
def doubling(make_assignment: Callable[..., Assignment]) -> Assignment:
    return make_assignment(
        manifest=LIMITS, public=CHECK.format(number=3), hidden=CHECK.format(number=4)
    )


LARGE = 200_000
PARSER_KILLERS = {
    "parentheses": "(" * LARGE,
    "closed parentheses": "(" * 5_000 + ")" * 5_000,
    "signs": "-" * LARGE + "1",
    "attributes": "import torch as a\n" + ("a" + ".a" * 4_000 + "\n") * 100,
    "sums": "x = " + "1+" * 50_000 + "1",
    "dotted import": "import " + "a." * 100_000 + "b",
    "indents": "".join(" " * n + "if 1:\n" for n in range(200)),
    "long literal": "x = 0x" + "f" * 900_000,
    "long decimal": "x = " + "9" * 900_000,
    "names": "from torch import *\nfrom a import *\n" + "a.a.a.a.a\n" * 90_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PARSER_KILLERS)
def test_what_crashes_a_parser_costs_the_hand_in_and_nobody_else(
    doubling: Assignment, examiners: Examiners, folder: Path, name: str
) -> None:
    """Every check has its row, and none is our fault; what Python can read is still graded."""
    (folder / FILE).write_text(f"{PARSER_KILLERS[name]}\n{RIGHT.decode()}")

    grade = grading.grade(doubling, folder, examiners)

    assert (grade.status, grade.score) == (Status.GRADED, 2.0 if name == "long literal" else 0.0)
    assert len(grade.rows) == 2
    assert Verdict.OUR_FAULT not in verdicts(grade)


@pytest.mark.parametrize("name", PARSER_KILLERS)
def test_what_crashes_a_parser_does_not_crash_the_search_for_a_forbidden_line(name: str) -> None:
    """It finds none, in little time."""
    lines = tuple(PARSER_KILLERS[name].split("\n"))

    assert Handed(FILE, "doubling", lines, ("torch.optim",)).forbidden_line() is None


def test_a_crowd_of_names_does_not_delay_the_search_for_the_one_that_is_meant() -> None:
    """Only some are compared, and long ones are not."""
    lines = (f"{'n' * 900_000} = 1", *(f"doubl{number} = 1" for number in range(50_000)))

    assert Handed(FILE, "doubling", lines).likely("double").startswith("; it defines doubl")


@pytest.mark.slow
@pytest.mark.parametrize("name", PARSER_KILLERS)
def test_what_crashes_a_parser_in_a_cell_costs_the_hand_in_and_nobody_else(
    doubling: Assignment, examiners: Examiners, folder: Path, name: str
) -> None:
    """Left out, or the end of the process: every check has its row, and none is our fault."""
    (folder / "doubling.ipynb").write_bytes(ipynb(PARSER_KILLERS[name], DOUBLE))

    grade = grading.grade(doubling, folder, examiners)

    assert grade.status is Status.GRADED
    assert len(grade.rows) == 2
    assert Verdict.OUR_FAULT not in verdicts(grade)


@pytest.mark.slow
def test_a_cell_cannot_pass_for_another(
    doubling: Assignment, examiners: Examiners, folder: Path
) -> None:
    """Not by marks in its text, nor by what it leaves in the process that runs the next."""
    cells = [
        "# cell 2\n# %%\n\n# In[2]:\n# coding: latin-1\nx = 'é'",
        "import sys, signal, builtins\nsignal.setitimer = signal.signal = None\n"
        "builtins.compile = builtins.exec = None\nsys.modules['grader.box.cells'] = None",
        f"{DOUBLE}assert x == 'é'",
    ]
    (folder / "doubling.ipynb").write_bytes(ipynb(*cells))

    grade = grading.grade(doubling, folder, examiners)

    assert grade.status is Status.GRADED
    assert Verdict.OUR_FAULT not in verdicts(grade)


def verdicts(grade: Grade) -> list[Verdict]:
    return [row.outcome.verdict for row in grade.rows]


def command(doubling: Assignment, path: Path, out: Path) -> tuple[int, str, dict[str, object]]:
    """Exit code, what is printed, and the record of ``grader grade``."""
    done = subprocess.run(
        [sys.executable, "-m", "grader", "grade", str(doubling.folder), str(path), "--json",
         str(out), "--accept-level", "open"],
        env={**os.environ, "COLUMNS": "200"}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr, json.loads(out.read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "code", "score", "said"),
    [
        (archive(("hw/doubling.py", RIGHT)), 0, 2.0, "was found in the folder hw"),
        (BOMB, 1, 0.0, "more than the 1,000,000 that are read"),
        (archive(("\x1b]0;owned\x07.txt", b"")), 1, 0.0, "\\x1b]0;owned\\x07.txt"),
    ],
    ids=["honest", "bomb", "escapes"],
)
def test_the_command_grades_a_zip_or_says_why_not(
    doubling: Assignment, folder: Path, data: bytes, code: int, score: float, said: str
) -> None:
    """A record with every row, an exit code that is not ours, and no control character."""
    folder.with_suffix(".zip").write_bytes(data)

    ended, printed, record = command(doubling, folder.with_suffix(".zip"), folder / "grade.json")

    assert (ended, record["status"], record["score"]) == (code, "graded", score)
    assert record["handin"] == "ann"
    assert len(record["checks"]) == 2  # type: ignore[arg-type]
    assert said in " ".join(printed.split())
    assert "\x1b" not in printed
    assert "marker-7c1f" not in printed
