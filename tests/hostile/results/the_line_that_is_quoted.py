"""Raises on a line of its source that holds escapes, markup and a right-to-left mark.

Comes: RAISED
Held by: report
Control: none (a plain grader quotes it as it is)
"""

SOURCE = "def double(x):\n    raise ValueError  # \x1b[31m <script>kestrel</script> \u202e"


def double(x):
    raise ValueError("‮⁦kestrel⁩")  # ‮ <script>kestrel</script> ​
