"""The scan for forbidden names: whatever the text, findings on lines that exist."""

from __future__ import annotations

import re
import warnings

from hypothesis import strategies as st

from grader.box.scan import scan
from grader.encoding import check_text
from grader.errors import HandinError
from grader.examine.feedback import Handed
from tests.fuzz import holds_for
from tests.fuzz.mutations import TOKENS, programs, written

PATTERNS = ["torch.optim", "torch.nn.*", "torch.Tensor.softmax", "sklearn"]
WORDS = ["torch", "torch.optim", "x", "getattr", '"optim"', "0", "SGD"]


def scanned(source: str) -> None:
    """Scans with patterns of a manifest, and with one that finds every name."""
    lines = len(re.split(r"\r\n|\r|\n", source))
    for patterns in (PATTERNS, ["*"]):
        found = scan(source, "handin.py", patterns)
        assert list(found) == sorted(set(found))
        for finding in found:
            assert 1 <= finding.line <= lines
            assert len(finding.text) <= 200
            assert finding.name.count(".") <= 20


@holds_for(300, source=programs(written()))
def test_a_mutated_program_is_scanned(source: str) -> None:
    """Programs of this repository with a few places overwritten."""
    scanned(source)


@holds_for(200, words=st.lists(st.sampled_from(TOKENS + WORDS), max_size=40))
def test_words_in_any_order_are_scanned(words: list[str]) -> None:
    """Nearer to nonsense."""
    scanned("".join(words))


@holds_for(100, word=st.sampled_from(TOKENS + WORDS), times=st.integers(1, 3_000), end=st.text())
def test_a_word_many_times_is_scanned(word: str, times: int, end: str) -> None:
    """Deep and long."""
    scanned(word * times + end)


@holds_for(100, source=programs(written()), name=st.text(max_size=10))
def test_feedback_finds_a_line_or_a_name_or_nothing(source: str, name: str) -> None:
    """Whatever the hand-in, and whatever name the box says is missing."""
    handed = Handed("handin.py", "handin", tuple(re.split(r"\r\n|\r|\n", source)))

    assert re.match("; it|$", handed.likely(name))


@holds_for(100, source=programs(written()))
def test_what_python_can_compile_is_accepted_as_text(source: str) -> None:
    """The reader refuses no program."""
    try:
        data = source.encode()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(data, "handin.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    try:
        check_text(data, "handin.py")
    except HandinError as error:
        assert "is empty" in str(error) or "is not read" in str(error)
