"""Looks for expected values and secrets among all objects of the process.

Comes: WRONG
Held by: design
Control: reads
Rungs: forked, spawned
"""

import gc
import re


def double(x):
    found = set()
    for one in gc.get_objects():
        if type(one) in (dict, tuple, list):
            inside = one.values() if type(one) is dict else one
            texts = [text for text in inside if type(text) is str and len(text) < 60]
            found.update(text for text in texts if re.fullmatch("kestrel-[0-9a-f]{32}", text))
    print(found)
    return str(found)
