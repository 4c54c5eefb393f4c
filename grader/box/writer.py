"""Writing a message: plain values to a JSON header and a safetensors body (see ``values``)."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save

# Subclasses, default devices and modes that a hand-in left on must not run code in our midst.
from torch._C import DisableTorchFunction, _DisableTorchDispatch

from grader.box.limits import (
    NUMPY_NAMES,
    TORCH_NAMES,
    Allowance,
    Limits,
    TooLarge,
    Unsendable,
    is_possible,
    quote,
    span,
)

_USABLE = (
    "use None, bool, int, float, str, tensors, NumPy arrays and scalars, "
    "or lists, tuples and dicts (with str keys) of them"
)
_ENCODER = json.JSONEncoder(check_circular=False, allow_nan=False, separators=(",", ":"))


def pack(message: dict[str, Any], limits: Limits) -> tuple[bytes, bytes]:
    """The header and the body of ``message``; raises Unsendable or TooLarge."""
    writer = _Writer(limits)
    try:
        header, body = _written(message, writer)
    except (MemoryError, RuntimeError) as error:  # torch has the latter for the former
        writer.too_large(f"{type(error).__name__} while it was written")
    if len(header) > limits.header_bytes or len(body) > limits.body_bytes:
        writer.too_large(f"{len(header):,} bytes of structure and {len(body):,} bytes of tensors")
    return header, body


def _written(message: dict[str, Any], writer: _Writer) -> tuple[bytes, bytes]:
    with DisableTorchFunction(), _DisableTorchDispatch():
        content = writer.dict_(message)["dict"]
        body = save(writer.vectors) if writer.vectors else b""
    return _ENCODER.encode(content).encode("ascii"), body


class _Writer:
    """Turns values into nodes of JSON and vectors of bytes.

    Every value is read by the methods of its base class, so what a subclass overrides is not run.
    """

    def __init__(self, limits: Limits) -> None:
        self.vectors: dict[str, NDArray[np.uint8]] = {}
        self._limits = limits
        self._allowance = Allowance(limits, self.too_large)
        self._path: list[int | str] = []  # the steps from the message to the value at hand

    def value(self, value: object) -> Any:
        kind = type(value)
        write = _WRITERS.get(kind) or _writer_of_base(kind)
        if write is None:
            self._refuse(_a_thing_of(kind))
        return write(self, value)

    def itself(self, value: bool | None) -> bool | None:
        return value

    def int_(self, value: int) -> int:
        bits = int.bit_length(value)
        if bits > self._limits.integer_bits:
            self.too_large(f"an int of {bits:,} bits")
        if bits > 64:
            self._allowance.spend(bits // 3, "characters")
        return int.__int__(value)

    def float_(self, value: float) -> Any:
        value = float.__float__(value)
        return value if math.isfinite(value) else {"float": struct.pack(">d", value).hex()}

    def str_(self, value: str) -> str:
        self._allowance.spend(str.__len__(value), "characters")
        return str.__str__(value)

    def list_(self, value: list[Any]) -> Any:
        self._allowance.spend(list.__len__(value), "elements")
        return self._elements(enumerate(list.copy(value)))

    def tuple_(self, value: tuple[Any, ...]) -> Any:
        self._allowance.spend(tuple.__len__(value), "elements")
        return {"tuple": self._elements(enumerate(tuple.__iter__(value)))}

    def dict_(self, value: dict[Any, Any]) -> Any:
        self._allowance.spend(dict.__len__(value), "elements")
        items = [(self._key(key), element) for key, element in list(dict.items(value))]
        nodes = dict(zip([key for key, _ in items], self._elements(items), strict=True))
        if len(nodes) < len(items):
            self._refuse("a dict with two keys of the same text")
        return {"dict": nodes}

    def scalar(self, value: np.generic) -> Any:
        array, name = self._native(np.asarray(value), "scalar")
        return {"scalar": [name, array.tobytes().hex()]}

    def array(self, value: NDArray[Any]) -> Any:
        array = np.asarray(value)
        self._spend(array.shape, array.itemsize)
        array, name = self._native(array, "array")
        flat = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
        if array.dtype.kind == "b":
            flat = (flat != 0).view(np.uint8)
        return {"array": [self._vector(flat), name, array.shape]}

    def tensor(self, value: torch.Tensor) -> Any:
        tensor = self._plain(value)
        fault = _fault(tensor)
        if fault:
            self._refuse(fault)
        self._spend(tensor.shape, tensor.itemsize)
        packed = tensor.resolve_neg().contiguous()
        # Not view(-1): a lone element may have any stride.
        flat = packed.as_strided((packed.numel(),), (1,)).view(torch.uint8)
        if tensor.dtype is torch.bool:
            flat = flat.ne(0).view(torch.uint8)
        node = [self._vector(flat.numpy()), TORCH_NAMES[tensor.dtype], tuple(tensor.shape)]
        return {"tensor": node + self._strides(tensor)}

    def _plain(self, value: torch.Tensor) -> torch.Tensor:
        """A plain tensor on the same memory."""
        try:
            return torch.Tensor.detach(value)
        except RuntimeError:  # of vmap or grad, after they had ended
            self._refuse("a tensor that is only there inside of a torch.func transform")

    def too_large(self, what: str) -> NoReturn:
        raise TooLarge(f"the value is too large to be returned here: {what}")

    def _refuse(self, what: str) -> NoReturn:
        steps = self._path[1:]  # the first is the protocol's own key
        place = "".join(f"[{quote(s) if isinstance(s, str) else s}]" for s in steps)
        where = f" (at {place})" if place else ""
        raise Unsendable(f"{what} is not a value that can be returned here{where}; {_USABLE}")

    def _elements(self, pairs: Iterable[tuple[int | str, Any]]) -> list[Any]:
        if len(self._path) > self._limits.depth:
            self._path = self._path[:4]  # the rest of the way is more of the same
            self._refuse(f"a container that is over {self._limits.depth} deep, or holds itself,")
        nodes = []
        for place, element in pairs:
            self._path.append(place)
            nodes.append(self.value(element))
            self._path.pop()
        return nodes

    def _key(self, key: object) -> str:
        if not issubclass(type(key), str):
            self._refuse(f"a dict with {_a_thing_of(type(key))} as a key")
        return self.str_(key)  # type: ignore[arg-type]  # isinstance would ask the object itself

    def _native(self, array: NDArray[Any], what: str) -> tuple[NDArray[Any], str]:
        """The array in this machine's byte order, and the name of its dtype."""
        if array.dtype.kind not in "biuf":
            self._refuse(f"a NumPy {what} of dtype {quote(str(array.dtype))[1:-1]}")
        array = array.astype(array.dtype.newbyteorder("="), copy=False)
        name = NUMPY_NAMES.get(array.dtype)
        if name is None:
            self._refuse(f"a NumPy {what} of dtype {array.dtype}")
        return array, name

    def _spend(self, shape: tuple[int, ...], itemsize: int) -> None:
        if len(shape) > self._limits.axes or not is_possible(shape, itemsize):
            self.too_large(f"a shape of {len(shape)} axes: {quote(str(tuple(shape)))[1:-1]}")
        self._allowance.spend(len(shape), "elements")
        self._allowance.spend(math.prod(shape) * itemsize, "bytes of tensors")

    def _vector(self, flat: NDArray[np.uint8]) -> str:
        name = str(len(self.vectors))
        self.vectors[name] = flat
        return name

    def _strides(self, tensor: torch.Tensor) -> list[tuple[int, ...]]:
        """The strides, where they say something and the reader could afford to honour them."""
        size = span(tensor.shape, tensor.stride()) * tensor.itemsize
        if tensor.is_contiguous() or not self._allowance.affords(size, "bytes between strides"):
            return []
        self._allowance.spend(size, "bytes between strides")
        return [tensor.stride()]


