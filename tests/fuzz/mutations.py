"""Bytes and programs that are nearly right."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
BYTES = [
    b"",
    b"\0",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x80",
    b"PK\x01\x02",
    b"PK\x05\x06",
]
TOKENS = [
    "(", ")", "[", "]", ":", ",", ".", "=", ":=", "\n", "\n    ", "\\\n", "#", '"""', "'", "f'{",
    "}'", "*", "**", "@", "lambda ", "def f():\n ", "class A:\n ", "import ", "from ", " as ",
    "torch", "optim", "global x\n", "match x:\n case ", "async ", "await ", "yield ", "0x",
    "9" * 30, "\0", "\f", "\ud800", "\u2028", "é", "\t", "\r", "getattr(", "vars(",
    "sys.modules[", "__dict__",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, original: bytes, most: int = 4) -> bytes:
    """The bytes with a few places overwritten, cut out, doubled, moved or lengthened."""
    data = bytearray(original)
    for _ in range(draw(st.integers(1, most))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 4, 8, 46])))
        piece = bytes(data[start:end])
        data[start:end] = draw(
            st.sampled_from([*BYTES, piece * 2, piece[::-1]])
            | st.binary(max_size=4)
            | st.integers(0, 2**32 - 1).map(lambda n: n.to_bytes(4, "little"))
        )
    return bytes(data)


@st.composite
def programs(draw: st.DrawFn, originals: list[str]) -> str:
    """A program with some of its lines, and a few places in them overwritten."""
    lines = draw(st.sampled_from(originals)).splitlines(keepends=True)
    start = draw(st.integers(0, max(len(lines) - 1, 0)))
    text = "".join(lines[start : start + draw(st.integers(1, 30))])
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        until = min(len(text), at + draw(st.sampled_from([0, 0, 1, 5, 40])))
        times = draw(st.sampled_from([1, 1, 1, 3, 60]))
        text = (
            text[:at] + draw(st.sampled_from(TOKENS) | st.text(max_size=3)) * times + text[until:]
        )
    return text


def written() -> list[str]:
    """Programs of this repository: references, odd answers, and the box's own tests."""
    places = ["reference/*.py", "assignments/*/staff/odd/*.py", "tests/box/ways_around.py"]
    paths = [path for place in places for path in sorted(ROOT.glob(place))]
    return [path.read_text(encoding="utf-8") for path in paths]
