"""Gradebooks of Canvas and Moodle, filled."""

import pytest

from grader.errors import AssignmentError
from grader.report.course.gradebook import fill_canvas, fill_moodle
from grader.report.course.sheet import read_sheet

CANVAS = (
    "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Optimizers (4711),Final Score\r\n"
    "    Points Possible,,,,,2.00,(read only)\r\n"
    '"Lovelace, Ada",101,s-101,ada@uni.test,"Mon ""A"", 8:00",1.00,55.5\r\n'
    "Ben Bitdiddle,102,s-102,ben,Tue,,\r\n"
    "=Eve,103,s-103,eve,Tue,0.5,\r\n"
    '"Student, Test",104,,,Tue,,\r\n'
).encode()
MOODLE = (
    b"Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    b"Last modified (grade),Feedback comments\n"
    b'Participant 11,Ada Lovelace,ada@uni.test,Submitted,,2.00,Yes,"Friday, 1 May 2026, 8:00 AM",\n'
    b"Participant 12,Ben Bitdiddle,ben@uni.test,Submitted,0.50,2.00,No,-,keep\n"
    b"Participant 13,Cy Hacker,cy@uni.test,,,2.00,Yes,-,"
)


def test_canvas_gets_one_column_and_no_other_byte_changes(a_class, member):
    """BOM, CRLF, quotes, and cells that look like formulas stay as the instructor has them."""
    filled = fill_canvas(CANVAS, a_class(member("ada", "RR"), member("Bitdiddle, Ben", "RW")))

    expected = CANVAS.replace(b'8:00",1.00,', b'8:00",2.00,').replace(b"Tue,,", b"Tue,1.00,", 1)
    assert filled.content == expected
    assert (filled.column, filled.written) == ("Optimizers (4711)", 2)
    assert filled.said == ("1 in the gradebook without a hand-in: =Eve",)


def test_a_withheld_mark_leaves_its_cell_and_is_told(a_class, member):
    """To import a blank would delete what is there."""
    filled = fill_canvas(CANVAS, a_class(member("101", "RO"), member("s-102"), member("103")))

    assert filled.content == CANVAS.replace(b"Tue,,\r\n=", b"Tue,1.00,\r\n=").replace(
        b"0.5", b"1.00"
    )
    assert filled.said == ("1 withheld, so the cell is as it was: 101",)


def test_who_is_not_found_is_told_both_ways(a_class, member):
    """A hand-in of nobody, and a student without one."""
    filled = fill_canvas(CANVAS, a_class(member("mallory", "RR"), member("ada"), member("ben")))

    assert filled.said == (
        "1 of nobody in the gradebook: mallory",
        "1 in the gradebook without a hand-in: =Eve",
    )


def test_names_with_commas_are_told_apart(a_class, member):
    """Canvas writes the last name first, so a comma would not say where a name ends."""
    filled = fill_canvas(CANVAS, a_class(member("ben", "RR")))

    assert filled.said == ("2 in the gradebook without a hand-in: Lovelace, Ada; =Eve",)


def test_what_could_be_two_peoples_is_nobodys(a_class, member):
    """Two hand-ins of one student, and a name that two students have: a person decides."""
    two = CANVAS + b'"Lovelace, Ada",105,,,Mon,,\r\n'
    filled = fill_canvas(two, a_class(member("Ada Lovelace"), member("ben"), member("102")))

    assert filled.content == two
    assert filled.said[1] == (
        "3 to enter by hand, for it could be several people's, or several of one: "
        "Ada Lovelace, ben, 102"
    )


def test_a_group_gets_its_score_on_every_line(a_class, member):
    """One hand-in, two lines."""
    filled = fill_canvas(CANVAS, a_class(member("Ada & Ben", "RR", group=("ada", "Ben Bitdiddle"))))

    assert filled.written == 2


@pytest.mark.parametrize(
    "name", ["lovelaceada_101_99_optimizers", "lovelaceada_LATE_101_99_optimizers-2"]
)
def test_hand_ins_called_as_canvas_calls_downloads_are_found(name, a_class, member):
    """By the number of the student in them."""
    assert fill_canvas(CANVAS, a_class(member(name, "RR"))).written == 1


