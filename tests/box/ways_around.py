"""Ways around a ban on optimizers and on kernels, and honest programs that a ban must leave alone.

Run as a program, `ways_around.py optimizers|kernels banned|free` prints what came of each as JSON:
"ran", "refused", "refused, told by …" (where PyTorch replaced the exception by its own), or the
error. References are saved before the ban, as a hand-in cannot even do.
"""

from __future__ import annotations

import ast
import base64
import gc
import importlib
import importlib.util
import json
import linecache
import pathlib
import runpy
import sys
import threading
import traceback
import types
import warnings
import weakref
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812

COPIED = "_single_tensor_sgd"
SAVED: dict[str, Any] = {}
OPTIMIZERS = {
    "names": ["torch.optim", "torch.distributed.optim", "sklearn"],
    "kernels": ["_fused_sgd_*", "_fused_adam*_"],
}
KERNELS = {
    "names": [
        "torch.softmax",
        "torch.sigmoid",
        "torch.Tensor.softmax",
        "torch.Tensor.sigmoid",
        "torch.special.expit",
        "torch.nn.functional.softmax",
        "torch.nn.functional.sigmoid",
        "torch.nn.functional.batch_norm",
        "torch.nn.functional.logsigmoid",
        "torch.nn.Sigmoid",
        "torch.nn.Softmax",
        "torch.nn.BatchNorm*",
    ],
    "kernels": [
        "sigmoid",
        "special_expit",
        "log_sigmoid*",
        "*softmax",
        "*batch_norm*",
        "dropout",
        "native_dropout",
        "logsumexp",
        "mkldnn::_linear_pointwise*",
    ],
}

WEIGHT = torch.nn.Parameter(torch.ones(3))
X = torch.arange(12.0).reshape(3, 4) / 8


def prepare() -> None:
    """Save references, as code that ran before the ban would have."""
    SAVED["class"] = torch.optim.SGD
    SAVED["step"] = torch.optim.SGD.step
    SAVED["instance"] = torch.optim.SGD([WEIGHT], lr=0.1)
    SAVED["functional"] = torch.optim._functional.sgd
    SAVED["source"] = sys.modules["torch.optim.sgd"].__file__
    SAVED["sigmoid"] = torch.sigmoid
    SAVED["scripted"] = torch.jit.script(_scripted)
    SAVED["layer"] = torch.nn.BatchNorm1d(4)


def train(optimizer: Any) -> torch.Tensor:
    WEIGHT.grad = torch.ones(3)
    optimizer.step()
    return WEIGHT.detach().clone()


def sgd(owner: Any) -> torch.Tensor:
    return train(owner.SGD([WEIGHT], lr=0.1))


def by_full_name():
    return train(torch.optim.SGD([WEIGHT], lr=0.1))


def by_module_alias():
    import torch.optim as o

    return sgd(o)


def by_from_import():
    from torch import optim

    return sgd(optim)


def by_class_alias():
    from torch.optim import Adam as Mine

    return train(Mine([WEIGHT]))


def by_star_import():
    space: dict[str, Any] = {}
    exec("from torch.optim import *", space)
    return train(space["SGD"]([WEIGHT], lr=0.1))


def by_getattr():
    return sgd(getattr(torch, "op" + "tim"))


def by_dict():
    return sgd(torch.__dict__["optim"])


def by_import_module():
    return sgd(importlib.import_module("torch.optim"))


def by_dunder_import():
    return sgd(__import__("torch.optim").optim)


def by_exec():
    space: dict[str, Any] = {"w": WEIGHT}
    exec("import torch; o = torch.optim.SGD([w], lr=0.1)", space)
    return train(space["o"])


def by_eval_of_base64():
    text = base64.b64decode(base64.b64encode(b"torch.optim.SGD")).decode()
    return train(eval(text)([WEIGHT], lr=0.1))


def by_inner_module():
    from torch.optim import sgd as inner

    return sgd(inner)


def by_sys_modules():
    return sgd(sys.modules["torch.optim.sgd"])


def by_functional_form():
    torch.optim._functional.sgd(
        [WEIGHT.data], [torch.ones(3)], [None], weight_decay=0.0, momentum=0.0, lr=0.1,
        dampening=0.0, nesterov=False, maximize=False, has_sparse_grad=False, foreach=False,
    )  # fmt: skip
    return WEIGHT


