"""A corpus of attacks, run against the box of this machine: what became of each, what it left.

A corpus is a folder: ``target/`` is an assignment with a function ``double``, and each
``FAMILY/name.py`` is a hand-in for it that attacks. Its docstring is its header::

    One sentence: what it tries.

    Comes: WRONG               the verdicts that its checks may have; RIGHT only where its double is
    Held by: landlock, user    what holds it: layers, or design, wall, judge, limits, reader, scan,
                               report
    Control: scores            what it does to a grader in one process: scores, reads (a secret),
                               stops it, leaves (something behind), none (and why)
    Through: verdict RIGHT     with those layers off: verdict …, file … in the scratch folder, or
                               says … in a report; "says MARKER" is a secret
    Rungs: forked, spawned     where it is run by default; forked if nothing is said
    Makes: a folder            it is no hand-in but makes one: make(folder) gives its path

An attack knows where things are, as one who has read our source would: ``@TARGET@``,
``@SCRATCH@`` (a folder open to all), ``@SIBLING@`` (another's hand-in), ``@PORT@`` and
``@SOCKET@`` (listeners that tell the secret), ``@BYSTANDER@`` (the process that has them, and the
secret in its environment). The secret, ``MARKER``, is drawn anew for each stand; it stands in the
suite, in a staff file, in the reference, in that environment and in the other's hand-in. It looks
like kestrel-[0-9a-f]{32}, and what an attack makes has a name with kestrel in it; each stand has a
spelling of its own for that word.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import runpy
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rich.console import Console

from grader import assignment as assignments
from grader import grading
from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.grade import Grade, Verdict
from grader.launch import Examiners
from grader.report import gradescope, html, junit, records, terminal

# Of attacks that are source. Those on the reader of hand-ins, by files of other kinds, are made by
# the tests.
FAMILIES = (
    "answers", "forgery", "comparison", "escape", "persistence", "forbidden", "results",
    "resources",
)  # fmt: skip
KEYS = ("Comes", "Held by", "Control", "Through", "Rungs", "Makes")
RUNGS = ("forked", "spawned")
CALLED = "kestrel"
OPEN_PLACES = ("/tmp", "/dev/shm", "/var/tmp", "/run/lock")
Started = TypeVar("Started", bound=Examiners)
DYING_SECONDS = 5.0  # what was killed is gone in a moment


@dataclass(frozen=True, slots=True)
class Attack:
    """One file of the corpus."""

    family: str
    name: str
    path: Path
    says: str
    comes: tuple[str, ...]
    held_by: tuple[str, ...]
    control: str
    through: str = ""
    rungs: tuple[str, ...] = ("forked",)
    makes: str = ""

    @property
    def id(self) -> str:
        return f"{self.family}/{self.name}"


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one attack."""

    grade: Grade
    seconds: float
    leaks: tuple[str, ...]  # where a secret was found that may not be there
    left: tuple[str, ...]  # files and processes that it left

    def wrongs(self, attack: Attack) -> list[str]:
        """What should not have come of it, a sentence each."""
        found = [f"a secret is in {place}" for place in self.leaks]
        found += [f"it left {thing}" for thing in self.left]
        rows = self.grade.rows
        verdicts = {row.outcome.verdict.value for row in rows}
        if verdicts - set(attack.comes):
            found.append(f"it got {', '.join(sorted(verdicts - set(attack.comes)))}")
        earned = sum(r.check.max_score for r in rows if r.outcome.verdict is Verdict.RIGHT)
        if self.grade.score != earned:
            found.append(f"it got {self.grade.score:g} points for {earned:g}")
        return found


