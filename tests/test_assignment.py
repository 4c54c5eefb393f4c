"""What an assignment's folder says, and how it says what is wrong with it."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from grader.assignment import (
    Forbidden,
    Gradescope,
    Limits,
    compose,
    find,
    load,
    read_answer,
    read_answers,
)
from grader.errors import AssignmentError

SMALL = """
title = "Optimizers"
file = "optimizers.py"
functions = ["SGD", "Adam"]
"""

FULL = (
    SMALL
    + """
[forbidden]
names = ["torch.optim", "torch.nn.BatchNorm*"]
kernels = ["_fused_adam*_"]
[limits]
question_seconds = 3
memory_mb = 100
[hints]
Adam = 'lecture, "Adaptive Moment Estimation"'
[staff]
reference = "../../reference/optimizers.py"
hidden_visibility = "hidden"
"""
)


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def make_assignment(root: Path, manifest: str = FULL) -> Path:
    """A whole assignment, in the places of the real ones."""
    folder = root / "assignments" / "optimizers"
    write(folder / "assignment.toml", manifest)
    for name in ["student/optimizers.py", "student/probes.py", "student/test_b.py"]:
        write(folder / name)
    for name in ["student/test_a.py", "staff/test_hidden.py", "staff/wrong/no_eps.py"]:
        write(folder / name)
    write(folder / "staff" / "odd" / "loops.py")
    write(root / "reference" / "optimizers.py", "class SGD: ...\n")
    return folder


def make_kit(root: Path, manifest: str = FULL) -> Path:
    """A student's kit: the files of student/ beside the manifest."""
    kit = root / "optimizers"
    write(kit / "assignment.toml", manifest)
    for name in ["optimizers.py", "probes.py", "test_optimizers.py"]:
        write(kit / name)
    return kit


def problems_of(root: Path, manifest: str) -> list[str]:
    with pytest.raises(AssignmentError) as caught:
        load(make_assignment(root, manifest))
    return str(caught.value).splitlines()


def test_a_manifest_becomes_a_record(tmp_path: Path) -> None:
    """Every entry arrives where code looks for it, tables as records."""
    folder = make_assignment(tmp_path)

    assignment = load(folder)

    assert assignment.name == "optimizers"
    assert assignment.folder == folder
    assert assignment.title == "Optimizers"
    assert assignment.file == "optimizers.py"
    assert assignment.functions == ("SGD", "Adam")
    assert assignment.forbidden == Forbidden(
        names=("torch.optim", "torch.nn.BatchNorm*"), kernels=("_fused_adam*_",)
    )
    assert assignment.limits == Limits(question_seconds=3.0, memory_mb=100)
    assert type(assignment.limits.question_seconds) is float
    assert assignment.hints == {"Adam": 'lecture, "Adaptive Moment Estimation"'}
    assert assignment.staff.reference == tmp_path / "reference" / "optimizers.py"
    assert assignment.staff.hidden_visibility == "hidden"


def test_what_a_manifest_leaves_out_has_defaults(tmp_path: Path) -> None:
    """Three keys are enough."""
    assignment = load(make_assignment(tmp_path, SMALL))

    assert assignment.forbidden == Forbidden()
    assert assignment.limits == Limits(10.0, 10.0, 240.0, 512, 16, 64)
    assert assignment.hints == {}
    assert assignment.staff.reference is None
    assert assignment.staff.hidden_visibility == "after_published"


def test_an_assignment_knows_its_files(tmp_path: Path) -> None:
    """Suites and answers are found by name and sorted; what an editor leaves is not one."""
    folder = make_assignment(tmp_path)
    write(folder / "staff" / "wrong" / "._no_eps.py")

    assignment = load(folder)

    assert assignment.student == folder / "student"
    assert assignment.staff_folder == folder / "staff"
    assert assignment.probes == folder / "student" / "probes.py"
    assert [path.name for path in assignment.public_suite] == ["test_a.py", "test_b.py"]
    assert assignment.hidden_suite == (folder / "staff" / "test_hidden.py",)
    assert assignment.wrong_answers == (folder / "staff" / "wrong" / "no_eps.py",)
    assert assignment.odd_answers == (folder / "staff" / "odd" / "loops.py",)
    assert not assignment.is_kit