def by_single_tensor_form():
    sys.modules["torch.optim.sgd"]._single_tensor_sgd(
        [WEIGHT.data], [torch.ones(3)], [None], None, None, weight_decay=0.0, momentum=0.0,
        lr=0.1, dampening=0.0, nesterov=False, maximize=False, has_sparse_grad=False,
    )  # fmt: skip
    return WEIGHT


def by_saved_class():
    return train(SAVED["class"]([WEIGHT], lr=0.1))


def by_saved_step():
    WEIGHT.grad = torch.ones(3)
    SAVED["step"](SAVED["instance"])
    return WEIGHT


def by_saved_instance():
    return train(SAVED["instance"])


def by_saved_function():
    SAVED["functional"](
        [WEIGHT.data], [torch.ones(3)], [None], weight_decay=0.0, momentum=0.0, lr=0.1,
        dampening=0.0, nesterov=False, maximize=False, has_sparse_grad=False, foreach=False,
    )  # fmt: skip
    return WEIGHT


def by_unwrapping_step():
    function = torch.optim.SGD.step
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    WEIGHT.grad = torch.ones(3)
    with torch.no_grad():
        function(SAVED["instance"])
    return WEIGHT


def by_closure_of_step():
    function = torch.optim.SGD.step
    while function.__closure__:
        cells = [cell.cell_contents for cell in function.__closure__]
        function = next(f for f in cells if isinstance(f, types.FunctionType))
    WEIGHT.grad = torch.ones(3)
    with torch.no_grad():
        function(SAVED["instance"])
    return WEIGHT


def by_subclasses():
    found = {c.__name__: c for c in torch.optim.Optimizer.__subclasses__()}
    return train(found["RMSprop"]([WEIGHT]))


def by_gc():
    found = [c for c in gc.get_objects() if isinstance(c, type) and c.__name__ == "Adagrad"]
    return train(found[0]([WEIGHT]))


def by_subclass():
    class Mine(torch.optim.SGD):
        pass

    return train(Mine([WEIGHT], lr=0.1))


def by_subclass_with_own_constructor():
    class Mine(torch.optim.SGD):
        def __init__(self, params: Any) -> None:
            torch.optim.Optimizer.__init__(self, params, {"lr": 0.1})

    return Mine([WEIGHT])


def by_bare_object():
    bare = object.__new__(torch.optim.SGD)
    bare.__init__([WEIGHT], lr=0.1)
    return train(bare)


def by_copy_of_an_instance():
    import copy

    return train(copy.deepcopy(SAVED["instance"]))


def by_copied_code():
    function = torch.optim._functional.sgd
    mine = types.FunctionType(function.__code__, function.__globals__)
    mine(
        [WEIGHT.data], [torch.ones(3)], [None], weight_decay=0.0, momentum=0.0, lr=0.1,
        dampening=0.0, nesterov=False, maximize=False, has_sparse_grad=False, foreach=False,
        fused=False, grad_scale=None, found_inf=None,
    )  # fmt: skip
    return WEIGHT


def by_distributed():
    from torch.distributed.optim.functional_sgd import _FunctionalSGD as Mine

    return Mine([WEIGHT.data], lr=0.1).step([torch.ones(3)])


def by_averaged_model():
    return torch.optim.swa_utils.AveragedModel(torch.nn.Linear(2, 2))


def by_scheduler():
    return torch.optim.lr_scheduler.LambdaLR(SAVED["instance"], lambda epoch: 0.5)


def by_fused_kernel():
    torch._fused_sgd_(
        [WEIGHT.data], [torch.ones(3)], [], weight_decay=0.0, momentum=0.0, lr=0.1,
        dampening=0.0, nesterov=False, maximize=False, is_first_step=True,
    )  # fmt: skip
    return WEIGHT


def by_functional_kernel():
    return torch.ops.aten._fused_sgd(
        [WEIGHT.data], [torch.ones(3)], [], weight_decay=0.0, momentum=0.0, lr=0.1,
        dampening=0.0, nesterov=False, maximize=False, is_first_step=True,
    )  # fmt: skip


