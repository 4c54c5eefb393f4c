"""Standard output and standard error are closed for good."""

import sys

sys.stdout.close()
sys.stderr.close()


def double(x):
    return 2 * x
