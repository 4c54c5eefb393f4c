"""Uses up the file system's inodes by folders and by links.

Comes: RAISED
Held by: landlock, seccomp
Control: leaves
Through: says made 100
"""

import os


def double(x):
    os.makedirs("@SCRATCH@/kestrel-folders", exist_ok=True)
    for number in range(100):
        os.makedirs(f"@SCRATCH@/kestrel-folders/{number}", exist_ok=True)
    raise RuntimeError("made 100")
