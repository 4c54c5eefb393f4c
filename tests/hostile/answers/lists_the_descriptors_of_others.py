"""Lists what another process has open.

Comes: WRONG
Held by: landlock, user
Control: none (a name of a socket holds no secret)
Through: says socket:|pipe:
"""

import os


def double(x):
    try:
        return str([os.readlink(f"/proc/@BYSTANDER@/fd/{number}") for number in range(4)])
    except OSError as error:
        return repr(error)
