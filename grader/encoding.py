"""Whether bytes are the text of a Python source, decided without parsing them.

What Python itself would decode is accepted in the encodings that editors really write; the
codec named by a hand-in is never looked up before it is known to be one of these.
"""

from __future__ import annotations

import codecs
import re

from grader.errors import HandinError

# PEP 263: a comment in one of the first two lines, the first being a comment or blank.
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"^[ \t\f]*(#.*)?$")

_READ_HERE = re.compile(r"utf-?8|(us-)?ascii|(iso-)?latin-?1|iso-?8859-\d{1,2}|cp1252|windows-1252")

_SAVE = "save the file as UTF-8"

_OTHER_MARKS = {  # UTF-32 first: its little-endian mark begins with that of UTF-16
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def check_text(source: bytes, name: str) -> None:
    """Raise HandinError, which begins with the name, for what no Python source can be."""
    for mark, encoding in _OTHER_MARKS.items():
        if source.startswith(mark):
            raise HandinError(f"{name}, line 1, byte 1: the file is {encoding}: {_SAVE}")
    if not source.removeprefix(codecs.BOM_UTF8).strip():
        raise HandinError(f"{name} is empty: hand in the file with your work in it")
    if b"\0" in source:
        raise HandinError(f"{_at(source, source.index(0), name)}: a NUL byte: {_SAVE}")
    encoding = _encoding(source, name)
    try:
        source.decode(encoding)
    except UnicodeDecodeError as error:
        place = _at(source, error.start, name)
        what = f"0x{source[error.start]:02x} is not {encoding.upper()}"
        raise HandinError(f"{place}: {what}: {_SAVE}") from None


def _encoding(source: bytes, name: str) -> str:
    """The encoding that the source declares, if it is one that is read here."""
    has_mark = source.startswith(codecs.BOM_UTF8)
    line, declared = _declared(source.removeprefix(codecs.BOM_UTF8))
    encoding = _normal(declared)
    if not _READ_HERE.fullmatch(encoding) or not _is_known(encoding):
        raise HandinError(
            f'{name}, line {line}: the encoding "{declared[:40]}" is not read: '
            f"{_SAVE}, without this line"
        )
    if has_mark and encoding != "utf-8":  # Python refuses this too, even "utf8"
        raise HandinError(
            f'{name}, line {line}: the encoding "{declared}" is declared in a file '
            f"that begins with the mark of UTF-8: {_SAVE}, without this line"
        )
    return encoding


def _declared(source: bytes) -> tuple[int, str]:
    """The line of the coding comment and the name in it; UTF-8 where there is none."""
    for number, line in enumerate(source.splitlines()[:2], start=1):
        cookie = _COOKIE.match(line)
        if cookie:
            return number, cookie.group(1).decode("ascii")
        if not _BLANK.match(line):
            break
    return 0, "utf-8"


def _normal(declared: str) -> str:
    """The name as Python's tokenizer takes it: ``utf-8-unix``, as Emacs writes, is ``utf-8``."""
    name = declared.lower().replace("_", "-")
    for full in ("utf-8", "latin-1", "iso-8859-1", "iso-latin-1"):
        if name.startswith(f"{full}-"):
            return full
    return name


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:  # there is no iso-8859-12
        return False
    return True


def _at(source: bytes, index: int, name: str) -> str:
    line = source.count(b"\n", 0, index) + 1
    byte = index - source.rfind(b"\n", 0, index)
    return f"{name}, line {line}, byte {byte}"
