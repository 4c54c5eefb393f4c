"""Takes more memory than it may by small objects, which are never given back.

Comes: TOO_BIG
Held by: limits
Control: stops it
"""


def double(x):
    kept = []
    while len(kept) < 1_000:
        kept.append([x] * 100_000)
    raise SystemExit
