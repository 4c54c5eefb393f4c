"""Reading a message: a JSON header and a safetensors body to plain values (see ``values``).

Nothing here trusts the peer: every function raises Malformed or returns what was well formed, and
memory is taken for bytes that came, not for bytes that were announced.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import numpy as np
import torch
from safetensors import SafetensorError, deserialize
from torch._C import DisableTorchFunction, _DisableTorchDispatch

from grader.box.limits import NUMPY, TORCH, Allowance, Limits, Malformed, is_possible, quote, span

_VECTOR_BYTES = 128  # more than the body's own header takes for one vector
_DIGITS = 4000  # of one integer: int() takes quadratic time, and itself refuses 4300
_Dtype = TypeVar("_Dtype")


def unpack(header: bytes, body: bytes, limits: Limits, *, strides: bool) -> dict[str, Any]:
    """The message of a header and a body; raises Malformed and nothing else."""
    content = _json(header)
    reader = _Reader(_vectors(header, body), limits, strides)
    with DisableTorchFunction(), _DisableTorchDispatch():
        message = reader.dict_(content, 0)
    if reader.vectors:
        _fail(f"the body has {len(reader.vectors)} vectors that the header does not name")
    return message


class _Reader:
    """Turns nodes of JSON and vectors of bytes into values."""

    def __init__(self, vectors: dict[str, bytearray], limits: Limits, strides: bool) -> None:
        self.vectors = vectors
        self._limits = limits
        self._keeps_strides = strides
        self._allowance = Allowance(limits, _fail)

    def value(self, node: Any, depth: int) -> Any:
        kind = type(node)
        if kind is list:
            return self._elements(node, depth)
        if kind is dict:
            return self._tagged(node, depth)
        if kind is str:
            self._allowance.spend(len(node), "characters")
        elif kind is int and node.bit_length() > self._limits.integer_bits:
            _fail(f"an int of {node.bit_length():,} bits")
        elif kind is float and not math.isfinite(node):
            _fail("a float out of range")
        return node

    def tuple_(self, node: Any, depth: int) -> tuple[Any, ...]:
        return tuple(self._elements(_typed(node, list, "a tuple"), depth))

    def dict_(self, node: Any, depth: int) -> dict[str, Any]:
        _typed(node, dict, "a dict")
        self._allowance.spend(sum(map(len, node)), "characters")
        return dict(zip(node, self._elements(list(node.values()), depth), strict=True))

    def float_(self, node: Any, depth: int) -> float:
        value: float = struct.unpack(">d", _from_hex(node, 8))[0]
        if math.isfinite(value):
            _fail("a finite float in hex")
        return value

    def scalar(self, node: Any, depth: int) -> Any:
        name, data = _fields(node, 2, 2, "a scalar")
        dtype = _lookup(NUMPY, name)
        return np.frombuffer(_checked(name, _from_hex(data, dtype.itemsize)), dtype)[0]

    def array(self, node: Any, depth: int) -> Any:
        vector, name, shape = _fields(node, 3, 3, "an array")
        dtype = _lookup(NUMPY, name)
        data = self._take(vector, name, self._lengths(shape), dtype.itemsize)
        return np.frombuffer(data, dtype).reshape(shape)

    def tensor(self, node: Any, depth: int) -> torch.Tensor:
        vector, name, shape, *stride = _fields(node, 3, 4, "a tensor")
        dtype = _lookup(TORCH, name)
        data = self._take(vector, name, self._lengths(shape), dtype.itemsize)
        if not data:
            return torch.empty(shape, dtype=dtype, device="cpu")
        tensor = torch.frombuffer(data, dtype=dtype).view(shape)
        return self._restrided(tensor, self._lengths(stride[0])) if stride else tensor

    def _elements(self, nodes: list[Any], depth: int) -> list[Any]:
        if depth > self._limits.depth:
            _fail(f"containers more than {self._limits.depth} deep")
        self._allowance.spend(len(nodes), "elements")
        return [self.value(node, depth + 1) for node in nodes]

    def _tagged(self, node: dict[str, Any], depth: int) -> Any:
        if len(node) != 1:
            _fail(f"an object with {len(node)} keys where a tag is due")
        ((tag, content),) = node.items()
        read = _READERS.get(tag)
        if read is None:
            _fail(f"an unknown tag, {quote(tag)}")
        return read(self, content, depth)

    def _lengths(self, node: Any) -> list[int]:
        """A shape or strides, each length by itself in range."""
        lengths: list[int] = _typed(node, list, "a shape")
        if len(lengths) > self._limits.axes:
            _fail(f"a shape of {len(lengths):,} axes")
        if not all(type(length) is int and 0 <= length < 2**63 for length in lengths):
            _fail("a shape or strides that are not lengths")
        self._allowance.spend(len(lengths), "elements")
        return lengths

    def _take(self, vector: Any, dtype: str, shape: list[int], itemsize: int) -> bytearray:
        """The bytes of a vector, which is then used up."""
        data = self.vectors.pop(vector, None) if type(vector) is str else None
        if data is None:
            _fail("a vector that is not in the body, or is named twice")
        if not is_possible(shape, itemsize) or math.prod(shape) * itemsize != len(data):
            _fail(f"a shape that does not fit its {len(data):,} bytes")
        _checked(dtype, data)
        return data

    def _restrided(self, tensor: torch.Tensor, stride: list[int]) -> torch.Tensor:
        """The same values, laid out in new memory as ``stride`` says; what lies between is 0."""
        if len(stride) != tensor.ndim:
            _fail(f"{len(stride)} strides for {tensor.ndim} axes")
        if not self._keeps_strides:
            return tensor
        size = span(tensor.shape, stride)
        self._allowance.spend(size * tensor.itemsize, "bytes between strides")
        memory = torch.zeros(size, dtype=tensor.dtype, device="cpu")
        shape = tensor.shape
        for axis, step in enumerate(stride):
            tensor = tensor if step else tensor.narrow(axis, 0, 1)  # expanded: one of it is enough
        memory.as_strided(tensor.shape, stride).copy_(tensor)
        return memory.as_strided(shape, stride)


_READERS: dict[str, Callable[[_Reader, Any, int], Any]] = {
    "tuple": _Reader.tuple_,
    "dict": _Reader.dict_,
    "float": _Reader.float_,
    "scalar": _Reader.scalar,
    "array": _Reader.array,
    "tensor": _Reader.tensor,
}


def _fail(what: str) -> NoReturn:
    raise Malformed(f"not a message: {what}")


def _json(header: bytes) -> Any:
    try:
        return _DECODER.decode(header.decode("utf-8"))
    except UnicodeDecodeError:
        _fail("the header is not UTF-8")
    except json.JSONDecodeError as error:
        _fail(f"the header is not JSON: {error}")
    except RecursionError:
        _fail("the header is nested too deep")


def _integer(digits: str) -> int:
    if len(digits) > _DIGITS:
        _fail(f"an integer of {len(digits):,} digits")
    return int(digits)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        _fail("the header has an object with the same key twice")
    return content


def _no_constant(name: str) -> NoReturn:
    _fail(f"the header has the literal {name}")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_integer, parse_constant=_no_constant
)


def _typed(node: Any, kind: type, what: str) -> Any:
    if type(node) is not kind:
        _fail(f"{what} written as something else")
    return node


def _fields(node: Any, least: int, most: int, what: str) -> list[Any]:
    fields: list[Any] = _typed(node, list, what)
    if not least <= len(fields) <= most:
        _fail(f"{what} of {len(fields):,} fields")
    return fields


def _lookup(dtypes: dict[str, _Dtype], name: Any) -> _Dtype:
    dtype = dtypes.get(_typed(name, str, "a dtype"))
    if dtype is None:
        _fail(f"an unknown dtype, {quote(name)}")
    return dtype


def _from_hex(digits: Any, size: int) -> bytearray:
    """Exactly ``size`` bytes; ``fromhex`` alone would skip spaces."""
    if len(_typed(digits, str, "hex")) != 2 * size:
        _fail(f"hex of another length than {2 * size}")
    try:
        data = bytearray.fromhex(digits)
    except ValueError:
        _fail("hex with other digits")
    return data if len(data) == size else _fail("hex with spaces")


def _checked(dtype: str, data: bytearray) -> bytearray:
    """Any byte is a number, but only 0 and 1 are bools: the rest is undefined behaviour in C."""
    if dtype == "bool" and data.translate(None, b"\0\1"):
        _fail("a bool that is neither 0 nor 1")
    return data


def _vectors(header: bytes, body: bytes) -> dict[str, bytearray]:
    """The body's vectors by name; the header bounds how many there can be, before they are read."""
    if not body:
        return {}
    size = int.from_bytes(body[:8], "little")
    if size > _VECTOR_BYTES * (header.count(b'"tensor"') + header.count(b'"array"')):
        _fail("the body has more vectors than the header names")
    try:
        entries = deserialize(bytes(body))  # type: ignore[no-untyped-call]
    except SafetensorError:
        _fail("the body is not safetensors")
    if len(entries) != body.count(b'"dtype"', 8, 8 + size):
        _fail("the body has two vectors of one name")
    for _, entry in entries:
        if entry["dtype"] != "U8" or entry["shape"] != [len(entry["data"])]:
            _fail("the body has an entry that is not a vector of bytes")
    return {name: entry["data"] for name, entry in entries}
