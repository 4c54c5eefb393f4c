"""Plain ``pytest`` in a student's folder, and in every other folder of the same environment."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.assignment import Assignment

ROOT = Path(__file__).parents[2]
OPTIMIZERS = ROOT / "assignments" / "optimizers"
REFERENCE = (ROOT / "reference" / "optimizers.py").read_text(encoding="utf-8")
NO_CORRECTION = """
class Adam(Adam):
    def _direction(self, i):
        return self.m[i] / (self.v[i].sqrt() + self.eps)
"""

CHECKS = '''
from grader.examine import expect, functions, needs, number, weight
from probes import doubled


@number("1")
@weight(2)
@functions("double")
def test_double_of_three(student):
    """double(3) is 6."""
    expect(student.run(doubled, 3)).equals(6)


@number("2")
@functions("double")
@needs("test_double_of_three")
def test_double_of_minus_one(student):
    """double(-1) is -2."""
    expect(student.run(doubled, -1)).equals(-2)
'''
RIGHT = "def double(x):\n    return 2 * x\n"


def run_pytest(folder: Path, *options: str, typed: str = "") -> Any:
    """What plain ``pytest`` printed and returned, with nobody's settings but the folder's."""
    environment = {name: text for name, text in os.environ.items() if "PYTEST" not in name}
    return subprocess.run(
        [Path(sys.executable).with_name("pytest"), *options],
        cwd=folder, env={**environment, "COLUMNS": "80"}, input=typed,
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def summed_up(done: Any) -> tuple[str, str]:
    """The line with the points, and pytest's own last line without the time."""
    lines = done.stdout.splitlines()
    points = next((line for line in lines if "points for the checks" in line), "")
    return points, re.sub(r" in [\d.]+s.*|=", "", lines[-1]).strip()


def assert_neat(done: Any) -> None:
    """No frame of the engine or of a probe, no warning, no error of pytest's."""
    for noise in ("Traceback", "grader/", "site-packages", "fixture", "Warning", "INTERNALERROR"):
        assert noise not in done.stdout
    assert done.stderr == ""


