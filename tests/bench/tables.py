"""Tables for the terminal and for a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich import box, table


@dataclass(frozen=True, slots=True)
class Table:
    """A title, columns of which the first is text, and rows."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""

    def as_markdown(self) -> str:
        """For the file."""
        rule = ("---", *("---:" for _ in self.columns[1:]))
        lines = [" | ".join(row) for row in (self.columns, rule, *self.rows)]
        parts = [f"## {self.title}", "\n".join(f"| {line} |" for line in lines), self.note]
        return "\n\n".join(part for part in parts if part) + "\n"

    def as_rich(self) -> table.Table:
        """For the terminal."""
        shown = table.Table(
            title=self.title, caption=self.note or None, box=box.SIMPLE_HEAD, title_justify="left",
            caption_justify="left", title_style="bold",
        )  # fmt: skip
        for position, column in enumerate(self.columns):
            shown.add_column(column, justify="right" if position else "left")
        for row in self.rows:
            shown.add_row(*row)
        return shown
