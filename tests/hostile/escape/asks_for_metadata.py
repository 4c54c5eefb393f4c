"""Asks the address where a cloud tells a machine its keys.

Comes: WRONG
Held by: seccomp, landlock
Control: none (there is no cloud here)
"""

import urllib.request


def double(x):
    try:
        with urllib.request.urlopen("http://169.254.169.254/latest/meta-data/", timeout=1) as told:
            return told.read().decode()
    except OSError as error:
        return repr(error)
