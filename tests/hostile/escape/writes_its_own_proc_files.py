"""Writes to its own files in /proc: its memory, its maps of users, how soon it is to die.

Comes: WRONG
Held by: landlock, private, user
Control: none (it may do so: it has no box)
Through: says mem opened
"""


def double(x):
    told = []
    for name, text in (("oom_score_adj", "0"), ("comm", "kestrel"), ("coredump_filter", "0")):
        try:
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)
            told.append(f"{name} written")
        except OSError as error:
            told.append(repr(error))
    try:
        with open("/proc/self/mem", "r+b", 0):
            told.append("mem opened")
    except OSError as error:
        told.append(repr(error))
    return str(told)
