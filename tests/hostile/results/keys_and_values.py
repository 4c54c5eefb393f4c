"""Returns dictionaries and texts with escapes and markup, which are shown as what came.

Comes: WRONG
Held by: report
Control: none (a plain grader hands them on)
"""


def double(x):
    return [{"\x1b[31m<script>kestrel</script>" * 100: "\u202e[bold]=1+1\r\n" * 1_000}] * 100
