"""The model answers of the training, against PyTorch, finite differences and numbers by hand."""

from __future__ import annotations

import importlib.util
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812
from sklearn.datasets import load_digits
from sklearn.metrics import zero_one_loss
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from grader.examine.judge import Mismatch
from reference import training as model

DTYPES = (torch.float64, torch.float32)
STUDENT = Path(__file__).parents[2] / "assignments" / "training" / "student"
NETWORKS = (model.SmallDigitNet, model.DigitClassifier)


def module_of(name: str) -> ModuleType:
    """A file of the student's folder, imported without that folder on the path."""
    spec = importlib.util.spec_from_file_location(f"training_{name}", STUDENT / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _seeded() -> None:
    torch.manual_seed(1)


@pytest.fixture(scope="module")
def digits() -> ModuleType:
    return module_of("digits")


@pytest.fixture(scope="module")
def oracle() -> Iterator[ModuleType]:
    """The oracle of the checks, which imports the probes beside it."""
    before = sys.modules.get("probes")
    sys.modules["probes"] = module_of("probes")
    yield module_of("oracle")
    del sys.modules["probes"]
    if before is not None:
        sys.modules["probes"] = before


def noise(*shape: int, dtype: torch.dtype = torch.float32) -> Tensor:
    return torch.from_numpy(np.random.RandomState(1).uniform(0, 1, shape)).to(dtype)


# Targets and networks


def test_small_digits_by_hand():
    """0, 1 and 2 are small."""
    target = model.small_digit_target(torch.arange(10))

    assert target.tolist() == [[1.0]] * 3 + [[0.0]] * 7
    assert target.dtype == torch.float32


@pytest.mark.parametrize("dtype", DTYPES)
def test_the_small_net_is_the_same_net_in_pytorch(dtype: torch.dtype):
    """In eval, in value and in gradient."""
    net = model.SmallDigitNet().to(dtype).eval()
    twin = nn.Sequential(nn.Flatten(), net.layer1, nn.ReLU(), nn.Dropout(0.3), net.layer2).eval()
    x = noise(4, 1, 28, 28, dtype=dtype).requires_grad_()

    torch.testing.assert_close(net(x), twin(x))
    torch.testing.assert_close(
        torch.autograd.grad(net(x).sum(), x), torch.autograd.grad(twin(x).sum(), x)
    )


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("training", [True, False])
def test_the_classifier_is_the_same_net_in_pytorch(dtype: torch.dtype, training: bool):
    """In training and eval, in value and in gradient."""
    net = model.DigitClassifier().to(dtype)
    parts = (net.layer1, nn.ReLU(), net.bn, net.layer2, nn.ReLU(), net.ln, net.layer3)
    twin = nn.Sequential(nn.Flatten(), *parts)
    x = noise(5, 784, dtype=dtype).requires_grad_()
    z, expected = net.train(training)(x), twin.train(training)(x)

    torch.testing.assert_close(z, expected)
    torch.testing.assert_close(
        torch.autograd.grad(z.square().sum(), x), torch.autograd.grad(expected.square().sum(), x)
    )


@pytest.mark.parametrize("network", NETWORKS)
def test_the_slope_of_a_network_is_that_of_finite_differences(network: type[nn.Module]):
    """Along one direction of pixels, in eval, without autograd."""
    net = network().double().eval()
    x, way, h = noise(2, 784, dtype=torch.float64), noise(2, 784, dtype=torch.float64) - 0.5, 1e-6
    x.requires_grad_()
    (slope,) = torch.autograd.grad(net(x).sum(), x)

    with torch.no_grad():
        measured = (net(x + h * way).sum() - net(x - h * way).sum()) / (2 * h)

    torch.testing.assert_close((slope * way).sum(), measured, rtol=1e-6, atol=1e-8)


def test_dropout_leaves_the_output_alone():
    """With weights of 0 the logit is the bias, in training too."""
    net = model.SmallDigitNet()
    with torch.no_grad():
        net.layer2.weight.zero_()
        net.layer2.bias.fill_(5.0)

    assert net.train()(noise(50, 784)).unique().tolist() == [5.0]


@pytest.mark.parametrize("network", NETWORKS)
def test_images_may_lie_in_memory_in_any_way(network: type[nn.Module]):
    """Strides change nothing."""
    net, x = network().eval(), noise(3, 1, 28, 28)
    turned = x.transpose(2, 3).contiguous().transpose(2, 3)

    torch.testing.assert_close(net(turned), net(x))
    torch.testing.assert_close(net(x.flatten(1)), net(x))


# The loop


def test_a_step_by_hand():
    """z = wx + b with w = 1, b = 0 on x = 0, y = 1: the loss is ln 2, and b moves by γ / 2."""
    line = nn.Linear(1, 1)
    nn.init.ones_(line.weight)
    nn.init.zeros_(line.bias)
    optimizer = torch.optim.SGD(line.parameters(), lr=0.5)

    loss = model.train_step(
        line, optimizer, nn.BCEWithLogitsLoss(), torch.zeros(1, 1), torch.ones(1, 1)
    )

    assert loss == pytest.approx(math.log(2), rel=1e-6)
    assert (line.weight.item(), line.bias.item()) == (1.0, 0.25)


@pytest.mark.parametrize("dtype", DTYPES)
def test_training_is_the_loop_in_pytorch(dtype: torch.dtype):
    """Three epochs over 10 samples in batches of 4: losses and weights, from eval mode too."""
    nets = [model.DigitClassifier().to(dtype).eval() for _ in range(2)]
    nets[1].load_state_dict(nets[0].state_dict())
    x, y = noise(10, 784, dtype=dtype), torch.arange(10)
    loader = DataLoader(TensorDataset(x, y), batch_size=4)
    optimizers = [torch.optim.Adam(net.parameters(), lr=0.01) for net in nets]
    criterion = nn.CrossEntropyLoss()
    expected = []
    nets[1].train()
    for _ in range(3):
        total = 0.0
        for batch, labels in loader:
            optimizers[1].zero_grad()
            loss = criterion(nets[1](batch), labels)
            loss.backward()
            optimizers[1].step()
            total += loss.item() * len(batch) / 10
        expected.append(total)

    losses = model.train(nets[0], optimizers[0], criterion, loader, epochs=3)

    assert losses == pytest.approx(expected, rel=1e-6)
    torch.testing.assert_close(nets[0].state_dict(), nets[1].state_dict())


def test_the_oracle_is_the_loop_in_pytorch(oracle: ModuleType):
    """The functional form that the public checks compare with is the ordinary loop."""
    probes = sys.modules["probes"]
    x, y = noise(3, 5, 4, dtype=torch.float64), torch.tensor([[0, 1, 0, 1, 1]] * 3)

    told = oracle.expected_steps("logit", x, y, "bce", 0.1)
    observed = probes.training_steps(model, "logit", x, y, lr=0.1)

    for expected, step in zip(told, observed, strict=True):
        torch.testing.assert_close(torch.tensor(step.pop("loss")).double(), expected.pop("loss"))
        torch.testing.assert_close(step, expected)


# What it is worth


def test_the_error_rate_is_scikit_learns():
    """Over uneven batches, at p ≥ 0.5; the model comes back in training."""
    net = model.SmallDigitNet().train()
    x, y = noise(50, 784), torch.arange(50)[:, None] % 2
    with torch.no_grad():
        said = net.eval()(x) >= 0
    net.train()

    error = model.evaluate_error(net, DataLoader(TensorDataset(x, y.float()), batch_size=8))

    assert error == pytest.approx(zero_one_loss(y.flatten().numpy(), said.flatten().numpy()))
    assert all(module.training for module in net.modules())


def test_the_error_rate_by_hand():
    """Logits 2, −1, 0.25, 0, −0.5 against 1, 1, 0, 1, 0: two of five are wrong."""
    x = torch.tensor([[2.0], [-1.0], [0.25], [0.0], [-0.5]])
    y = torch.tensor([[1.0], [1.0], [0.0], [1.0], [0.0]])

    assert model.evaluate_error(nn.Identity(), [(x[:2], y[:2]), (x[2:], y[2:])]) == 0.4


@pytest.mark.parametrize("dtype", DTYPES)
def test_probabilities_are_the_softmax(dtype: torch.dtype):
    """Of a classifier in eval; without a graph; by hand for logits 0, ln 2, ln 5."""
    net, x = model.DigitClassifier().to(dtype), noise(3, 784, dtype=dtype)
    prob = model.predict_proba(net, x)
    by_hand = model.predict_proba(nn.Identity(), torch.tensor([[1.0, 2.0, 5.0]]).log())

    torch.testing.assert_close(prob, F.softmax(net.eval()(x), dim=1).detach())
    assert not prob.requires_grad
    torch.testing.assert_close(by_hand, torch.tensor([[0.125, 0.25, 0.625]]))


def test_modes_come_back_module_by_module():
    """A model with a part in eval has it in eval afterwards, even after an error."""
    net = model.DigitClassifier().train()
    net.bn.eval()
    modes = [module.training for module in net.modules()]

    model.predict_proba(net, noise(2, 784))
    with pytest.raises(RuntimeError, match="shapes cannot be multiplied"):
        model.predict_proba(net, noise(2, 7))

    assert [module.training for module in net.modules()] == modes


@pytest.mark.parametrize("network", NETWORKS)
def test_sixteen_real_digits_are_learned(network: type[nn.Module], digits: ModuleType):
    """From 20 starts, on digits anywhere in the file: loss under 0.05, every label right in eval.

    Measured over 100 starts: at most 104 of the 300 steps, the worst loss 0.0297.
    """
    for start in range(20):
        torch.manual_seed(start)
        net, (x, y) = network(), digits.load(16, 8 * start)
        if network is model.SmallDigitNet:
            y = model.small_digit_target(y)

        losses = model.overfit(net, x, y)

        z = net.eval()(x)
        right = z.argmax(1) == y if y.ndim == 1 else (z >= 0) == (y == 1)
        assert losses[-1] < 0.05
        assert right.all()


def test_overfitting_stops_at_its_last_step(digits: ModuleType):
    """Two steps are two losses."""
    x, y = digits.load(16)

    assert len(model.overfit(model.DigitClassifier(), x, y, steps=2)) == 2


# What students get


def test_the_digits_are_scikit_learns(digits: ModuleType):
    """The first 20 of each class, interleaved, as 28×28 from 0 to 1."""
    everything = load_digits()
    x, labels = digits.load()

    assert labels.tolist() == [number % 10 for number in range(200)]
    for number, image in enumerate(x):
        own = everything.images[everything.target == number % 10][number // 10]
        assert image[0, 3:26:3, 3:26:3].mul(16).tolist() == own.tolist()
    assert (x.shape, x.dtype, x.min(), x.max()) == ((200, 1, 28, 28), torch.float32, 0, 1)


def test_digits_are_widened_and_framed(digits: ModuleType):
    """A single lit pixel is a square of three by three, two further in."""
    small = torch.zeros(1, 8, 8, dtype=torch.uint8)
    small[0, 0, 7] = 16

    lit = digits.expanded(small)[0, 0].nonzero()

    assert lit.tolist() == [[row, column] for row in (2, 3, 4) for column in (23, 24, 25)]


def test_what_is_not_learned_is_told_with_its_losses(oracle: ModuleType):
    """The judge gets the losses of the last try as they came, and words that need no curve."""
    x, y = torch.zeros(2, 1), torch.tensor([[1.0], [0.0]])
    last = {"losses": [0.7, math.nan, 0.5], "logits": torch.ones(2, 1), "x": x, "y": y}
    with pytest.raises(Mismatch) as caught:
        oracle.expect_learned([{**last, "losses": []}, last])
    with pytest.raises(Mismatch) as of_nothing:
        oracle.expect_learned([{**last, "losses": []}])

    assert caught.value.expected == "a last loss under 0.05 and, in eval mode, every label right"
    assert caught.value.got == "a loss of 0.5 at step 3, and 1 of 2 labels right"
    assert str(caught.value.curve) == "(0.7, nan, 0.5)"
    assert of_nothing.value.got == "no losses, and 1 of 2 labels right"
    assert of_nothing.value.curve == ()


def test_the_starters_networks_have_the_faults_that_the_handout_counts():
    """Three stop the program, one stops it for turned images, three spoil what it learns."""
    starter = module_of("training")
    with pytest.raises(AttributeError, match="BatchNorm1D"):
        starter.FaultyDigitClassifier()
    starter.nn.BatchNorm1D = nn.BatchNorm1d
    try:
        ten = starter.FaultyDigitClassifier()
    finally:
        del starter.nn.BatchNorm1D
    with pytest.raises(NameError, match="'bn'"):
        ten(noise(3, 784))
    starter.bn = ten.bn
    with pytest.raises(NameError, match="'ln'"):
        ten(noise(3, 784))
    starter.ln = ten.ln
    torch.testing.assert_close(ten(noise(3, 784)).sum(1), torch.ones(3))  # a softmax

    small = starter.FaultySmallDigitNet()
    with pytest.raises(RuntimeError, match="view size is not compatible"):
        small(noise(2, 1, 28, 28).transpose(2, 3))
    with torch.no_grad():
        small.layer2.weight.zero_()
        small.layer2.bias.fill_(5.0)
    kept = torch.sigmoid(torch.tensor(5 / 0.7)).item()
    assert set(small(noise(200, 784)).flatten().tolist()) == {0.5, kept}  # dropped, and a sigmoid
