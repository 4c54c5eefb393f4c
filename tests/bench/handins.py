"""A class for the comparison: right, wrong, raising and broken hand-ins, no two of them equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

from grader import assignment as assignments
from grader.assignment import compose, read_answers

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "bench" / "twenty"
TWENTY = assignments.load(FOLDER)
RIGHT, WRONG, RAISING, BROKEN = "right", "wrong", "raising", "syntax error"
# The class repeats this, so any ten in a row have the same mix.
MIX = (RIGHT, WRONG, RIGHT, RAISING, WRONG, RIGHT, WRONG, BROKEN, WRONG, RIGHT)
BLOCK = len(MIX)

MODEL = (FOLDER / "staff" / "reference.py").read_text(encoding="utf-8")
ODD = [one.source for one in read_answers(TWENTY.odd_answers)]
MISTAKES = [one.source for one in read_answers(TWENTY.wrong_answers)]


def write_class(number: int, folder: Path) -> list[Path]:
    """Writes so many hand-ins, each into a folder of its own; their folders."""
    written = []
    for position, source in enumerate(islice(sources(), number)):
        place = folder / f"student-{position:04}"
        place.mkdir(parents=True)
        (place / TWENTY.file).write_text(source, encoding="utf-8")
        written.append(place)
    return written


def kind_of(handin: Path) -> str:
    """What was made of a hand-in."""
    return MIX[int(handin.name.rpartition("-")[2]) % BLOCK]


def sources() -> Iterator[str]:
    """Hand-ins without end; a comment tells apart what would be equal."""
    makers: dict[str, Callable[[int], str]] = {
        RIGHT: right, WRONG: wrong, RAISING: raising, BROKEN: broken,
    }  # fmt: skip
    counts = {kind: count() for kind in makers}
    for position in count():
        kind = MIX[position % BLOCK]
        yield f"{makers[kind](next(counts[kind]))}\n# {position}\n"


def right(turn: int) -> str:
    """The model answer with another choice of odd ones in it."""
    source = MODEL
    for bit, odd in enumerate(ODD):
        if turn >> bit & 1:
            source = compose(source, odd)
    return source


def wrong(turn: int) -> str:
    """The next mistake; every other time, a second one with it."""
    source = compose(MODEL, MISTAKES[turn % len(MISTAKES)])
    return compose(source, MISTAKES[(turn + 7) % len(MISTAKES)]) if turn % 2 else source


def raising(turn: int) -> str:
    """Fails when it is imported, or in one function, or in every one (the starter)."""
    starter = (FOLDER / "student" / TWENTY.file).read_text(encoding="utf-8")
    ways = [
        MODEL.replace("import torch\n", "import torch\nimport torch_that_is_missing\n", 1),
        starter,
        MODEL.replace("x.mean(0)", "x.average(0)"),
        MODEL.replace("m_hat = m", "mhat = m"),
        MODEL.replace("hidden: int, steps: int", "steps: int"),
    ]
    return ways[turn % len(ways)]


def broken(turn: int) -> str:
    """Python cannot read it."""
    ways = [
        MODEL.replace("not training:", "not training"),
        MODEL.replace("(1 - p)\n", "(1 - p\n"),
        MODEL.replace("    losses = []", "      losses = []"),
        MODEL.replace('"p must', '"p must\n'),
        MODEL + "\nreturn losses\n",
    ]
    return ways[turn % len(ways)]
