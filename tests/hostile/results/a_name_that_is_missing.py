"""Defines names that are shown where the right one is missing.

Comes: NOT_IMPLEMENTED
Held by: report
Control: none (a plain grader hands it on)
"""

doub1e = "<script>kestrel</script>"


class doublе:
    """With a Cyrillic letter at its end."""