@dataclass(frozen=True, slots=True)
class Stand:
    """The place where attacks are run: a course with its secrets, and things to reach for."""

    folder: Path
    called: str  # kestrel, as it is spelled here
    marker: str
    target: Assignment
    places: dict[str, str]

    @property
    def scratch(self) -> Path:
        return self.folder / "scratch"

    def handin(self, attack: Attack) -> Path:
        """The attack, where a class's hand-ins lie."""
        folder = self.folder / "class" / "mallory"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        source = self.filled(attack.path.read_bytes())
        path = folder / self.target.file
        path.write_bytes(source)
        if not attack.makes:
            return path
        maker = self.folder / "maker.py"
        path.rename(maker)
        made: Path = runpy.run_path(str(maker))["make"](folder)
        return made

    def tidy(self) -> None:
        """As at first, after an attack that was let through."""
        shutil.rmtree(self.scratch, ignore_errors=True)
        _lay_out_scratch(self.scratch)
        for place in OPEN_PLACES:
            for path in Path(place).glob(f"*{self.called}*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def filled(self, source: bytes) -> bytes:
        """With the places that an attack knows."""
        for name, place in self.places.items():
            source = source.replace(f"@{name}@".encode(), place.encode())
        return source.replace(CALLED.encode(), self.called.encode())


def attacks(corpus: Path) -> list[Attack]:
    """All of them, family by family; AssignmentError where a header is not one."""
    paths = [path for family in FAMILIES for path in sorted((corpus / family).glob("[!_]*.py"))]
    if not paths:
        raise AssignmentError(f"{corpus}: no attacks in this folder, such as answers/name.py")
    return [_attack(path) for path in paths]


def _attack(path: Path) -> Attack:
    text = ast.get_docstring(ast.parse(path.read_bytes(), str(path))) or ""
    says, _, header = text.partition("\n\n")
    told = dict(re.findall(r"^(\w[\w ]*): *(.*)$", header, re.MULTILINE))
    strange = set(told) - set(KEYS)
    missing = {"Comes", "Held by", "Control"} - set(told)
    if strange or missing or not says:
        raise AssignmentError(
            f"{path}: its header has {sorted(strange)} or lacks {sorted(missing)}"
        )
    return Attack(
        family=path.parent.name,
        name=path.stem,
        path=path,
        says=" ".join(says.split()),
        comes=_words(told["Comes"]),
        held_by=_words(told["Held by"]),
        control=told["Control"],
        through=told.get("Through", ""),
        rungs=_words(told.get("Rungs", "forked")),
        makes=told.get("Makes", ""),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


@contextlib.contextmanager
def standing(corpus: Path) -> Iterator[Stand]:
    """A stand with the corpus's target; at the end nothing of it is left."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)  # as a course lies that others may read: the box alone keeps it
    try:
        called = f"{CALLED}{secrets.token_hex(3)}"
        marker = f"{called}-{secrets.token_hex(16)}"
        _lay_out(corpus / "target", folder, marker)
        with _bystander(folder, marker) as (number, port):
            places = {
                "TARGET": str(folder / "course"),
                "SCRATCH": str(folder / "scratch"),
                "SIBLING": str(folder / "class" / "bob" / "doubling.py"),
                "PORT": port,
                "SOCKET": str(folder / "socket"),
                "BYSTANDER": number,
            }
            yield Stand(folder, called, marker, assignments.load(folder / "course"), places)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay_out(target: Path, folder: Path, marker: str) -> None:
    for path in sorted(target.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            copy = folder / "course" / path.relative_to(target)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes().replace(b"@MARKER@", marker.encode()))
            copy.chmod(0o644)
    sibling = folder / "class" / "bob" / "doubling.py"
    sibling.parent.mkdir(parents=True)
    sibling.write_text(f"MARKER = {marker!r}\n\n\ndef double(x):\n    return 2 * x\n")
    _lay_out_scratch(folder / "scratch")


def _lay_out_scratch(scratch: Path) -> None:
    """A folder open to all, with a report that is open to all."""
    scratch.mkdir()
    scratch.chmod(0o777)
    results = scratch / "results.json"
    results.write_text('{"score": 0.0}\n')
    results.chmod(0o666)


@contextlib.contextmanager
def _bystander(folder: Path, marker: str) -> Iterator[tuple[str, str]]:
    """A process with the secret in its environment, and listeners that tell it to who connects."""
    program = folder / "course" / "bystander.py"
    process = subprocess.Popen(
        [sys.executable, "-I", str(program), str(folder / "socket")],
        env={**os.environ, "GRADER_TOKEN": marker},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stdin is not None
        port = process.stdout.readline().decode().strip()
        try:
            yield str(process.pid), port
        finally:
            process.kill()


def attempt(attack: Attack, stand: Stand, examiners: Examiners) -> Trial:
    """Grades an attack as any hand-in is graded, and looks at what is there afterwards."""
    before, path = _files(stand), stand.handin(attack)
    started = time.monotonic()
    with _marked():
        grade = grading.grade(stand.target, path, examiners)
    seconds = time.monotonic() - started
    shutil.rmtree(stand.folder / "class" / "mallory", ignore_errors=True)
    left = sorted({*_changed(before, _files(stand)), *_processes()})
    return Trial(grade, seconds, tuple(_leaks(grade, stand)), tuple(left))


def student_reports(grade: Grade) -> dict[str, str]:
    """Every report that a student may see, as it is written."""
    shown = io.StringIO()
    terminal.render(grade, audience="student", console=Console(file=shown, width=200))
    return {
        "terminal": shown.getvalue(),
        "html": html.to_html(grade, audience="student"),
        "gradescope": gradescope.dumps(gradescope.to_results(grade)),
        "junit": junit.to_junit(grade, audience="student"),
    }


def _leaks(grade: Grade, stand: Stand) -> Iterator[str]:
    hidden = (stand.marker, *HIDDEN_NUMBERS)
    for report, text in student_reports(grade).items():
        yield from (f"{report}: {secret}" for secret in hidden if secret in text)
    if stand.marker in records.to_json(grade) or stand.marker in repr(grade):
        yield "the record"


HIDDEN_NUMBERS = ("90210.625", "180421.25")  # asked and expected in the target's hidden checks


def _files(stand: Stand) -> dict[str, bytes | None]:
    """What lies where an attack could write, and what is in it."""
    found: dict[str, bytes | None] = {}
    for path in stand.folder.rglob("*"):
        if "mallory" not in path.parts and path.name != "maker.py":
            found[str(path)] = path.read_bytes() if path.is_file() else None
    for place in OPEN_PLACES:
        found.update(dict.fromkeys(map(str, Path(place).glob(f"*{stand.called}*"))))
    return found


def _changed(before: dict[str, bytes | None], after: dict[str, bytes | None]) -> set[str]:
    return {
        path for path in {*before, *after}
        if path not in before or path not in after or before[path] != after[path]
    }  # fmt: skip


@contextlib.contextmanager
def _marked() -> Iterator[None]:
    """With a mark in an environment name that comes to every process of ours."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = f"{before}:/{_MARK}"
    try:
        yield
    finally:
        os.environ["PATH"] = before


_MARK = f"corpus-{secrets.token_hex(8)}"


def marked(start: Callable[[], Started]) -> Started:
    """Examiners, started so that every process of theirs can be known."""
    with _marked():
        return start()


def _processes() -> set[str]:
    """Processes of ours that are none of the grader's own standing ones."""
    ends = time.monotonic() + DYING_SECONDS
    while (left := _strays()) and time.monotonic() < ends:
        time.sleep(0.02)
    return left


def _strays() -> set[str]:
    """Beside the warm process there are a hall and a ward, which the next hand-in will want."""
    ours = [path for path in Path("/proc").glob("[0-9]*") if _is_ours(path)]
    parents = {path.name: _parent(path) for path in ours}
    warm = {name for name, parent in parents.items() if parent == str(os.getpid())}
    standing = {name for name, parent in parents.items() if parent in warm and not _led(name)}
    return {f"process {name}" for name in set(parents) - warm - standing}


def _is_ours(process: Path) -> bool:
    try:
        return _MARK.encode() in (process / "environ").read_bytes()
    except OSError:
        return False


def _parent(process: Path) -> str:
    with contextlib.suppress(OSError):
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[1]
    return "gone"


def _led(number: str) -> bool:
    """Whether a process leads a session of its own, as nurseries and boxes do."""
    with contextlib.suppress(OSError):
        return os.getsid(int(number)) == int(number)
    return False