def by_kernel_overload():
    torch.ops.aten._fused_sgd_.tensor_lr(
        [WEIGHT.data], [torch.ones(3)], [], weight_decay=0.0, momentum=0.0,
        lr=torch.tensor(0.1), dampening=0.0, nesterov=False, maximize=False, is_first_step=True,
    )  # fmt: skip
    return WEIGHT


def by_thread():
    return _in_thread(by_full_name)


def by_reload():
    return sgd(importlib.reload(sys.modules["torch.optim.sgd"]))


def by_importing_again():
    kept = {n: m for n, m in sys.modules.items() if n.startswith("torch.optim")}
    for name in kept:
        del sys.modules[name]
    try:
        return sgd(importlib.import_module("torch.optim"))
    finally:
        sys.modules.update(kept)


def by_spec_from_file():
    spec = importlib.util.spec_from_file_location("torch.optim.mine", SAVED["source"])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return sgd(module)


def by_runpy():
    space = runpy.run_path(SAVED["source"], {}, "torch.optim.sgd")
    return space["__doc__"] or space


def by_runpy_module():
    return runpy.run_module("torch.optim._functional")["sgd"]


def by_banned_package():
    import sklearn

    return sklearn


def by_banned_package_without_finders():
    loader = importlib.machinery.PathFinder.find_spec("sklearn").loader
    return loader.load_module("sklearn")


def by_banned_package_under_another_path():
    file = pathlib.Path(importlib.machinery.PathFinder.find_spec("sklearn").origin)
    other = f"{file.parents[1]}/./sklearn/__init__.py"  # as with lib64, a link of every venv to lib
    spec = importlib.util.spec_from_file_location("sklearn", other)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_code_of_a_module_in_a_function():
    code = compile(pathlib.Path(SAVED["source"]).read_text("utf-8"), SAVED["source"], "exec")
    space = {"__name__": "torch.optim.sgd", "__package__": "torch.optim"}
    types.FunctionType(code, space)()
    return sgd(types.SimpleNamespace(**space))


def by_compiled_module_of_banned_package():
    name = "sklearn.__check_build._check_build"
    package = pathlib.Path(importlib.machinery.PathFinder.find_spec("sklearn").origin).parent
    (file,) = (package / "__check_build").glob("_check_build*.so")
    return importlib.machinery.ExtensionFileLoader(name, str(file)).create_module(
        importlib.machinery.ModuleSpec(name, None, origin=str(file))
    )


# Kernels.


def _scripted(x: torch.Tensor) -> torch.Tensor:
    return x.sigmoid()


class _Below:
    """Skips autograd, as C++ code may."""

    def __enter__(self) -> None:
        self._guard = torch._C._AutoDispatchBelowAutograd()

    def __exit__(self, *_error: object) -> None:
        del self._guard


def _in_thread(way: Any) -> Any:
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(_outcome(way)))
    thread.start()
    thread.join()
    if isinstance(results[0], BaseException):
        raise results[0]
    return results[0]


def _outcome(way: Any) -> Any:
    try:
        return way()
    except BaseException as error:
        return error


def _keys(name: str) -> Any:
    return torch._C.DispatchKeySet(getattr(torch._C.DispatchKey, name))


def _normalised(normalise: Any) -> Any:
    return normalise(X, None, None, None, None, True, 0.1, 1e-5)


def _destroyed_libraries() -> Any:
    for thing in gc.get_objects():
        if isinstance(thing, torch.library.Library) and thing.ns == "aten":
            thing._destroy()
    for entry in list(weakref.finalize._registry):
        if isinstance(entry.peek() and entry.peek()[0], torch.library.Library):
            entry()
    return torch.ops.aten.sigmoid(X)


def _with_dispatch_mode() -> Any:
    from torch.utils._python_dispatch import TorchDispatchMode

    class Passing(TorchDispatchMode):
        def __torch_dispatch__(self, func, types, args=(), kwargs=None):
            return func(*args, **(kwargs or {}))

    with Passing():
        return torch.ops.aten.sigmoid(X)


def _by_subclass_of_tensor() -> Any:
    class Mine(torch.Tensor):
        pass

    with torch._C.DisableTorchFunctionSubclass():
        return X.as_subclass(Mine).softmax(1)


