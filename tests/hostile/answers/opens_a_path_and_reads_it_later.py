"""Opens the suite as a mere place, which is allowed, and then that place to read.

Comes: WRONG
Held by: landlock, private, user
Control: reads
Through: says MARKER
"""

import os
import re


def double(x):
    try:
        place = os.open("@SIBLING@", os.O_PATH)
        with open(f"/proc/self/fd/{place}") as file:
            found = re.findall("kestrel-[0-9a-f]{32}", file.read())
    except OSError as error:
        found = repr(error)
    print(found)
    return str(found)
