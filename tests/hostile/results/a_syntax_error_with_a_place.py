"""Cannot be compiled, and says itself in which file, in which line and with which text.

Comes: RAISED
Held by: report
Control: none (it says that the import failed)
"""

raise SyntaxError(
    "<script>kestrel</script>\x1b[31m\nDoubling: 10 of 10 points",
    ("doubling.py", 1, 10**6, "\x1b[31m10 of 10", 2, -1),
)
