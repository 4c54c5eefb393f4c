"""A report's file is the old one or the new one."""

import pytest

from grader.report.files import write_by_rename


def test_the_file_holds_the_text_and_nothing_lies_beside_it(tmp_path):
    """An old file is replaced; line ends are as they were given."""
    path = tmp_path / "results.json"
    path.write_text("old")

    write_by_rename(path, "new ±\n")

    assert path.read_bytes() == "new ±\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_text_that_cannot_be_written_leaves_the_old_file(tmp_path):
    """A surrogate is refused before anything is touched."""
    path = tmp_path / "results.json"
    path.write_text("old")

    with pytest.raises(UnicodeEncodeError):
        write_by_rename(path, "\ud800")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_rename_that_fails_leaves_no_unfinished_file(tmp_path):
    """A folder stands in the way; nothing else is left."""
    path = tmp_path / "results.json"
    path.mkdir()

    with pytest.raises(OSError, match=r"results\.json"):
        write_by_rename(path, "new")

    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_not_followed(tmp_path):
    """A link planted at the place of the report does not lead our text elsewhere."""
    target, path = tmp_path / "elsewhere", tmp_path / "results.json"
    target.write_text("precious")
    path.symlink_to(target)

    write_by_rename(path, "new")

    assert target.read_text() == "precious"
    assert path.read_text() == "new"
