"""What can be handed in, and how a student is told what to repair."""

from __future__ import annotations

import codecs
import hashlib
import os
import socket
import zipfile
from pathlib import Path

import pytest

from grader import notebook
from grader.assignment import Assignment
from grader.errors import HandinError
from grader.handin import ReadLimits, describe, open_handin
from grader.release.notebook import written

SOURCE = b"def step_decay():\n    return 1\n"

SAVE = "save the file as UTF-8"


@pytest.fixture
def optimizers(tmp_path: Path) -> Assignment:
    """An assignment that asks for optimizers.py."""
    return Assignment("optimizers", tmp_path, "Optimizers", "optimizers.py", ("step_decay",))


def write(path: Path, source: bytes = SOURCE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(source)
    return path


def zipped(path: Path, *names: str, source: bytes = SOURCE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, source)
    return path


def refusal(path: Path, assignment: Assignment) -> str:
    with pytest.raises(HandinError) as caught:
        open_handin(path, assignment)
    return str(caught.value)


def test_a_folder_with_the_asked_file_is_a_handin(tmp_path: Path, optimizers: Assignment) -> None:
    """Its bytes are kept as they are, with their digest; other files do not matter."""
    write(tmp_path / "alice" / "optimizers.py")
    write(tmp_path / "alice" / "old" / "optimizers.py", b"old = 1\n")
    write(tmp_path / "alice" / "Optimizers.ipynb", b"{}")

    handin = open_handin(tmp_path / "alice", optimizers)

    assert handin.name == "alice"
    assert handin.file == "optimizers.py"
    assert handin.source == SOURCE
    assert handin.digest == hashlib.sha256(SOURCE).hexdigest()
    assert handin.cells == ()
    assert handin.notes == (
        "optimizers.py is graded, and not the notebook beside it, Optimizers.ipynb",
    )


def test_a_starter_that_nobody_touched_gives_way_to_a_notebook(
    tmp_path: Path, optimizers: Assignment
) -> None:
    """A kit has both, and who works in the notebook may hand in all of it."""
    cells = written([("code", SOURCE.decode())])
    write(tmp_path / "student" / "optimizers.py", b"starter = 1\n")
    write(tmp_path / "staff" / "design.md", b"")
    write(tmp_path / "alice" / "optimizers.py", b"starter = 1\n")
    alone = open_handin(tmp_path / "alice", optimizers)
    write(tmp_path / "alice" / "optimizers.ipynb", cells)

    handin = open_handin(tmp_path / "alice", optimizers)

    assert alone.source == b"starter = 1\n"
    assert SOURCE.strip() in handin.source
    assert handin.notes == (
        "optimizers.py is the starter as it was given out, so optimizers.ipynb is graded",
    )


def test_the_file_itself_is_a_handin(tmp_path: Path, optimizers: Assignment) -> None:
    """A file with the asked name needs no note."""
    handin = open_handin(write(tmp_path / "alice" / "optimizers.py"), optimizers)

    assert (handin.name, handin.source, handin.notes) == ("alice", SOURCE, ())


def test_a_file_with_another_name_is_graded_with_a_note(
    tmp_path: Path, optimizers: Assignment
) -> None:
    """A class may be laid out as one file for each student."""
    handin = open_handin(write(tmp_path / "alice.py"), optimizers)

    assert (handin.name, handin.file) == ("alice", "optimizers.py")
    assert handin.notes == ("alice.py is graded as optimizers.py",)


def test_the_file_may_be_one_level_down(tmp_path: Path, optimizers: Assignment) -> None:
    """What systems leave beside it is no second candidate."""
    write(tmp_path / "alice" / "hw1" / "optimizers.py")
    write(tmp_path / "alice" / "__MACOSX" / "optimizers.py")
    write(tmp_path / "alice" / ".ipynb_checkpoints" / "optimizers.py")

    handin = open_handin(tmp_path / "alice", optimizers)

    assert (handin.name, handin.source) == ("alice", SOURCE)
    assert handin.notes == ("optimizers.py was found in the folder hw1",)


def test_two_candidates_are_not_chosen_between(tmp_path: Path, optimizers: Assignment) -> None:
    """Both are named."""
    write(tmp_path / "alice" / "second" / "optimizers.py")
    write(tmp_path / "alice" / "first" / "optimizers.py")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is in several folders of alice: first/, second/\nhand in one of them"
    )