def test_a_kit_is_an_assignment_without_staff(tmp_path: Path) -> None:
    """What is named for staff is not there, and that is no problem."""
    kit = make_kit(tmp_path)

    assignment = load(kit)

    assert assignment.is_kit
    assert assignment.student == kit
    assert assignment.staff_folder is None
    assert assignment.staff.reference is None
    assert assignment.probes == kit / "probes.py"
    assert assignment.public_suite == (kit / "test_optimizers.py",)
    assert assignment.hidden_suite == ()
    assert assignment.wrong_answers == ()
    assert assignment.odd_answers == ()


def test_a_folder_without_probes_has_none(tmp_path: Path) -> None:
    """Probes are optional."""
    folder = make_assignment(tmp_path)
    (folder / "student" / "probes.py").unlink()

    assert load(folder).probes is None


def test_a_manifest_may_have_the_marks_of_windows(tmp_path: Path) -> None:
    """A byte order mark and CRLF are no part of what is said."""
    folder = make_assignment(tmp_path)
    manifest = folder / "assignment.toml"
    manifest.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())

    assert load(folder).title == "Optimizers"


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Each has a line of its own that says where, what was wanted and what came."""
    manifest = """
titel = "Optimizers"
file = "student/optimizers.py"
functions = ["SGD", "step-decay", "class", 3, "SGD"]
[forbidden]
names = "torch.optim"
kernels = ["aten::relu", ""]
[limits]
question_secnds = 10
load_seconds = -1
total_seconds = "240"
memory_mb = 1.5
answer_mb = 0
output_kb = true
[hints]
SDG = "lecture"
SGD = 3
[staff]
reference = "../../reference/optimisers.py"
hidden_visibility = "sometimes"
"""
    size = "wanted a whole number above 0, at most 1048576"
    seconds = "wanted a number of seconds above 0, at most 86400"
    operator = 'wanted the name of an operator, like "native_batch_norm"'

    problems = problems_of(tmp_path, manifest)

    assert problems == [
        "assignment.toml: titel: unknown key; did you mean title?",
        "assignment.toml: file: wanted the plain name of a Python file, "
        'like "optimizers.py"; got "student/optimizers.py"',
        'assignment.toml: functions[1]: wanted a Python name; got "step-decay"',
        'assignment.toml: functions[2]: wanted a Python name; got "class"',
        "assignment.toml: functions[3]: wanted a Python name; got 3",
        'assignment.toml: functions: "SGD" is there 2 times; name it once',
        'assignment.toml: forbidden.names: wanted a list; got "torch.optim"',
        f'assignment.toml: forbidden.kernels[0]: {operator}; got "aten::relu"',
        f'assignment.toml: forbidden.kernels[1]: {operator}; got ""',
        "assignment.toml: limits.question_secnds: unknown key; did you mean question_seconds?",
        f"assignment.toml: limits.load_seconds: {seconds}; got -1",
        f'assignment.toml: limits.total_seconds: {seconds}; got "240"',
        f"assignment.toml: limits.memory_mb: {size}; got 1.5",
        f"assignment.toml: limits.answer_mb: {size}; got 0",
        f"assignment.toml: limits.output_kb: {size}; got true",
        "assignment.toml: hints.SGD: wanted a text that is not empty; got 3",
        "assignment.toml: staff.hidden_visibility: wanted one of visible, hidden, "
        'after_due_date, after_published; got "sometimes"',
        'assignment.toml: title: missing; add a line like title = "Optimizers"',
        "assignment.toml: hints.SDG: not one of the functions; did you mean SGD?",
        "assignment.toml: staff.reference: there is no file ../../reference/optimisers.py",
    ]


def test_what_holds_on_gradescope_alone_is_a_record(tmp_path: Path) -> None:
    """Without the table nothing is late and nobody is refused."""
    table = """
[gradescope]
limit_minutes = 20
hidden_visibility = "after_due_date"
leaderboard = false
late_percent_per_day = 12.5
late_grace_minutes = 15
submissions = 5
submissions_hours = 12
"""
    assert load(make_assignment(tmp_path / "a", SMALL)).gradescope == Gradescope(10.0)
    assert load(make_assignment(tmp_path / "b", SMALL + table)).gradescope == Gradescope(
        20, "after_due_date", False, 12.5, 15, 5, 12
    )


def test_the_problems_of_gradescopes_table_are_told(tmp_path: Path) -> None:
    """Each entry has its bounds, and two do nothing by themselves."""
    table = """
