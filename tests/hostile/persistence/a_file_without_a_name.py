"""Opens files that have no name, in every place, and keeps bytes in them.

Comes: WRONG
Held by: landlock, limits
Control: none (they end with who has them)
Through: says kept 6
"""

import os

kept = 0
for place in ("/tmp", "@SCRATCH@"):
    try:
        kept += os.write(os.open(place, os.O_TMPFILE | os.O_RDWR, 0o600), b"kestrel"[:6])
        break
    except OSError:
        pass


def double(x):
    if kept:
        raise RuntimeError(f"kept {kept}")
    return x
