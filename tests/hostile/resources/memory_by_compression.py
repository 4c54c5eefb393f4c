"""Unpacks a megabyte that becomes two hundred.

Comes: TOO_BIG
Held by: limits
Control: none (it has this much to take)
Through: verdict WRONG
"""

import zlib


def double(x):
    packer = zlib.compressobj(1)
    small = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    zlib.decompress(small, bufsize=200 << 20)
    return x
