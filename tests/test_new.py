"""A new assignment: what is asked of its author, and that it keeps the laws at once."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from grader import assignment as assignments
from grader import cli, launch
from grader.errors import AssignmentError
from grader.new import Wish, make, problems
from grader.verify.laws import laws

ROOT = Path(__file__).parent.parent
WISH = Wish("means", "Two means", ("scaled_mean", "other_mean"))
FILES = [
    "assignment.toml",
    "staff/design.md",
    "staff/odd/other_mean_by_a_loop.py",
    "staff/odd/scaled_mean_by_a_loop.py",
    "staff/reference.py",
    "staff/test_hidden.py",
    "staff/wrong/other_mean_ignores_the_scale.py",
    "staff/wrong/scaled_mean_ignores_the_scale.py",
    "student/README.md",
    "student/means.py",
    "student/probes.py",
    "student/test_means.py",
]


def test_it_has_every_part_of_an_assignment(tmp_path: Path):
    """What an author would forget is there: probes, a wrong answer, an odd one, a design note."""
    made = make(tmp_path / "means", WISH)

    assert sorted(made) == FILES
    assert (
        sorted(
            path.relative_to(tmp_path / "means").as_posix()
            for path in (tmp_path / "means").rglob("*")
            if path.is_file()
        )
        == FILES
    )
    assert assignments.load(tmp_path / "means").functions == WISH.functions


@pytest.mark.slow
def test_it_keeps_all_laws_from_its_first_minute(tmp_path: Path, examiners: launch.Examiners):
    """So whatever breaks one afterwards is what the author did last."""
    make(tmp_path / "means", WISH)

    findings = list(laws(assignments.load(tmp_path / "means"), examiners))

    assert {one.subject: one.broken for one in findings if one.broken} == {}
    assert {one.law for one in findings} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    "wish",
    [WISH, Wish("a", "A", ("f",)), Wish("n" * 30, "t" * 60, tuple(c * 30 for c in "abcdef"))],
    ids=["usual", "shortest", "longest"],
)
def test_its_files_are_as_the_linter_wants_them(tmp_path: Path, wish: Wish):
    """By this project's own rules, however long the names are."""
    make(tmp_path / wish.name, wish)
    rules = ["--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    ours = ["--config", 'lint.isort.known-first-party = ["grader"]']
    ruff = [sys.executable, "-m", "ruff"]
    checked = subprocess.run([*ruff, "check", *rules, *ours, tmp_path], capture_output=True)
    formatted = subprocess.run(
        [*ruff, "format", "--check", *rules, tmp_path], capture_output=True, encoding="utf-8"
    )

    assert (checked.returncode, checked.stdout) == (0, b"All checks passed!\n")
    assert (formatted.returncode, formatted.stderr) == (0, "")


def test_its_starter_and_its_reference_agree(tmp_path: Path):
    """The same names with the same arguments."""
    make(tmp_path / "means", WISH)

    def signatures(path: str) -> dict[str, str]:
        tree = ast.parse((tmp_path / "means" / path).read_text(encoding="utf-8"))
        found = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
        return {node.name: ast.unparse(node.args) for node in found}

    assert signatures("student/means.py") == signatures("staff/reference.py")
    assert tuple(signatures("student/means.py")) == WISH.functions


def test_all_that_is_wrong_with_the_answers_is_told_at_once():
    """Each with what was wanted, and a name that would do."""
    wish = Wish("Learning-Rates", 'a "b"', ("x", "x", "1", "run", "for", "sum"))

    assert list(problems(wish)) == [
        "name: wanted the name of a Python module, of at most 30 small letters, digits and _; "
        "got 'Learning-Rates': try learning_rates",
        'title: it may hold no " and no \\, for it stands in strings; got a "b"',
        "functions: x is there 2 times; name it once",
        "functions: wanted Python names of at most 30 characters; got '1'",
        "functions: run has a meaning of its own: choose another",
        "functions: wanted Python names of at most 30 characters; got 'for'",
        "functions: sum has a meaning of its own: choose another",
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("random", "name: a hand-in random.py would hide Python's own random, or ours: choose"),
        ("torch", "name: a hand-in torch.py would hide Python's own torch, or ours: choose"),
        ("test_means", "name: test_means.py would be taken for a file of checks: choose another"),
        ("../up", "name: wanted the name of a Python module, of at most 30 small letters, digits"),
        ("lambda", "name: wanted the name of a Python module, of at most 30 small letters, digits"),
    ],
)
def test_a_name_that_would_make_trouble_later_is_refused(name: str, told: str):
    """In the box a hand-in is a module of this name."""
    (problem,) = problems(Wish(name, "A", ("f",)))

    assert problem.startswith(told)


def test_titles_and_functions_may_not_be_missing():
    """Nor a title fill two lines."""
    assert list(problems(Wish("a", "two\nlines", ()))) == [
        "title: wanted one line of at most 60 characters; got 'two\\nlines'",
        "functions: wanted at least one name, like --functions softmax,cross_entropy",
    ]


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path):
    """Nobody's assignment is overwritten."""
    (tmp_path / "means").mkdir()

    with pytest.raises(AssignmentError) as told:
        make(tmp_path / "means", WISH)

    assert str(told.value) == (
        f"{tmp_path / 'means'} is there already: choose another name, or move it away"
    )
    assert list((tmp_path / "means").iterdir()) == []


def test_the_command_asks_what_is_not_said(tmp_path: Path):
    """Two questions; Enter takes what is in brackets; a course's folder is the usual place."""
    (tmp_path / "assignments").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "grader", "new", "learning_rates"],
        cwd=tmp_path, input="\nwarm_up, step\n", capture_output=True, encoding="utf-8",
    )  # fmt: skip
    made = assignments.load(tmp_path / "assignments" / "learning_rates")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Title, as students read it [Learning rates]: "
        "Functions that they write, with commas between [learning_rates]: "
    )
    assert done.stdout.endswith(
        "\nNext: grader verify assignments/learning_rates\n"
        "Then replace it: assignments/learning_rates/staff/design.md says how\n"
    )
    assert (made.title, made.functions) == ("Learning rates", ("warm_up", "step"))


def test_a_script_that_does_not_say_it_all_is_not_kept_waiting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """Exit code 2, and which options there are."""
    with open("/dev/null") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        code = cli.main(["new", "a", "--title", "A", "--in", str(tmp_path)])

    assert code == 2
    assert capsys.readouterr().err == (
        "grader: there is nobody to ask: say --title TITLE and --functions A,B\n"
    )