[gradescope]
limit_minutes = 41
hidden_visibility = "never"
leaderboard = "no"
late_grace_minutes = -1
submissions_hours = nan
late_percent = 10
"""
    assert problems_of(tmp_path, SMALL + table) == [
        "assignment.toml: gradescope.limit_minutes: wanted a number of minutes from 2 to 40; "
        "got 41",
        "assignment.toml: gradescope.hidden_visibility: wanted one of visible, hidden, "
        'after_due_date, after_published; got "never"',
        'assignment.toml: gradescope.leaderboard: wanted true or false; got "no"',
        "assignment.toml: gradescope.late_grace_minutes: wanted a number of minutes, 0 or more; "
        "got -1",
        "assignment.toml: gradescope.submissions_hours: wanted a number of hours from 1 to 8760; "
        "got nan",
        "assignment.toml: gradescope.late_percent: unknown key; did you mean late_percent_per_day?",
        "assignment.toml: gradescope.late_grace_minutes: does nothing without "
        "gradescope.late_percent_per_day",
        "assignment.toml: gradescope.submissions_hours: does nothing without "
        "gradescope.submissions",
    ]


@pytest.mark.parametrize("value", ["0", "1001", "2.0", "true", '"5"'])
def test_a_number_of_submissions_is_a_whole_one(tmp_path: Path, value: str) -> None:
    """True is no number here, and 2.0 no whole one."""
    (problem,) = problems_of(tmp_path, f"{SMALL}\n[gradescope]\nsubmissions = {value}\n")

    assert problem == (
        "assignment.toml: gradescope.submissions: wanted a whole number from 1 to 1000; "
        f"got {value}"
    )


def test_an_empty_manifest_says_what_to_write(tmp_path: Path) -> None:
    """The three required keys are each told with an example."""
    assert problems_of(tmp_path, "") == [
        'assignment.toml: title: missing; add a line like title = "Optimizers"',
        'assignment.toml: file: missing; add a line like file = "optimizers.py"',
        'assignment.toml: functions: missing; add a line like functions = ["SGD", "Adam"]',
    ]


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "0.0", "1e300"])
def test_a_limit_that_does_not_limit_is_refused(tmp_path: Path, value: str) -> None:
    """Not a number, infinity and nothing are no seconds."""
    problems = problems_of(tmp_path, f"{SMALL}\n[limits]\nload_seconds = {value}\n")

    assert problems == [
        "assignment.toml: limits.load_seconds: wanted a number of seconds above 0, "
        f"at most 86400; got {float(value)!r}"
    ]


@pytest.mark.parametrize(
    "name", ["/etc/passwd.py", "..", "a\\b.py", "optimizers", "optimizers.ipynb", "a b.py", ".py"]
)
def test_the_asked_file_is_a_plain_name(tmp_path: Path, name: str) -> None:
    """A path, another kind of file and a name that nobody can import are refused."""
    problems = problems_of(tmp_path, SMALL.replace('"optimizers.py"', f"'{name}'"))

    wanted = 'wanted the plain name of a Python file, like "optimizers.py"'
    shown = name.replace("\\", "\\\\")
    assert problems == [f'assignment.toml: file: {wanted}; got "{shown}"']


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("limits = 3", "limits: wanted a table, [limits]; got 3"),
        ("hints = ['a']", 'hints: wanted a table, [hints]; got ["a"]'),
        ("staff = false", "staff: wanted a table, [staff]; got false"),
        (
            "staff = {hidden_visibility = []}",
            "staff.hidden_visibility: wanted one of visible, hidden, after_due_date, "
            "after_published; got []",
        ),
        ("staff = {reference = 3}", "staff.reference: wanted a text that is not empty; got 3"),
        (
            "colour = 1979-05-27",
            "colour: unknown key; "
            "there are title, teaches, file, functions, forbidden, limits, box, hints, "
            "gradescope, staff",
        ),
    ],
)
def test_an_entry_of_the_wrong_shape_is_refused(tmp_path: Path, entry: str, problem: str) -> None:
    """A table, a list and a text are not each other."""
    assert problems_of(tmp_path, f"{SMALL}\n{entry}\n") == [f"assignment.toml: {problem}"]


def test_a_contract_without_names_is_refused(tmp_path: Path) -> None:
    """There is nothing to grade in an empty contract."""
    problems = problems_of(tmp_path, SMALL.replace('["SGD", "Adam"]', "[]"))

    assert problems == ["assignment.toml: functions: wanted at least one name; got []"]


@pytest.mark.parametrize(
    ("manifest", "problem"),
    [
        ("title = 'a'\nfile = \n", "not valid TOML: Invalid value (at line 2, column 8)"),
        (
            "title = 'a'\nfunctions = ['SGD'\n",
            "not valid TOML: Unclosed array (at line 2, the end of the file)",
        ),
    ],
)
def test_broken_toml_is_told_with_its_line(tmp_path: Path, manifest: str, problem: str) -> None:
    """Also what is broken at the very end has a line."""
    assert problems_of(tmp_path, manifest) == [f"assignment.toml: {problem}"]


def test_a_manifest_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    """The line of the first bad byte is named."""
    folder = make_assignment(tmp_path)
    (folder / "assignment.toml").write_bytes("file = 'a.py'\ntitle = 'é'".encode("latin-1"))

    with pytest.raises(AssignmentError) as caught:
        load(folder)

    assert str(caught.value) == "assignment.toml: line 2 is not UTF-8"


def test_a_folder_without_manifest_is_no_assignment(tmp_path: Path) -> None:
    """The folder is named."""
    (tmp_path / "losses").mkdir()

    with pytest.raises(AssignmentError) as caught:
        load(tmp_path / "losses")

    assert str(caught.value) == "losses: no assignment.toml in this folder"


def test_an_assignment_is_found_from_where_people_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its folder, its student folder, a file there, and as a relative path."""
    folder = make_assignment(tmp_path)
    monkeypatch.chdir(folder / "student")

    assert find(folder) == folder
    assert find(folder / "student") == folder
    assert find(folder / "student" / "optimizers.py") == folder
    assert find(Path()) == folder
    assert load(find(Path())).name == "optimizers"


