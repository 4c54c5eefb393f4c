"""What this machine protects, by attacking it: ``grader doctor``.

The self-check's ten attempts are run in a real box and told one by one, then the layers that this
machine has or lacks, then the level they add up to. A corpus of attacks is run where one is named,
and only in a box that is locked: some of them would do harm in another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader import corpus
from grader.errors import OurFault
from grader.launch import Examiners
from grader.protection import ATTEMPTS, LAYERS, LEVELS, Protection

MEANINGS = {
    "locked": "hand-ins of strangers can be graded here",
    "limited": "enough against accidents and copied tricks, not against an attacker",
    "open": "for your own code only",
}
NOT_TRIED = "The boxes of macOS and Windows have not been tried by us: believe the attempts above."


def run(examiners: Examiners, attacks: Path | None = None) -> bool:
    """Inspects, and prints what was found; whether everything held.

    ``attacks``: the folder of a corpus, whose attacks are run too.
    """
    console = Console()
    with console.status("starting a box"):
        protection = examiners.protection()
    for part in PARTS:
        console.print(part(protection))
        console.print()
    level = protection.level
    console.print(Text(f"The box is {level} here: {MEANINGS[level]}."))
    if attacks is None or level != LEVELS[0]:
        return level == LEVELS[0]
    return _attack(attacks, examiners, console)


def _attack(folder: Path, examiners: Examiners, console: Console) -> bool:
    """Runs a corpus, and prints what came of it by families; whether all of it held."""
    attacks = corpus.attacks(folder)
    wrongs: dict[str, list[str]] = {}
    with corpus.standing(folder) as stand, console.status("") as status:
        for number, attack in enumerate(attacks, 1):
            status.update(f"{number} of {len(attacks)}: {attack.id}")
            try:
                trial = corpus.attempt(attack, stand, examiners)
                wrongs[attack.id] = trial.wrongs(attack)
            except OurFault as fault:
                wrongs[attack.id] = [f"it stopped the run: {fault}"]
            stand.tidy()
    tried = Counter(attack.family for attack in attacks)
    through = Counter(attack.family for attack in attacks if wrongs[attack.id])
    families = (
        (not through[family], f"{family}: {number} attacks held", f"{family}: {number} attacks", "")
        for family, number in tried.items()
    )
    failed = ((False, "", name, "; ".join(found)) for name, found in wrongs.items() if found)
    console.print()
    console.print(_table("Attacked, as hand-ins", [*families, *failed]))
    return not through


def _attempts(protection: Protection) -> Table:
    return _table(
        "A box tried, on itself",
        (
            (attempt.name not in protection.breaches, attempt.claim, attempt.breach, breach)
            for attempt in ATTEMPTS
            for breach in [protection.breaches.get(attempt.name, "")]
        ),
    )


def _layers(protection: Protection) -> Table:
    return _table(
        "By these layers",
        (
            (name not in protection.lacking, f"{name}: {stops}", f"{name}: {stops}", why)
            for name, stops in LAYERS.items()
            for why in [protection.lacking.get(name, "")]
        ),
    )


def _table(title: str, rows: Iterable[tuple[bool, str, str, str]]) -> Table:
    """Rows of whether it holds, what is so then, what is so otherwise, and why."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, show_header=False)
    for holds, good, bad, why in rows:
        mark = Text("yes", "green") if holds else Text("NO", "bold red")
        table.add_row(mark, Text(good if holds else bad), Text(why))
    return table


PARTS: tuple[Callable[[Protection], Table], ...] = (_attempts, _layers)
