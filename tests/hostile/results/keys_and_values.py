"""Returns dictionaries and texts with escapes and markup, which are shown as what came.

Comes: WRONG
Held by: report
Control: none (a plain grader hands them on)
"""


def double(x):
    return [{"\x1b[31m<script>kestrel</script>" * 10: "\u202e[bold]=1+1\r\n" * 100}] * 10