def test_many_candidates_are_counted(tmp_path: Path, optimizers: Assignment) -> None:
    """Ten are named, the rest is a number."""
    for number in range(12):
        write(tmp_path / "alice" / f"v{number:02}" / "optimizers.py")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is in several folders of alice: v00/, v01/, v02/, v03/, v04/, v05/, "
        "v06/, v07/, v08/, v09/ and 2 more\nhand in one of them"
    )


def test_two_levels_down_is_too_deep(tmp_path: Path, optimizers: Assignment) -> None:
    """The folder is listed as it is."""
    write(tmp_path / "alice" / "a" / "b" / "optimizers.py")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is not in the folder alice, which holds a/"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Optimizers.py",
        "optimizers (1).py",
        "optimizer.py",
        "optimisers.py",
        "optimizers.py.txt",
        "optimizers",
        "Copy of optimizers.py",
        "optimizers_final.py",
        "optimizers-v2.PY",
        "solution.py",
    ],
)
def test_the_likely_file_is_named(tmp_path: Path, optimizers: Assignment, name: str) -> None:
    """A student who sees the two names side by side sees what to do."""
    for other in [name, "probes.py", "test_optimizers.py", "optimizers.pdf"]:
        write(tmp_path / "alice" / other)
    listed = ", ".join(sorted([name, "probes.py", "test_optimizers.py", "optimizers.pdf"]))

    assert refusal(tmp_path / "alice", optimizers) == (
        f"optimizers.py is not in the folder alice, which holds {listed}\n"
        f"{name} may be what is meant: rename it to optimizers.py"
    )


def test_the_likely_file_may_be_one_level_down(tmp_path: Path, optimizers: Assignment) -> None:
    """It is named with its folder."""
    write(tmp_path / "alice" / "hw" / "Optimizers.py")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is not in the folder alice, which holds hw/\n"
        "hw/Optimizers.py may be what is meant: rename it to optimizers.py"
    )


def test_a_source_is_likelier_than_a_notebook(tmp_path: Path, optimizers: Assignment) -> None:
    """Where both have nearly the asked name, the file that can be graded is named."""
    write(tmp_path / "alice" / "Optimizers.ipynb")
    write(tmp_path / "alice" / "Optimizers.py")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is not in the folder alice, which holds Optimizers.ipynb, Optimizers.py\n"
        "Optimizers.py may be what is meant: rename it to optimizers.py"
    )


# Notebooks.

NOTEBOOK = written([("markdown", "# Optimizers"), ("code", "x = 1\n!ls"), ("code", "y = 2")])
CODE = b"x = 1\npass  # !ls\ny = 2\n"
SET_ASIDE = ("Set aside, because Jupyter understands it and Python does not:\ncell 1, line 2: !ls",)


def test_a_notebook_is_a_handin(tmp_path: Path, optimizers: Assignment) -> None:
    """By itself, in a folder, a level down and in a zip; its code is what is graded."""
    alone = write(tmp_path / "alice" / "optimizers.ipynb", NOTEBOOK)
    write(tmp_path / "bob" / "hw" / "optimizers.ipynb", NOTEBOOK)
    zipped(tmp_path / "carol.zip", "hw/optimizers.ipynb", source=NOTEBOOK)

    alice = open_handin(alone, optimizers)
    others = [open_handin(tmp_path / name, optimizers) for name in ("alice", "bob", "carol.zip")]

    assert (alice.name, alice.file, alice.source, alice.cells) == (
        "alice", "optimizers.py", CODE, (1, 3),
    )  # fmt: skip
    assert {(one.source, one.cells, one.digest) for one in others} == {(CODE, (1, 3), alice.digest)}
    assert [one.name for one in others] == ["alice", "bob", "carol"]
    found = ("optimizers.ipynb was found in the folder hw", *SET_ASIDE)
    assert [one.notes for one in (alice, *others)] == [SET_ASIDE, SET_ASIDE, found, found]


