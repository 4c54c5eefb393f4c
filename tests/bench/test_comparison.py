"""The comparison of graders: that it runs, that all agree, and what it makes of its numbers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from grader.assignment import read_answers
from tests.bench import __main__ as program
from tests.bench.growth import Grown, slopes
from tests.bench.handins import BROKEN, MIX, RAISING, RIGHT, TWENTY, WRONG, kind_of, write_class
from tests.bench.peers import suite
from tests.bench.peers.contestant import Turn
from tests.bench.peers.field import FLOOR, OF_TEN, ONE_JOB, OTTER, PYTEST, TWO_JOBS
from tests.bench.peers.floor import Floor
from tests.bench.peers.gradescope import GradescopeUtils
from tests.bench.peers.otter import Otter
from tests.bench.peers.ours import GraderCourse
from tests.bench.peers.plain_pytest import PlainPytest
from tests.bench.results import Results
from tests.bench.rounds import block, disagreements, further, rounds
from tests.bench.single import CHECK, GRADE, GRADE_BY_PYTEST, REGRADE
from tests.bench.tables import Table
from tests.bench.wall import QUESTION


@pytest.mark.slow
def test_all_who_are_here_agree(tmp_path: Path):
    """On a hand-in with one mistake, and one that Python cannot read."""
    written = write_class(len(MIX), tmp_path / "class")
    chosen = [written[MIX.index(kind)] for kind in (WRONG, BROKEN)]
    contestants = [Floor(), GraderCourse(), PlainPytest(), GradescopeUtils()]
    for one in contestants:
        assert one.why_not() == ""
        one.prepare(tmp_path)

    turns = rounds(contestants, chosen, 1)

    assert list(disagreements(turns, FLOOR)) == []
    assert [len(turns[FLOOR][0].verdicts[one.name]) for one in chosen] == [19, 0]
    assert all(turn.seconds > 0 for (turn,) in turns.values())


def test_who_disagrees_is_told():
    """By name, hand-in and check; and so is a command that failed."""
    judge = Turn(1, 1.0, {"ada": frozenset({"sgd"})})
    other = Turn(1, 1.0, {"ada": frozenset({"adam"})}, problems=("ada: exit code 3: no",))

    assert list(disagreements({"floor": [judge], "other": [other]}, "floor")) == [
        "other: ada: exit code 3: no",
        "other: ada: adam is right, unlike by floor",
        "other: ada: sgd is not right, unlike by floor",
    ]


def test_no_two_hand_ins_are_equal(tmp_path: Path):
    """For equal ones would be graded once; ten in a row have the same mix everywhere."""
    written = write_class(200, tmp_path)

    assert len({(one / TWENTY.file).read_bytes() for one in written}) == 200
    for position in range(20):
        assert [kind_of(one) for one in block(written, position)] == list(MIX)
    assert Counter(MIX) == {RIGHT: 4, WRONG: 4, RAISING: 1, BROKEN: 1}


def test_everyone_has_all_twenty_checks():
    """Our suites are where the others' come from; each check has a mistake that it catches."""
    caught = {name for one in read_answers(TWENTY.wrong_answers) for name in one.caught_by}
    found = suite.checks()

    assert len(found) == 20
    assert {f"test_{one.name}" for one in found} == caught
    assert [one.visibility for one in found].count("visible") == 10


def test_the_cost_of_a_further_hand_in_leaves_the_start_out():
    """A class of 50 in 25 s and one of 10 in 9 s: 0.4 s for each of the 40 between."""
    assert further([Turn(50, 25.0, {})], [Turn(10, 9.0, {})]) == 0.4
    assert slopes([Grown(10, 9.0, 1, 1), Grown(50, 25.0, 1, 1), Grown(60, 35.0, 1, 1)]) == [0.4, 1]


def test_targets_are_judged_by_the_ratios_of_one_run():
    """Whoever is not installed has no target."""
    targets = {one.says: one for one in made().targets()}

    assert targets["grader course, one job: of plain pytest"].measured == (
        "1/10.0 (each further one 1/12.5)"
    )
    assert not targets["grader course, one job: of plain pytest"].is_met
    assert targets["grader course, one job: times bare computing"].is_met
    assert targets["two jobs to one"].is_met
    assert targets["grader watch: of grader check, cold"].measured == "1/10.0"
    assert not targets["grader course, 2 jobs: all processes together"].is_met
    assert targets["a further hand-in of the largest class, to one of the smallest"].is_met
    assert not any(OTTER in says for says in targets)


def test_the_tables_tell_who_is_not_installed():
    """The others have a row each, with ratios."""
    first, *_, last = (table.as_markdown() for table in made().tables())

    assert (
        "| grader course, 1 job (one command, a fresh box for every check) | 0.500 | 5.0 | 0.100 | "
        in first
    )
    assert "| grader course, 1 job, each further one | 0.400 | 4.0 | 0.080 |  |  |  |" in first
    assert "| Otter | not installed |" in first
    assert "NOT MET" in last


def test_a_table_is_markdown():
    """Its first column is text, the others are numbers."""
    table = Table("A box", ("", "ms"), [("ready", "1.20")], "A note.")

    assert table.as_markdown() == (
        "## A box\n\n|  | ms |\n| --- | ---: |\n| ready | 1.20 |\n\nA note.\n"
    )


@pytest.mark.parametrize(("passed", "code"), [({"sgd_by_hand"}, 0), (set(), 1)])
def test_the_tables_are_written_and_a_disagreement_fails(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    passed: set[str],
    code: int,
):
    """A file of all tables, whatever comes of it; the measuring itself is left out here."""
    results = made()
    results.turns[FLOOR][0].verdicts["ada"] = frozenset({"sgd_by_hand"})
    results.turns[PYTEST][0].verdicts["ada"] = frozenset(passed)
    monkeypatch.setattr(program, "measured", lambda *_: results)

    assert program.main(["--out", str(tmp_path / "page.md")]) == code
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert page.startswith("# A comparison of graders\n\nWritten by `make bench`, of one run: ")
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## A class",
        "## One hand-in",
        "## A box",
        "## How a class grows (one job)",
        "## Targets",
    ]
    last = "All contestants have the same verdicts." if code == 0 else "unlike by bare computing"
    assert capsys.readouterr().out.rstrip().endswith(last)


class Absent(Otter):
    """It has no interpreter."""

    python = Path("no/python")


def made() -> Results:
    """Results of a run that never was."""
    seconds = {FLOOR: 0.1, ONE_JOB: 0.5, TWO_JOBS: 0.25, PYTEST: 5.0}
    turns = {name: [Turn(50, 50 * each, {})] for name, each in seconds.items()}
    turns[OF_TEN] = [Turn(10, 9.0, {})]
    return Results(
        [Floor(), GraderCourse(1), GraderCourse(1, takes_all=False), Absent()],
        turns, {ONE_JOB: 300.0, TWO_JOBS: 500.0},
        single={GRADE: 3.0, GRADE_BY_PYTEST: 3.0, CHECK: 5.0, REGRADE: 0.5,
                "plain pytest, the same 10 checks": 3.0},
        wall={QUESTION: 0.0004},
        grown=[Grown(10, 9.0, 300, 100), Grown(50, 25.0, 300, 500), Grown(60, 29.0, 310, 600)],
    )  # fmt: skip
