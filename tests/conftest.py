"""What tests share: warm examiners, the real assignment, and small made ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from grader import assignment as assignments
from grader import launch
from grader.assignment import Assignment

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts a process with torch is slow."""
    for item in items:
        if {"examiners", "loose_examiners", "spawning"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def examiners() -> Iterator[launch.Examiners]:
    """One warm process for the whole run; each hand-in still gets its own examiner and boxes."""
    with closing(launch.Forking()) as forking:
        yield forking


@pytest.fixture(scope="session")
def loose_examiners() -> Iterator[launch.Examiners]:
    """The same, with the layers off that keep a box from looking around."""
    with closing(launch.Forking(without=("landlock", "seccomp", "user", "private"))) as forking:
        yield forking


@pytest.fixture(scope="session")
def spawning() -> Iterator[launch.Examiners]:
    """The portable rung, on this machine too."""
    with closing(launch.Spawning()) as spawned:
        yield spawned


@pytest.fixture(scope="session")
def optimizers() -> Assignment:
    """The real assignment."""
    return assignments.load(ROOT / "assignments" / "optimizers")


@pytest.fixture
def make_assignment(tmp_path: Path) -> Callable[..., Assignment]:
    """Writes a small assignment; every part may be given as text."""

    def make(
        *,
        manifest: str = "",
        starter: str = "def double(x):\n    raise NotImplementedError('double: return 2 x')\n",
        probes: str = "def doubled(subject, x):\n    return subject.double(x)\n",
        public: str = "",
        hidden: str = "",
        reference: str = "def double(x):\n    return 2 * x\n",
        wrong: dict[str, str] | None = None,
    ) -> Assignment:
        folder = tmp_path / "doubling"
        head = 'title = "Doubling"\nfile = "doubling.py"\nfunctions = ["double"]\n'
        tail = '\n[staff]\nreference = "reference.py"\n'
        files = {
            "assignment.toml": head + manifest + tail,
            "reference.py": reference,
            "student/README.md": "# Doubling\n\nWrite `double(x)`, which is twice x.\n",
            "student/doubling.py": starter,
            "student/probes.py": probes,
            "student/test_doubling.py": public,
            "staff/test_hidden.py": hidden,
            **{f"staff/wrong/{name}.py": text for name, text in (wrong or {}).items()},
        }
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return assignments.load(folder)

    return make