def test_a_notebook_of_another_name_is_graded_with_a_note(
    tmp_path: Path, optimizers: Assignment
) -> None:
    """By itself, and where it is the only one in a folder."""
    path = write(tmp_path / "alice" / "Copy of HW 1.ipynb", NOTEBOOK)
    write(tmp_path / "alice" / "utils.py")
    graded_as = ("Copy of HW 1.ipynb is graded as optimizers.py", *SET_ASIDE)

    assert open_handin(path, optimizers).notes == graded_as
    assert open_handin(path.parent, optimizers).notes == graded_as


def test_where_cells_begin_is_a_part_of_the_digest(tmp_path: Path, optimizers: Assignment) -> None:
    """The same lines in other cells may come to something else, where one of them fails."""
    cells = [[("code", "x = 1\ny = 2")], [("code", "x = 1"), ("code", "y = 2")]]
    for number, some in enumerate(cells):
        write(tmp_path / f"{number}.ipynb", written(some))
    one, two = (open_handin(tmp_path / f"{number}.ipynb", optimizers) for number in range(2))

    assert one.source == two.source
    assert one.digest != two.digest


def test_the_notebook_with_the_asked_name_goes_before_others(
    tmp_path: Path, optimizers: Assignment
) -> None:
    """And one at the top before one below; what Jupyter keeps of it is no second one."""
    write(tmp_path / "alice" / "optimizers.ipynb", NOTEBOOK)
    write(tmp_path / "alice" / "old" / "optimizers.ipynb", b"{}")
    write(tmp_path / "alice" / "scratch.ipynb", b"{}")
    write(tmp_path / "alice" / ".ipynb_checkpoints" / "optimizers-checkpoint.ipynb", b"{}")

    assert open_handin(tmp_path / "alice", optimizers).source == CODE


def test_two_notebooks_are_not_chosen_between(tmp_path: Path, optimizers: Assignment) -> None:
    """Where neither has the asked name."""
    write(tmp_path / "alice" / "a.ipynb", NOTEBOOK)
    write(tmp_path / "alice" / "b.ipynb", NOTEBOOK)

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is not in the folder alice, which holds a.ipynb, b.ipynb\n"
        "there are several notebooks: hand in one of them, or optimizers.py"
    )


def test_a_notebook_goes_before_a_zip(tmp_path: Path, optimizers: Assignment) -> None:
    """As the file itself does."""
    write(tmp_path / "alice" / "hw.ipynb", NOTEBOOK)
    zipped(tmp_path / "alice" / "hw.zip", "optimizers.py")

    assert open_handin(tmp_path / "alice", optimizers).source == CODE


def test_a_notebook_that_lies_too_deep_is_named(tmp_path: Path, optimizers: Assignment) -> None:
    """As a file is."""
    path = zipped(tmp_path / "alice.zip", "a/b/c/optimizers.ipynb", source=NOTEBOOK)

    assert refusal(path, optimizers) == (
        "optimizers.py is not in the archive alice.zip, which holds a/\n"
        "a/b/c/optimizers.ipynb lies too deep: put it at the top"
    )


def test_a_notebook_that_is_none_is_called_as_the_student_called_it(
    tmp_path: Path, optimizers: Assignment
) -> None:
    """Not by the name that was asked for."""
    path = write(tmp_path / "alice" / "hw.ipynb", b"x = 1\n")

    assert refusal(path, optimizers) == (
        "hw.ipynb, line 1, column 1: this is no notebook: Expecting value: "
        "open it in Jupyter, save it, and hand it in again"
    )


def test_a_notebook_may_be_larger_than_a_source(tmp_path: Path, optimizers: Assignment) -> None:
    """Its outputs are in it; but there is a limit."""
    limits = ReadLimits(source_bytes=10, notebook=notebook.Limits(bytes=600))
    path = write(tmp_path / "alice" / "optimizers.ipynb", written([("code", "x = 1")]))
    large = write(tmp_path / "bob" / "optimizers.ipynb", written([("code", "x = 1" + " " * 500)]))

    assert open_handin(path, optimizers, limits).source == b"x = 1\n"
    with pytest.raises(HandinError, match="more than the 600 that are read"):
        open_handin(large, optimizers, limits)


