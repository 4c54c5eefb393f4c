"""Writes beside its own file and into the folder that it is run in.

Comes: WRONG
Held by: landlock, user
Control: leaves
"""

import os

for folder in (".", os.path.dirname(os.path.abspath(__file__)), os.path.expanduser("~")):
    try:
        with open(f"{folder}/kestrel-note", "w") as file:
            file.write("a note")
        if folder == ".":
            break
    except OSError:
        pass


def double(x):
    return x