def test_a_kit_is_found_also_in_a_folder_called_student(tmp_path: Path) -> None:
    """A kit unpacked as student/ has its own manifest, which is nearer."""
    kit = make_kit(tmp_path).rename(tmp_path / "student")
    write(tmp_path / "assignment.toml", SMALL)

    assert find(kit) == kit


def test_an_assignment_is_not_looked_for_everywhere(tmp_path: Path) -> None:
    """Only a folder called student looks at the one above."""
    folder = make_assignment(tmp_path)

    with pytest.raises(AssignmentError) as caught:
        find(folder / "staff")

    assert str(caught.value) == (
        "staff: no assignment.toml in this folder; go to the folder of the assignment, or name it"
    )


def test_a_place_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A misspelt path is not a missing manifest."""
    with pytest.raises(AssignmentError) as caught:
        find(Path("no/such/place"))

    assert str(caught.value) == "no/such/place: there is no such file or folder"


def test_a_digest_depends_on_the_files_and_not_on_the_machine(tmp_path: Path) -> None:
    """Two copies in two places agree, whatever caches and editors left in one of them."""
    first, second = make_assignment(tmp_path / "a"), make_assignment(tmp_path / "b")
    write(second / "student" / "__pycache__" / "probes.pyc", "x")
    write(second / "staff" / ".DS_Store", "x")
    write(second / ".idea" / "a.xml", "x")

    assert load(first).digest() == load(second).digest()
    assert len(load(first).digest()) == 64


@pytest.mark.parametrize(
    "changed",
    [
        "assignments/optimizers/assignment.toml",
        "assignments/optimizers/staff/wrong/no_eps.py",
        "assignments/optimizers/student/data/new.csv",
        "reference/optimizers.py",
    ],
)
def test_a_digest_moves_with_every_file(tmp_path: Path, changed: str) -> None:
    """The manifest, an answer, a new file and the reference all count."""
    folder = make_assignment(tmp_path)
    before = load(folder).digest()
    old = (tmp_path / changed).read_text() if (tmp_path / changed).exists() else ""
    write(tmp_path / changed, f"{old}\n# changed\n")

    assert load(folder).digest() != before


def test_a_digest_tells_where_a_text_stands(tmp_path: Path) -> None:
    """The same bytes in another file, or cut elsewhere, are another assignment."""
    folder = make_assignment(tmp_path)
    write(folder / "student" / "test_a.py", "ab")
    before = load(folder).digest()
    write(folder / "student" / "test_a.py", "a")
    write(folder / "student" / "test_b.py", "b")

    assert load(folder).digest() != before


def test_the_digest_of_a_kit_is_not_moved_by_its_student(tmp_path: Path) -> None:
    """The hand-in lies among the files of the assignment and is none of them."""
    kit = make_kit(tmp_path)
    before = load(kit).digest()
    write(kit / "optimizers.py", "work")
    assert load(kit).digest() == before

    write(kit / "probes.py", "changed")
    assert load(kit).digest() != before


WRONG = '''"""No bias correction: m and v start at zero,
so the first steps are too large (lecture, "Adam").