def as_kit(made: Assignment, folder: Path) -> Path:
    """What a student has: the files of ``student/`` beside a manifest without [staff]."""
    shutil.copytree(made.student, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    manifest = (made.folder / "assignment.toml").read_text(encoding="utf-8")
    (folder / "assignment.toml").write_text(manifest.partition("[staff]")[0], encoding="utf-8")
    return folder


@pytest.fixture
def kit(make_assignment: Callable[..., Assignment], tmp_path: Path) -> Path:
    return as_kit(make_assignment(public=CHECKS), tmp_path / "kit")


@pytest.fixture
def optimizers_kit(optimizers: Assignment, tmp_path: Path) -> Path:
    return as_kit(optimizers, tmp_path / "kit")


# In a student's folder


@pytest.mark.slow
def test_a_gap_fails_with_what_to_write(kit: Path):
    """A sentence and a line; what waits for another check is skipped, and says for which."""
    done = run_pytest(kit, "-rs")

    assert done.returncode == 1
    assert summed_up(done) == (
        "0 of 3 points for the checks of this run",
        "1 failed, 1 skipped",
    )
    assert (
        "to write  double: return 2 x\n"
        "where     line 2 of doubling.py: raise NotImplementedError('double: return 2 x')\n"
    ) in done.stdout
    assert (
        "SKIPPED [1] test_doubling.py:14: "
        "needs     1 double(3) is 6, which is not right yet: repair that first\n"
    ) in done.stdout
    assert_neat(done)


@pytest.mark.slow
def test_a_mistake_is_told_as_asked_expected_and_got(kit: Path):
    """The message is the grader's own, with code to try, and no line of the engine."""
    (kit / "doubling.py").write_text("def double(x):\n    return max(2 * x, 5)\n", encoding="utf-8")
    done = run_pytest(kit)

    assert done.returncode == 1
    assert summed_up(done) == ("2 of 3 points for the checks of this run", "1 failed, 1 passed")
    assert (
        "asked     doubled(your file, -1)\n"
        "expected  -2\n"
        "got       5\n"
        "try\n"
        "import doubling\n"
        "from probes import doubled\n"
        "print(doubled(doubling, -1))\n"
    ) in done.stdout
    assert_neat(done)


@pytest.mark.slow
def test_a_file_that_cannot_be_imported_is_told_once(kit: Path):
    """The reason with its line, under the checks that all wait for it."""
    (kit / "doubling.py").write_text("def double(:\n", encoding="utf-8")
    done = run_pytest(kit)

    assert done.returncode == 1
    assert (
        "doubling.py could not be imported:\n"
        "got       SyntaxError: invalid syntax\n"
        "where     line 1 of doubling.py: def double(:\n"
        "                                            ^\n"
        "0 of 3 points for the checks of this run\n"
    ) in done.stdout
    assert done.stdout.count("SyntaxError") == 1
    assert_neat(done)


@pytest.mark.slow
@pytest.mark.parametrize(
    "selection", [["-k", "minus"], ["test_doubling.py::test_double_of_minus_one"]]
)
def test_a_selection_counts_its_own_checks(kit: Path, selection: list[str]):
    """A check runs alone too, though what it needs was not selected."""
    (kit / "doubling.py").write_text(RIGHT, encoding="utf-8")
    points, counts = summed_up(run_pytest(kit, *selection))

    assert points == "1 of 1 points for the checks of this run"
    assert counts.startswith("1 passed")


@pytest.mark.slow
def test_the_folder_may_be_named_from_elsewhere(kit: Path):
    """``pytest kit`` is ``cd kit; pytest``."""
    (kit / "doubling.py").write_text(RIGHT, encoding="utf-8")

    assert summed_up(run_pytest(kit.parent, "kit")) == (
        "3 of 3 points for the checks of this run",
        "2 passed",
    )


@pytest.mark.slow
def test_a_project_around_may_import_its_tests_in_its_own_way(kit: Path):
    """The checks find their probes in every import mode, and under warnings as errors."""
    settings = '[tool.pytest.ini_options]\naddopts = "--import-mode=importlib --strict-markers"\n'
    (kit.parent / "pyproject.toml").write_text(settings + 'filterwarnings = ["error"]\n')
    (kit / "doubling.py").write_text(RIGHT, encoding="utf-8")

    assert summed_up(run_pytest(kit, "--inline")) == (
        "3 of 3 points for the checks of this run",
        "2 passed",
    )


@pytest.mark.slow
def test_a_breakpoint_stops_inline_without_more_options(kit: Path):
    """``pytest --inline`` gives the terminal to the debugger, in the student's own file."""
    stops = "def double(x):\n    breakpoint()\n    return 2 * x\n"
    (kit / "doubling.py").write_text(stops, encoding="utf-8")
    done = run_pytest(kit, "--inline", typed="p x\nc\np x\nc\n")

    # Python stops at the call of breakpoint() since 3.13, and at the next line before.
    place = r"> (.*)\(\d\)double\(\)\n-> (?:breakpoint\(\)|return 2 \* x)\n\(Pdb\) (\S+)\n"
    assert done.returncode == 0
    assert re.findall(place, done.stdout) == [
        (str(kit / "doubling.py"), "3"),
        (str(kit / "doubling.py"), "-1"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "code", "counts"),
    [
        ("", 1, r"\d+ failed, \d+ skipped"),
        (REFERENCE, 0, r"\d+ passed"),
        (REFERENCE + NO_CORRECTION, 1, r"1 failed, \d+ passed, 1 skipped"),
    ],
    ids=["starter", "reference", "wrong"],
)
def test_the_real_kit_works_with_plain_pytest(
    optimizers_kit: Path, source: str, code: int, counts: str
):
    """From the starter to the right answer, and back by one mistake."""
    if source:
        (optimizers_kit / "optimizers.py").write_text(source, encoding="utf-8")
    done = run_pytest(optimizers_kit)
    points, told = summed_up(done)

    assert done.returncode == code
    assert re.fullmatch(counts, told)
    assert re.fullmatch(r"(\d+) of \1 points .*" if code == 0 else r"\d+ of \d+ points .*", points)
    assert_neat(done)


# In every other folder


def test_an_ordinary_project_is_left_alone(tmp_path: Path):
    """The installed plugin imports nothing heavy there, and adds no fixture."""
    (tmp_path / "test_ordinary.py").write_text(
        "import sys\n"
        "\n"
        "def test_nothing_heavy_is_there(request):\n"
        "    heavy = {'torch', 'numpy', 'grader.examine.examination', 'grader.box.worker'}\n"
        "    assert heavy & set(sys.modules) == set()\n"
        "    assert request.config.pluginmanager.hasplugin('grader')\n"
        "    assert not request.config.pluginmanager.hasplugin('grader-examination')\n"
        "\n"
        "def test_student_is_no_fixture(student):\n"
        "    raise AssertionError\n",
        encoding="utf-8",
    )
    done = run_pytest(tmp_path, "-W", "error")

    assert done.returncode == 1
    assert done.stdout.count("fixture 'student' not found") == 1
    assert summed_up(done) == ("", "1 passed, 1 error")


def test_a_manifest_of_another_tool_does_not_disturb(tmp_path: Path):
    """A file that happens to be called assignment.toml is none of ours."""
    (tmp_path / "assignment.toml").write_text("[who]\nname = 'somebody'\n", encoding="utf-8")
    (tmp_path / "test_ordinary.py").write_text("def test_it():\n    pass\n", encoding="utf-8")
    done = run_pytest(tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert summed_up(done) == ("", "1 passed")
