"""The values that may cross the wall, and how they are written there.

A message is a dict with str keys. It becomes a JSON header and a body of bytes. In the header
null, true, false, strings, integers and finite floats stand for themselves, an array is a list,
and an object with exactly one key, its tag, is everything else:

    {"tuple": [...]}                              a tuple
    {"dict": {...}}                               a dict with str keys
    {"float": "7ff8000000000000"}                 NaN or an infinity: the bits of a float64, in hex
    {"scalar": ["float32", "0000803f"]}           a NumPy scalar: dtype, bytes in hex
    {"array": ["0", "int64", [2, 3]]}             a NumPy array: vector, dtype, shape
    {"tensor": ["1", "float32", [2, 3]]}          a tensor: vector, dtype, shape
    {"tensor": ["1", "float32", [2, 3], [1, 2]]}  a tensor that is not contiguous: strides too

The header as a whole is the message's dict without its tag. The body is a safetensors blob of
flat vectors of bytes (U8), each named exactly once in the header, elements in row-major order,
little-endian; a message without vectors has no body. What does not cross: ``requires_grad``, names
of axes, the storage around a view, the byte order of an array, the subclass of a value.

``writer`` writes this, ``reader`` reads it, ``wall`` carries it.
"""

from __future__ import annotations

from grader.box.limits import Limits, Malformed, TooLarge, Unsendable
from grader.box.reader import unpack
from grader.box.writer import pack

__all__ = ["Limits", "Malformed", "TooLarge", "Unsendable", "pack", "unpack"]