# What else may be there.


def test_two_strangers_are_not_guessed_between(tmp_path: Path, optimizers: Assignment) -> None:
    """Nothing is called likely that is not."""
    write(tmp_path / "alice" / "main.py")
    write(tmp_path / "alice" / "utils.py")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is not in the folder alice, which holds main.py, utils.py"
    )


def test_at_most_ten_names_are_listed(tmp_path: Path, optimizers: Assignment) -> None:
    """The visible ones first, and the rest is a number."""
    for number in range(11):
        write(tmp_path / "alice" / f"plot{number:02}.png")
    write(tmp_path / "alice" / ".DS_Store")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is not in the folder alice, which holds plot00.png, plot01.png, "
        "plot02.png, plot03.png, plot04.png, plot05.png, plot06.png, plot07.png, plot08.png, "
        "plot09.png and 2 more"
    )


def test_an_empty_folder_is_told(tmp_path: Path, optimizers: Assignment) -> None:
    """Nothing was handed in."""
    (tmp_path / "alice").mkdir()

    assert refusal(tmp_path / "alice", optimizers) == (
        "alice is an empty folder: hand in optimizers.py"
    )


def test_a_path_that_is_not_there_is_told(tmp_path: Path, optimizers: Assignment) -> None:
    """By its name alone: a report shows no paths of the machine."""
    assert refusal(tmp_path / "alcie", optimizers) == "alcie: there is no such file or folder"


def test_another_kind_of_file_is_refused(tmp_path: Path, optimizers: Assignment) -> None:
    """Only Python is graded."""
    path = write(tmp_path / "alice.docx")

    assert refusal(path, optimizers) == "alice.docx is not a Python file: hand in optimizers.py"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_odd_names_are_neutralised(tmp_path: Path, optimizers: Assignment) -> None:
    """No escape, no reversed text and no broken byte reaches a terminal; long names are cut."""
    names = [b"\x1b[31mred.py", "\u202egpj.py".encode(), b"\xff.py", b"x" * 200]
    for name in names:
        write(tmp_path / "alice" / os.fsdecode(name))

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is not in the folder alice, which holds \\x1b[31mred.py, "
        f"{'x' * 60}…{'x' * 19}, \\u202egpj.py, \\udcff.py"
    )


def test_a_crowded_folder_is_not_searched(tmp_path: Path, optimizers: Assignment) -> None:
    """The limit holds at the top, and for all folders below it together."""
    limits = ReadLimits(entries=3)
    for name in ["alice/a.txt", "alice/b.txt", "alice/c.txt", "alice/d.txt"]:
        write(tmp_path / name)
    for name in ["bob/a/1", "bob/a/2", "bob/b/1", "bob/b/2"]:
        write(tmp_path / name)

    with pytest.raises(HandinError) as alice:
        open_handin(tmp_path / "alice", optimizers, limits)
    with pytest.raises(HandinError) as bob:
        open_handin(tmp_path / "bob", optimizers, limits)

    assert str(alice.value) == "alice has too many files in it: hand in the asked file alone"
    assert str(bob.value) == "b has too many files in it: hand in the asked file alone"