Slides say otherwise.

Caught by: test_adam_follows_pytorch,
  test_adam_first_step
"""

raise RuntimeError("an answer is read, never run")
'''


def test_a_wrong_answer_tells_its_mistake_and_its_checks(tmp_path: Path) -> None:
    """Its docstring's paragraphs become one line, the checks a tuple; nothing is run."""
    path = write(tmp_path / "staff" / "wrong" / "no_correction.py", WRONG)

    answer = read_answer(path)

    assert answer.id == "no_correction"
    assert answer.path == path
    assert answer.says == (
        "No bias correction: m and v start at zero, so the first steps are too large "
        '(lecture, "Adam"). Slides say otherwise.'
    )
    assert answer.caught_by == ("test_adam_follows_pytorch", "test_adam_first_step")
    assert answer.source == WRONG


def test_an_odd_answer_tells_what_is_unusual(tmp_path: Path) -> None:
    """It needs a docstring and no checks."""
    answer = read_answer(write(tmp_path / "staff" / "odd" / "loops.py", '"""Loops."""\n'))

    assert (answer.id, answer.says, answer.caught_by) == ("loops", "Loops.", ())


@pytest.mark.parametrize(
    ("name", "source", "problems"),
    [
        (
            "wrong/a.py",
            "x = 1",
            [
                "no docstring that begins with a sentence on the mistake",
                'no "Caught by:" in the docstring with the checks that fail with it',
            ],
        ),
        (
            "wrong/a.py",
            '"""No eps."""',
            ['no "Caught by:" in the docstring with the checks that fail with it'],
        ),
        (
            "wrong/a.py",
            '"""No eps.\n\nCaught by:\n"""',
            ['no "Caught by:" in the docstring with the checks that fail with it'],
        ),
        (
            "wrong/a.py",
            '"""Caught by: test_a"""',
            ["no docstring that begins with a sentence on the mistake"],
        ),
        (
            "wrong/a.py",
            '"""No eps.\n\nCaught by: test_a, adam, test-b.\n"""',
            [
                'Caught by: "adam" is not the name of a check, like test_adam',
                'Caught by: "test-b" is not the name of a check, like test_adam',
            ],
        ),
        ("odd/a.py", "x = 1", ["no docstring that begins with a sentence on what is unusual"]),
        (
            "odd/a.py",
            '"""Loops.\n\nCaught by: test_a\n"""',
            ['an odd answer is right, so nothing is "Caught by:" a check'],
        ),
        ("odd/a.py", '"""Loops."""\nif x:\n', ["line 2: expected an indented block"]),
    ],
)
def test_a_broken_answer_is_told_with_its_file(
    tmp_path: Path, name: str, source: str, problems: list[str]
) -> None:
    """Each problem says which file it is in and what is missing."""
    path = write(tmp_path / "staff" / name, source)

    with pytest.raises(AssignmentError) as caught:
        read_answer(path)

    told = [line.split(" after ")[0] for line in str(caught.value).splitlines()]
    assert told == [f"staff/{name}: {problem}" for problem in problems]


def test_the_problems_of_all_answers_are_told_at_once(tmp_path: Path) -> None:
    """One broken answer does not hide the next."""
    latin = write(tmp_path / "staff" / "odd" / "b.py")
    latin.write_bytes('"""é"""'.encode("latin-1"))
    paths = [write(tmp_path / "staff" / "odd" / "a.py"), latin, tmp_path / "staff" / "odd" / "c.py"]

    with pytest.raises(AssignmentError) as caught:
        read_answers(paths)

    assert str(caught.value).splitlines() == [
        "staff/odd/a.py: no docstring that begins with a sentence on what is unusual",
        "staff/odd/b.py: not UTF-8",
        "staff/odd/c.py: cannot be read: No such file or directory",
    ]