def test_full_marks_of_another_number_are_told(a_class, member):
    """Canvas then shows another percentage; scores are written as they are."""
    filled = fill_canvas(CANVAS, a_class(member("ada", "RRR")))

    assert filled.said[0] == (
        "full marks are 2 in Canvas and 3 here; scores are written as they are"
    )


@pytest.mark.parametrize("column", ["Final Score", "optimizers", "Optimizers (4711)"])
def test_a_column_is_named_with_or_without_its_number(column, a_class, member):
    """As Canvas shows it to people."""
    assert fill_canvas(CANVAS, a_class(member("ada")), column).written == 1


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("Losses", "Canvas's export has no column for Losses: name one with --column; it has "
         "Optimizers (4711)"),
        ("ID", "Canvas's export has no column for ID: name one with --column; it has "
         "Optimizers (4711)"),
    ],
)  # fmt: skip
def test_a_column_that_is_not_there_is_refused(column, told, a_class, member):
    """Nor may scores go where students are named."""
    with pytest.raises(AssignmentError) as error:
        fill_canvas(CANVAS, a_class(member("ada")), column)

    assert str(error.value) == told


def test_another_file_is_no_gradebook(a_class, member):
    """It says what was wanted and what came."""
    with pytest.raises(AssignmentError) as error:
        fill_canvas(b"name;score\nada;1\n", a_class(member("ada")))

    assert str(error.value) == (
        "this is no gradebook exported from Canvas: wanted the columns Student, ID, Section in "
        "its first line; got name, score"
    )


def test_bytes_that_are_no_utf8_come_out_as_they_went_in(a_class, member):
    """A gradebook that went through another program."""
    latin = CANVAS.replace(b"Ben Bitdiddle", "Jos\u00e9".encode("latin-1"))
    filled = fill_canvas(latin, a_class(member("102")))

    assert filled.content == latin.replace(b"Tue,,", b"Tue,1.00,", 1)


def test_moodles_worksheet_gets_grades_and_keeps_its_times(a_class, member):
    """By them Moodle sees whether somebody graded meanwhile; what is locked stays."""
    ada = member("Ada Lovelace_11_assignsubmission_file_", "RW")
    filled = fill_moodle(
        MOODLE, a_class(ada, member("ben@uni.test", "RR"), member("Cy Hacker", "RO"))
    )

    assert filled.content == MOODLE.replace(b"Submitted,,2.00", b"Submitted,1.00,2.00")
    assert filled.said == (
        "1 withheld, so the cell is as it was: Cy Hacker",
        "1 not to be changed, says the worksheet: ben@uni.test",
    )


def test_a_line_without_the_cell_is_told(a_class, member):
    """A worksheet that somebody cut."""
    short = b"Identifier,Last modified (grade),Grade\nParticipant 1,-\n"

    assert fill_moodle(short, a_class(member("1"))).said == ("1 without a cell in its line: 1",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_where_they_stand_in_the_text(delimiter, end):
    """Whatever divides them; quoted ones hold delimiters, line ends and quotes."""
    cells = ["a", f'"b{delimiter}{end}""c"""', ""]
    text = end.join([delimiter.join(["x", "y", "z"]), delimiter.join(cells)])
    sheet = read_sheet(text.encode(), ["x", "y", "z"], "sheet")

    assert sheet.columns == ("x", "y", "z")
    assert [sheet.text[cell.start : cell.end] for cell in sheet.lines[1]] == cells
    assert sheet.lines[1][1].text == f'b{delimiter}{end}"c"'
    assert sheet.with_cells({(1, 2): "9", (1, 0): "8"}) == text.replace("a", "8") + "9"


def test_an_open_quote_is_a_cell_like_any(a_class):
    """Nothing is lost by it."""
    sheet = read_sheet(b'x,y\n"a,b\n', ["x"], "sheet")

    assert [cell.text for cell in sheet.lines[1]] == ['"a', "b"]
    assert sheet.with_cells({}) == 'x,y\n"a,b\n'
