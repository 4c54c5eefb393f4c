"""Unpacks a few kilobytes that become two hundred megabytes.

Comes: TOO_BIG
Held by: limits
Control: none (it has this much to take)
Through: verdict WRONG
"""

import zlib


def double(x):
    packer = zlib.compressobj(wbits=-15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    zlib.decompress(block * 200 + packer.flush(), wbits=-15)
    return x