def test_the_answers_are_read_in_order(tmp_path: Path) -> None:
    """As many records as files."""
    paths = [write(tmp_path / "odd" / f"{name}.py", '"""Odd."""') for name in "ab"]

    assert [answer.id for answer in read_answers(paths)] == ["a", "b"]


def run(source: str) -> dict[str, object]:
    names: dict[str, object] = {}
    exec(compile(source, "composed.py", "exec", dont_inherit=True), names)
    return names


def test_an_answer_is_a_suffix_that_may_build_on_the_reference() -> None:
    """A class of the reference can be redefined by a subclass of the same name."""
    composed = compose(
        '"""Reference."""\nclass Adam:\n    eps = 1', '"""Wrong."""\nclass Adam(Adam):\n    eps = 2'
    )

    assert composed == (
        '"""Reference."""\nclass Adam:\n    eps = 1\n\n\n'
        '"""Wrong."""\nclass Adam(Adam):\n    eps = 2\n'
    )
    assert run(composed)["Adam"].eps == 2  # type: ignore[attr-defined]


def test_the_line_ends_and_marks_of_editors_do_not_break_a_composition() -> None:
    """A reference that ends in a comment, byte order marks, CRLF."""
    composed = compose("\ufeffx = 1  # end", "\ufeff'odd'\r\ny = x + 1")

    assert run(composed)["y"] == 2


@pytest.mark.parametrize(
    "reference",
    [
        "x = 1\n",
        '"""Reference."""\nx = 1\n',
        '# comment\n\n"""Two\nlines."""\nfrom __future__ import annotations\nx = 1\n',
        '"""A form feed\f and é."""\nx = 1\n',
        '"""Only a docstring."""',
    ],
)
@pytest.mark.parametrize(
    "answer",
    [
        '"""Odd."""\nfrom __future__ import annotations\ny: nowhere = 2\n',
        '"""é"""; from __future__ import annotations; y: nowhere = 2\n',
        '"""Odd."""\nfrom __future__ import (\n    annotations,\n    division,\n)\ny: nowhere = 2',
        "from __future__ import annotations\nfrom __future__ import division\ny: nowhere = 2",
    ],
)
def test_future_imports_of_an_answer_move_to_the_front(reference: str, answer: str) -> None:
    """They are legal there, hold for the answer, and leave its lines where they were."""
    composed = compose(reference, answer)

    assert run(composed)["y"] == 2
    docstring = ast.get_docstring(ast.parse(reference))
    assert ast.get_docstring(ast.parse(composed)) == docstring
    assert composed.rstrip().splitlines()[-1].endswith("y: nowhere = 2")


def test_a_reference_with_the_same_future_import_is_left_alone() -> None:
    """Its line numbers stay those of its file."""
    reference = "from __future__ import annotations\nx = 1\n"

    composed = compose(reference, "from __future__ import annotations\ny = 2\n")

    assert composed == f"{reference}\n\npass\ny = 2\n"


def test_a_broken_reference_is_the_instructors_to_repair() -> None:
    """Where it has to be parsed, its error is told and not raised as a SyntaxError."""
    with pytest.raises(AssignmentError) as caught:
        compose("x = 1\nx = = 2\n", "from __future__ import annotations\n")

    assert str(caught.value) == "the reference: line 2: invalid syntax"


def test_reading_an_assignment_needs_no_torch() -> None:
    """The program that starts everything stays light."""
    code = "import sys, grader.handin; print('torch' in sys.modules or 'numpy' in sys.modules)"
    root = Path(__file__).parent.parent

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"


def test_records_can_be_changed_only_by_copying(tmp_path: Path) -> None:
    """A record is frozen, and hashable as keys of caches are."""
    assignment = load(make_assignment(tmp_path))

    with pytest.raises(AttributeError):
        assignment.title = "Other"  # type: ignore[misc]
    assert replace(assignment, title="Other").title == "Other"
    assert hash(assignment) == hash(load(assignment.folder))