def _by_python_dispatcher() -> Any:
    with torch._dispatch.python.enable_python_dispatcher():
        return torch.ops.aten._softmax(X, 1, False)


def _by_freezing() -> Any:
    class Net(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return x.sigmoid()

    return torch.jit.optimize_for_inference(torch.jit.script(Net().eval()))(X)


def _by_make_fx() -> Any:
    from torch.fx.experimental.proxy_tensor import make_fx

    table = torch._decomp.decomposition_table
    return make_fx(torch.ops.aten.sigmoid, decomposition_table=table)(X)(X)


def _of_dual_numbers(function: Any) -> Any:
    with torch.autograd.forward_ad.dual_level():
        return function(torch.autograd.forward_ad.make_dual(X, X))


def _refused_in_backward() -> Any:
    class Mine(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return x * 2

        @staticmethod
        def backward(ctx, gradient):
            return torch.ops.aten.sigmoid(gradient)

    x = X.clone().requires_grad_()
    Mine.apply(x).sum().backward()
    return x.grad


def _below_autograd() -> Any:
    with _Below():
        return torch.ops.aten.sigmoid(X)


def _under(context: Any, call: Any) -> Any:
    with context:
        return call()


A = torch.ops.aten
C = torch._C
CPU = "CPU"
kernel_ways: dict[str, Any] = {
    "torch": lambda: torch.sigmoid(X),
    "method": lambda: X.sigmoid(),
    "method of the base class": lambda: C.TensorBase.sigmoid(X),
    "saved reference": lambda: SAVED["sigmoid"](X),
    "saved script": lambda: SAVED["scripted"](X),
    "saved layer": lambda: SAVED["layer"](X),
    "in place": lambda: X.clone().sigmoid_(),
    "torch in place": lambda: torch.sigmoid_(X.clone()),
    "out": lambda: torch._softmax(X, 1, False, out=torch.empty(3, 4)),
    "out of ops": lambda: A.sigmoid.out(X, out=torch.empty(3, 4)),
    "special": lambda: torch.special.expit(X),
    "special out": lambda: A.special_expit.out(X, out=torch.empty(3, 4)),
    "functional": lambda: F.softmax(X, dim=1),
    "functional alias": lambda: torch.nn.functional.sigmoid(X),
    "layer": lambda: torch.nn.Sigmoid()(X),
    "layer class by path": lambda: torch.nn.modules.activation.Softmax(1)(X),
    "batch norm layer": lambda: torch.nn.BatchNorm1d(4)(X),
    "base of batch norm": lambda: torch.nn.modules.batchnorm._BatchNorm.forward(SAVED["layer"], X),
    "lazy batch norm": lambda: torch.nn.LazyBatchNorm1d()(X),
    "synchronised batch norm": lambda: torch.nn.SyncBatchNorm(4)(X),
    "attention": lambda: torch.nn.MultiheadAttention(4, 1)(X, X, X),
    "distribution": lambda: torch.distributions.Bernoulli(logits=X).probs,
    "softmax of masked": lambda: torch.masked.softmax(torch.masked.masked_tensor(X, X > 0), 1),
    "masked kernel": lambda: torch._masked_softmax(X, X > 9, 1),
    "safe kernel": lambda: torch._safe_softmax(X, 1),
    "special softmax": lambda: torch.special.softmax(X, 1),
    "kernel": lambda: torch._softmax(X, 1, False),
    "other type": lambda: A.softmax.int(X, 1, torch.float64),
    "variable functions": lambda: C._VariableFunctions.sigmoid(X),
    "VF": lambda: torch._VF.sigmoid(X),
    "_C._nn": lambda: C._nn.log_sigmoid(X),
    "_C._nn out": lambda: A.log_sigmoid.out(X, out=torch.empty(3, 4)),
    "_C._special": lambda: C._special.special_expit(X),
    "ops": lambda: A.sigmoid(X),
    "ops overload": lambda: A._softmax.default(X, 1, False),
    "ops by getattr": lambda: getattr(torch.ops, "at" + "en").sigmoid.default(X),
    "native batch norm": lambda: _normalised(A.native_batch_norm),
    "legit batch norm": lambda: A._native_batch_norm_legit.no_stats(X, None, None, True, 0.1, 1e-5),
    "functional batch norm": lambda: A._batch_norm_with_update_functional(
        X, None, None, torch.zeros(4), torch.ones(4), 0.1, 1e-5
    ),
    "batch norm index": lambda: A._batch_norm_impl_index(
        X, None, None, None, None, True, 0.1, 1e-5, False
    ),
    "instance norm": lambda: F.instance_norm(X[None]),
    "plain batch norm": lambda: torch.batch_norm(X, None, None, None, None, True, 0.1, 1e-5, False),
    "jit operation": lambda: C._jit_get_operation("aten::sigmoid")[0](X),
    "script": lambda: torch.jit.script(_scripted)(X),
    "trace": lambda: torch.jit.trace(_scripted, (X,))(X),
    "interpreted graph": lambda: C._jit_interpret_graph(SAVED["scripted"].graph, (X,)),
    "static runtime": lambda: C._jit_to_static_module(SAVED["scripted"].graph)(X),
    "frozen": _by_freezing,
    "fx": lambda: torch.fx.symbolic_trace(_scripted)(X),
    "make_fx": _by_make_fx,
    "redispatch": lambda: A.sigmoid.default.redispatch(_keys(CPU), X),
    "by dispatch key": lambda: A.sigmoid.default._op_dk(C.DispatchKey.CPU, X),
    "by composite key": lambda: A.softmax.int._op_dk(C.DispatchKey.CompositeImplicitAutograd, X, 1),
    "decompose": lambda: A.softmax.int.decompose(X, 1),
    "below autograd": _below_autograd,
    "inference mode": lambda: _under(torch.inference_mode(), lambda: A.sigmoid(X)),
    "inference tensor": lambda: A.sigmoid(_under(torch.inference_mode(), X.clone)),
    "with a gradient": lambda: A.sigmoid(X.clone().requires_grad_()),
    "key included": lambda: _under(
        C._IncludeDispatchKeyGuard(C.DispatchKey.CPU), lambda: A.sigmoid(X)
    ),
    "autograd excluded": lambda: _under(
        C._ExcludeDispatchKeyGuard(_keys("AutogradCPU")), lambda: A._softmax(X, 1, False)
    ),
    "dispatch mode": _with_dispatch_mode,
    "torch function off": _by_subclass_of_tensor,
    "python dispatcher": _by_python_dispatcher,
    "autocast": lambda: _under(torch.autocast("cpu"), lambda: A.softmax.int(X, 1)),
    "vmap": lambda: torch.vmap(torch.ops.aten.sigmoid)(X),
    "vmap of log": lambda: torch.vmap(A.log_sigmoid)(X),
    "grad": lambda: torch.func.grad(lambda x: A.sigmoid(x).sum())(X),
    "jvp": lambda: torch.func.jvp(lambda x: A.dropout(x, 0.5, True), (X,), (X,)),
    "jvp of log": lambda: torch.func.jvp(A.log_sigmoid, (X,), (X,)),
    "dual numbers": lambda: _of_dual_numbers(A.sigmoid),
    "functionalize": lambda: torch.func.functionalize(lambda x: A.dropout(x, 0.5, True))(X),
    "functorch": lambda: torch._functorch.apis.vmap(A._log_softmax, (0, None, None))(X, 0, False),
    "backward": _refused_in_backward,
    "thread": lambda: _in_thread(lambda: A.sigmoid(X)),
    "mkldnn": lambda: torch.ops.aten.sigmoid(X.to_mkldnn()).to_dense(),
    "mkldnn softmax": lambda: A._softmax(X.to_mkldnn(), 1, False).to_dense(),
    "mkldnn fused": lambda: torch.ops.mkldnn._linear_pointwise(
        X, torch.eye(4), None, "sigmoid", [], ""
    ),
    "sparse": lambda: torch.sparse.softmax(X.to_sparse(), 1).to_dense(),
    "nested": lambda: A._softmax(torch.nested.nested_tensor([X, X]), 1, False),
    "quantised": lambda: A.sigmoid(torch.quantize_per_tensor(X, 0.1, 0, torch.quint8)),
    "complex": lambda: A.sigmoid(X.to(torch.complex64)),
    "lazily conjugated": lambda: A.sigmoid(torch.complex(X, X).conj()),
    "foreach": lambda: torch._foreach_sigmoid([X]),
    "foreach in place": lambda: torch._foreach_sigmoid_([X.clone()]),
    "recurrent cell": lambda: torch.gru_cell(
        X, torch.zeros(3, 4), torch.zeros(12, 4), torch.zeros(12, 4)
    ),
    "refs": lambda: torch._refs.sigmoid(X),
    "refs softmax": lambda: torch._refs.softmax(X, 1),
    "refs functional": lambda: torch._refs.nn.functional.softmax(X, 1),
    "decomposition": lambda: torch._decomp.decomposition_table[A._softmax.default](X, 1, False),
    "decomposition by name": lambda: torch._decomp.decompositions.native_batch_norm(
        X, None, None, None, None, True, 0.1, 1e-5
    ),
    "helper of the decompositions": lambda: torch._decomp.decompositions.native_batch_norm_helper(
        X, None, None, torch.zeros(4), torch.ones(4), True, 0.1, 1e-5, False
    ),
    "references of the tests": lambda: importlib.import_module(
        "torch.testing._internal.check_kernel_launches"
    ),
    "logsumexp": lambda: X.logsumexp(1),
    "logsumexp out": lambda: torch.logsumexp(X, 1, out=torch.empty(3)),
    "native dropout": lambda: torch.native_dropout(X, 0.5, True),
    "dropout in place": lambda: torch.dropout_(X.clone(), 0.5, True),
    "libraries destroyed": _destroyed_libraries,
}

optimizer_ways: dict[str, Any] = {
    name: way for name, way in list(globals().items()) if name.startswith("by_")
}


# What cannot be seen.


def _copied_source() -> Any:
    source = pathlib.Path(SAVED["source"]).read_text("utf-8")
    (function,) = (n for n in ast.parse(source).body if getattr(n, "name", "") == COPIED)
    space: dict[str, Any] = {"torch": torch, "Tensor": torch.Tensor, "_to_scalar": float}
    text = "from __future__ import annotations\n" + ast.unparse(function)
    exec(compile(text, "mine.py", "exec"), space)
    space[COPIED](
        [WEIGHT.data], [torch.ones(3)], [None], None, None, weight_decay=0.0, momentum=0.0,
        lr=0.1, dampening=0.0, nesterov=False, maximize=False, has_sparse_grad=False,
    )  # fmt: skip
    return WEIGHT


beyond: dict[str, dict[str, Any]] = {
    "optimizers": {"copied source": _copied_source},
    "kernels": {"allowed maths": lambda: F.silu(X + 1) / (X + 1)},
}


# Honest programs.


def _own_optimizer() -> Any:
    class SGD:
        def __init__(self, params: Any, lr: float) -> None:
            self.params, self.lr, self.optim = list(params), lr, "mine"

        @torch.no_grad()
        def step(self) -> None:
            for p in self.params:
                p -= self.lr * p.grad

        def zero_grad(self) -> None:
            for p in self.params:
                p.grad = None

    return _trained(torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.Linear(3, 1)), SGD)


def _trained(model: torch.nn.Module, kind: Any) -> float:
    optimizer = kind(model.parameters(), lr=0.1)
    for _ in range(3):
        optimizer.zero_grad()
        loss = F.mse_loss(model(X), torch.ones(3, 1))
        loss.backward()
        optimizer.step()
    return loss.item()


def _names_only() -> Any:
    import torch.optim as optim
    from torch.optim import Adam, Optimizer  # noqa: F401

    class Mine(optim.SGD):
        pass

    return isinstance(Mine, type) and not isinstance(WEIGHT, Optimizer)


def _foreach() -> Any:
    weights = [torch.ones(3), torch.ones(2)]
    torch._foreach_mul_(weights, 0.9)
    torch._foreach_add_(weights, [torch.ones(3), torch.ones(2)], alpha=-0.1)
    return torch._foreach_sqrt(torch._foreach_addcmul(weights, weights, weights))


def _compiler_import() -> Any:
    import torch._dynamo

    return torch._dynamo


def _loader() -> Any:
    data = torch.utils.data.TensorDataset(X, X)
    return list(torch.utils.data.DataLoader(data, batch_size=2, shuffle=True))


def _saved_and_loaded() -> Any:
    import copy
    import io

    file = io.BytesIO()
    torch.save(copy.deepcopy(torch.nn.Linear(4, 2)).state_dict(), file)
    file.seek(0)
    return torch.load(file, weights_only=True)


def _own_softmax() -> Any:
    def softmax(x: torch.Tensor) -> torch.Tensor:
        shifted = x - x.amax(1, keepdim=True)
        return shifted.exp() / shifted.exp().sum(1, keepdim=True)

    return softmax(X.clone().requires_grad_()).sum().backward() or torch.vmap(torch.tanh)(X)


def _own_layers() -> Any:
    class Sigmoid(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return 1 / (1 + torch.exp(-x))

    class BatchNorm1d(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return (x - x.mean(0)) / (x.var(0, unbiased=False) + 1e-5).sqrt()

    model = torch.nn.Sequential(torch.nn.Linear(4, 3), BatchNorm1d(), torch.nn.ReLU(), Sigmoid())
    return torch.nn.LayerNorm(3)(model(X)).sum().backward() or model


def _own_scripts() -> Any:
    return torch.jit.script(_doubled)(X) + torch.jit.trace(_doubled, (X,))(X)


def _doubled(x: torch.Tensor) -> torch.Tensor:
    return torch.tanh(x) * 2


def _functions_of_functions() -> Any:
    def function(x: torch.Tensor) -> torch.Tensor:
        return torch.logaddexp(x, torch.zeros_like(x)).sum()

    return (
        torch.func.grad(function)(X),
        torch.func.jvp(function, (X,), (X,)),
        _of_dual_numbers(torch.tanh),
    )


def _printing() -> Any:
    return f"{X} {WEIGHT} {torch.nn.Linear(2, 2)} {torch.optim}"


def _imports() -> Any:
    exec(compile("import json, math, random, numpy", "mine.py", "exec"), {})
    return importlib.reload(importlib.import_module("fractions"))


def _traceback() -> Any:
    """It opens the files that it shows, those of PyTorch too."""
    try:
        torch.nn.Linear(2, 2)(X)
    except RuntimeError:
        return traceback.format_exc() + "".join(linecache.getlines(SAVED["source"]))


honest: dict[str, Any] = {
    "own optimizer": _own_optimizer,
    "names of optimizers": _names_only,
    "foreach": _foreach,
    "compiler import": _compiler_import,
    "loader": _loader,
    "saved and loaded": _saved_and_loaded,
    "own softmax": _own_softmax,
    "own layers": _own_layers,
    "own scripts": _own_scripts,
    "functions of functions": _functions_of_functions,
    "printing": _printing,
    "imports": _imports,
    "copies of the allowed": lambda: torch._refs.amax(X, 1) + torch._refs.sum(X, 1),
    "traceback": _traceback,
    "random": lambda: torch.bernoulli(torch.full((3,), 0.5)) + torch.randn(3).bernoulli_(0.3),
    "allowed maths": lambda: X.tanh() + X.log1p() + torch.std_mean(X)[0] + X.to_mkldnn().to_dense(),
}

WAYS = {"optimizers": optimizer_ways, "kernels": kernel_ways}
MANIFESTS = {"optimizers": OPTIMIZERS, "kernels": KERNELS}


class _Free:
    refused = ""


def _told(way: Any, ban: Any) -> str:
    ban.refused = ""
    error = _outcome(way)
    if not isinstance(error, BaseException):
        return f"swallowed {ban.refused}" if ban.refused else "ran"
    kind = type(error).__name__
    if ban.refused:
        return "refused" if kind.startswith("Forbidden") else f"refused, told by {kind}"
    return f"{kind}: {error}"


def main(which: str, how: str) -> None:
    """Run every way and every honest program of a manifest, and print what came of each."""
    from grader.box import forbidden

    prepare()
    ban: Any = _Free()
    if how == "banned":
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            ban = forbidden.install(**MANIFESTS[which])
    every = {"honest": honest, "ways": WAYS[which], "beyond": beyond[which]}
    print(json.dumps({k: {n: _told(w, ban) for n, w in ways.items()} for k, ways in every.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