def test_a_large_file_is_refused_and_not_read(tmp_path: Path, optimizers: Assignment) -> None:
    """A sparse terabyte costs nothing."""
    path = write(tmp_path / "alice" / "optimizers.py")
    os.truncate(path, 10**12)

    assert refusal(path, optimizers) == (
        "optimizers.py has 1,000,000,000,000 bytes, more than the 1,000,000 that are read: "
        "hand in the source alone, without data or outputs"
    )


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path, optimizers: Assignment) -> None:
    """One byte more is too much."""
    path = write(tmp_path / "optimizers.py", b"x=1\n")

    assert open_handin(path, optimizers, ReadLimits(source_bytes=4)).source == b"x=1\n"
    with pytest.raises(HandinError) as caught:
        open_handin(path, optimizers, ReadLimits(source_bytes=3))
    assert str(caught.value) == (
        "optimizers.py has 4 bytes, more than the 3 that are read: "
        "hand in the source alone, without data or outputs"
    )


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("target", ["secret.py", "nowhere.py"])
def test_a_link_is_not_followed(tmp_path: Path, optimizers: Assignment, target: str) -> None:
    """Neither in a folder, nor by itself, nor where it dangles."""
    write(tmp_path / "secret.py", b"SECRET = 1\n")
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice" / "optimizers.py").symlink_to(tmp_path / target)
    (tmp_path / "bob.py").symlink_to(tmp_path / target)

    told = "is a link, not a file: hand in the file itself"
    assert refusal(tmp_path / "alice", optimizers) == f"optimizers.py {told}"
    assert refusal(tmp_path / "bob.py", optimizers) == f"bob.py {told}"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_linked_folder_is_not_searched(tmp_path: Path, optimizers: Assignment) -> None:
    """A hand-in cannot point at another one."""
    write(tmp_path / "bob" / "optimizers.py")
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice" / "mine").symlink_to(tmp_path / "bob")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is not in the folder alice, which holds mine"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path, optimizers: Assignment) -> None:
    """It is refused without opening it."""
    (tmp_path / "alice").mkdir()
    os.mkfifo(tmp_path / "alice" / "optimizers.py")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is a named pipe, not a file: hand in the file itself"
    )


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="there are no such sockets here")
def test_a_socket_is_refused(
    tmp_path: Path, optimizers: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has a name in a folder and is no file."""
    monkeypatch.chdir(tmp_path)  # the address of a socket has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("optimizers.py")

        assert refusal(Path("optimizers.py"), optimizers) == (
            "optimizers.py is a socket, not a file: hand in the file itself"
        )


@pytest.mark.parametrize("place", ["alice/optimizers.py", "alice/sub/optimizers.py"])
def test_a_folder_in_the_files_place_is_refused(
    tmp_path: Path, optimizers: Assignment, place: str
) -> None:
    """At the top or one level down."""
    (tmp_path / place).mkdir(parents=True)

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is a folder, not a file: hand in the file itself"
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_locked_file_is_the_students_to_repair(tmp_path: Path, optimizers: Assignment) -> None:
    """The hand-in is named."""
    write(tmp_path / "alice" / "optimizers.py").chmod(0)

    assert refusal(tmp_path / "alice", optimizers) == "alice cannot be read: permission denied"


# Zips.


@pytest.mark.parametrize(
    ("names", "notes"),
    [
        (["optimizers.py", "readme.txt", "old/optimizers.py"], ()),
        (["./optimizers.py"], ()),
        (["hw1/", "hw1/optimizers.py"], ("optimizers.py was found in the folder hw1",)),
        (["hw1\\optimizers.py"], ("optimizers.py was found in the folder hw1",)),
        (
            ["hw1/optimizers.py", "__MACOSX/optimizers.py", ".git/optimizers.py"],
            ("optimizers.py was found in the folder hw1",),
        ),
    ],
)
def test_a_zip_is_read_as_the_folder_that_it_holds(
    tmp_path: Path, optimizers: Assignment, names: list[str], notes: tuple[str, ...]
) -> None:
    """Whatever system made it; the bytes and the digest are those of the file in it."""
    handin = open_handin(zipped(tmp_path / "alice.zip", *names), optimizers)

    assert (handin.name, handin.file, handin.source) == ("alice", "optimizers.py", SOURCE)
    assert (handin.digest, handin.notes) == (hashlib.sha256(SOURCE).hexdigest(), notes)


def test_a_folder_with_one_zip_is_that_zip(tmp_path: Path, optimizers: Assignment) -> None:
    """At the top or a level down, beside what cannot be graded; the report says so."""
    found = "optimizers.py was found in the archive HW1.ZIP"
    zipped(tmp_path / "alice" / "HW1.ZIP", "optimizers.py")
    write(tmp_path / "alice" / "report.pdf")
    zipped(tmp_path / "bob" / "sub" / "HW1.ZIP", "mine/optimizers.py")

    alice = open_handin(tmp_path / "alice", optimizers)
    bob = open_handin(tmp_path / "bob", optimizers)

    assert (alice.name, alice.source, alice.notes) == ("alice", SOURCE, (found,))
    assert bob.notes == (found, "optimizers.py was found in the folder mine")


def test_the_file_itself_goes_before_a_zip(tmp_path: Path, optimizers: Assignment) -> None:
    """Also where it has a slip in its name: what was meant is asked, not guessed."""
    zipped(tmp_path / "alice" / "hw1.zip", "optimizers.py", source=b"old = 1\n")
    write(tmp_path / "alice" / "optimizers.py")
    zipped(tmp_path / "bob" / "hw1.zip", "optimizers.py", source=b"old = 1\n")
    write(tmp_path / "bob" / "Optimizers.py")

    assert open_handin(tmp_path / "alice", optimizers).source == SOURCE
    assert refusal(tmp_path / "bob", optimizers) == (
        "optimizers.py is not in the folder bob, which holds Optimizers.py, hw1.zip\n"
        "Optimizers.py may be what is meant: rename it to optimizers.py"
    )


def test_two_zips_are_not_chosen_between(tmp_path: Path, optimizers: Assignment) -> None:
    """Even where one is called right."""
    zipped(tmp_path / "alice" / "hw1.zip", "optimizers.py")
    zipped(tmp_path / "alice" / "optimizers.zip", "optimizers.py")

    assert refusal(tmp_path / "alice", optimizers) == (
        "optimizers.py is not in the folder alice, which holds hw1.zip, optimizers.zip\n"
        "there are several archives: hand in one of them, or optimizers.py"
    )


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], "alice.zip is an empty archive: hand in optimizers.py"),
        (
            ["hw1/notes.txt", "report.pdf"],
            "optimizers.py is not in the archive alice.zip, which holds hw1/, report.pdf",
        ),
        (
            ["hw1/Optimizers (1).py"],
            "optimizers.py is not in the archive alice.zip, which holds hw1/\n"
            "hw1/Optimizers (1).py may be what is meant: rename it to optimizers.py",
        ),
        (
            ["course/week2/hw/optimizers.py"],
            "optimizers.py is not in the archive alice.zip, which holds course/\n"
            "course/week2/hw/optimizers.py lies too deep: put it at the top",
        ),
        (
            ["b/optimizers.py", "a/optimizers.py"],
            "optimizers.py is in several folders of alice.zip: a/, b/\nhand in one of them",
        ),
    ],
)
def test_what_a_zip_lacks_is_told_as_of_a_folder(
    tmp_path: Path, optimizers: Assignment, names: list[str], told: str
) -> None:
    """What was looked for, what is there, and what to do."""
    assert refusal(zipped(tmp_path / "alice.zip", *names), optimizers) == told


# What is no text.


@pytest.mark.parametrize("source", [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n"])
def test_an_empty_file_is_refused(tmp_path: Path, optimizers: Assignment, source: bytes) -> None:
    """White space and a byte order mark are nothing."""
    path = write(tmp_path / "optimizers.py", source)

    assert refusal(path, optimizers) == (
        "optimizers.py is empty: hand in the file with your work in it"
    )


@pytest.mark.parametrize(
    "source",
    [
        "# é\r\nx = 1\r\n".encode(),
        codecs.BOM_UTF8 + "x = 'é'".encode(),
        codecs.BOM_UTF8 + "# coding: utf-8\nx = 'é'".encode(),
        "# -*- coding: utf-8-unix -*-\nx = 'é'\n".encode(),
        "#!/usr/bin/python\n# vim: set fileencoding=UTF_8 :\nx = 'é'\n".encode(),
        "# coding: latin-1\nx = 'é'\n".encode("latin-1"),
        "# coding: iso-8859-15\nx = '€'\n".encode("iso-8859-15"),
        "\n# coding=cp1252\nx = '€'\n".encode("cp1252"),
        b"# coding: ascii\nx = 1\n",
        "x = 1\n# coding: utf-7\ny = 'é'\n".encode(),
        "# the encoding\n\n# coding: utf-7\ny = 'é'\n".encode(),
    ],
)
def test_the_encodings_of_editors_are_read(
    tmp_path: Path, optimizers: Assignment, source: bytes
) -> None:
    """What is accepted, Python compiles; a coding line counts where Python looks for it."""
    handin = open_handin(write(tmp_path / "optimizers.py", source), optimizers)

    assert handin.source == source
    compile(handin.source, "optimizers.py", "exec")


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (b"x = 1\ny = '\xe9'\n", f", line 2, byte 6: 0xe9 is not UTF-8: {SAVE}"),
        (b"\xe9", f", line 1, byte 1: 0xe9 is not UTF-8: {SAVE}"),
        (b"# coding: ascii\nx = '\xe9'\n", f", line 2, byte 6: 0xe9 is not ASCII: {SAVE}"),
        (b"# coding: cp1252\n# \x81\n", f", line 2, byte 3: 0x81 is not CP1252: {SAVE}"),
        (b"x = 1\n\0y = 2\n", f", line 2, byte 1: a NUL byte: {SAVE}"),
        ("x = 1".encode("utf-16"), f", line 1, byte 1: the file is UTF-16: {SAVE}"),
        ("x = 1".encode("utf-32"), f", line 1, byte 1: the file is UTF-32: {SAVE}"),
        ("x = 1".encode("utf-16-be"), f", line 1, byte 1: a NUL byte: {SAVE}"),
        (
            b"# coding: utf-7\nx = 1\n",
            f', line 1: the encoding "utf-7" is not read: {SAVE}, without this line',
        ),
        (
            b"#!python\n# coding: rot13\nx = 1\n",
            f', line 2: the encoding "rot13" is not read: {SAVE}, without this line',
        ),
        (
            b"# coding: iso-8859-12\nx = 1\n",
            f', line 1: the encoding "iso-8859-12" is not read: {SAVE}, without this line',
        ),
        (
            codecs.BOM_UTF8 + b"# coding: latin-1\nx = 1\n",
            ', line 1: the encoding "latin-1" is declared in a file that begins with the mark '
            f"of UTF-8: {SAVE}, without this line",
        ),
    ],
)
def test_what_is_not_text_is_told_with_its_place(
    tmp_path: Path, optimizers: Assignment, source: bytes, problem: str
) -> None:
    """Line and byte are counted from 1."""
    path = write(tmp_path / "optimizers.py", source)

    assert refusal(path, optimizers) == f"optimizers.py{problem}"


def test_a_broken_file_is_called_as_the_student_called_it(
    tmp_path: Path, optimizers: Assignment
) -> None:
    """Not by the name that was asked for."""
    path = write(tmp_path / "alice.py", b"\xe9")

    assert refusal(path, optimizers) == f"alice.py, line 1, byte 1: 0xe9 is not UTF-8: {SAVE}"


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("class/alice/optimizers.py", "alice"),
        ("class/alice/Optimizers.py", "alice"),
        ("class/alice.py", "alice"),
        ("class/alice.zip", "alice"),
        ("class/alice.ipynb", "alice"),
        ("class/alice/Optimizers.ipynb", "alice"),
        ("class/alice.b", "alice.b"),
        ("class/\x1b[2Jalice", "\\x1b[2Jalice"),
    ],
)
def test_a_handin_has_a_name_before_it_is_opened(
    tmp_path: Path, optimizers: Assignment, place: str, name: str
) -> None:
    """So that also one that is not there has a grade."""
    assert describe(tmp_path / place, optimizers) == name


def test_a_folder_is_its_own_name(
    tmp_path: Path, optimizers: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it is called, and also as the current one."""
    for name in ["optimizers.py", "alice.py", "alice.b"]:
        (tmp_path / name).mkdir()
        assert describe(tmp_path / name, optimizers) == name

    monkeypatch.chdir(tmp_path / "alice.b")
    assert describe(Path(), optimizers) == "alice.b"
    assert refusal(Path(), optimizers) == "alice.b is an empty folder: hand in optimizers.py"
