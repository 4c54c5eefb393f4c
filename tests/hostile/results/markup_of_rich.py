"""Writes the markup and the emoji codes of the library that writes our terminal's reports.

Comes: RAISED
Held by: report
Control: none (it does not use that library)
"""


def double(x):
    raise ValueError(
        "[bold green]10/10[/] [link=https://kestrel.invalid]x[/link] :skull: [/nothing]"
    )
