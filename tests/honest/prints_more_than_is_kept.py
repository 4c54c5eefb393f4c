"""Every call prints a progress bar with carriage returns and colours, more than is kept."""

import sys


def double(x):
    for step in range(2_000):
        print(f"\r\x1b[32m{'█' * (step % 40):40}\x1b[0m {step}", end="", flush=True)
    print("done", file=sys.stderr)
    return 2 * x