_WRITERS: dict[type, Callable[[_Writer, Any], Any]] = {
    type(None): _Writer.itself,
    bool: _Writer.itself,
    np.generic: _Writer.scalar,  # before float and str, which np.float64 and np.str_ inherit from
    np.ndarray: _Writer.array,
    torch.Tensor: _Writer.tensor,
    int: _Writer.int_,
    float: _Writer.float_,
    str: _Writer.str_,
    tuple: _Writer.tuple_,
    list: _Writer.list_,
    dict: _Writer.dict_,
}


def _writer_of_base(kind: type) -> Callable[[_Writer, Any], Any] | None:
    for base, write in _WRITERS.items():
        if issubclass(kind, base):
            return write
    return None


def _a_thing_of(kind: type) -> str:
    """``a torch._C.Generator object``: what the class is called, not what it says it is called."""
    name: str = type.__dict__["__qualname__"].__get__(kind)
    module = type.__dict__["__module__"].__get__(kind)
    if type(module) is str and module != "builtins":
        name = f"{module}.{name}"
    name = "".join(character if character.isprintable() else "?" for character in name)[:80]
    return f"{'an' if name[:1] in 'aeiouAEIOU' else 'a'} {name} object"


def _fault(tensor: torch.Tensor) -> str | None:
    """What keeps the tensor from being sent as the bytes it holds."""
    if tensor.is_nested:
        return "a nested tensor"
    if tensor.layout is not torch.strided:
        return f"a tensor of layout {str(tensor.layout).removeprefix('torch.')}"
    if tensor.is_quantized:
        return "a quantised tensor"
    if tensor.device.type != "cpu":
        return f"a tensor on the device {tensor.device.type}"
    if tensor.dtype not in TORCH_NAMES:
        return f"a tensor of dtype {tensor.dtype}"
    return None if _holds_memory(tensor) else "a tensor that holds no memory"


def _holds_memory(tensor: torch.Tensor) -> bool:
    """False for wrappers, for what vmap passes around, and for a storage that was shrunk."""
    try:
        end = tensor.storage_offset() + span(tensor.shape, tensor.stride())
        is_inside = end * tensor.itemsize <= tensor.untyped_storage().nbytes()
        return tensor.numel() == 0 or bool(is_inside and tensor.data_ptr() != 0)
    except RuntimeError:
        return False
