"""Honest code in a box with everything on: it works, or is refused in words."""

from __future__ import annotations

import textwrap

import pytest
import torch

from grader.box import attempts
from grader.box.boxes import Boxes
from grader.box.confinement import LAYERS
from tests.box.conftest import BUDGET, LIMITS, PATIENT, running_nursery
from tests.box.in_boxes import tell

pytestmark = pytest.mark.slow

LOADER = """
import torch
from torch.utils.data import DataLoader, TensorDataset

def f():
    data = TensorDataset(torch.arange(6.0))
    loader = DataLoader(
        data, batch_size=4, num_workers=2, persistent_workers=True, prefetch_factor=4, timeout=9
    )
    return [batch.sum().item() for batch, in loader]
"""
WORKS = {
    "a loader with workers": (LOADER, [6.0, 9.0]),
    "a loader with workers, by place": (
        LOADER.replace(
            "batch_size=4, num_workers=2, persistent_workers=True, prefetch_factor=4, timeout=9",
            "4, False, None, None, 3",
        ),
        [6.0, 9.0],
    ),
    "more threads": (
        "import torch\n"
        "torch.set_num_threads(4)\ntorch.set_num_interop_threads(2)\n"
        "def f():\n    return torch.get_num_threads()\n",
        1,
    ),
    "torch.compile": (
        "import torch\n@torch.compile\ndef g(x):\n    return x + 1\n"
        "@torch.compile(fullgraph=True)\ndef h(x):\n    return x + 1\n"
        "def f():\n    model = torch.nn.Identity()\n    model.compile()\n"
        "    return int(torch.compile(model)(h(g(torch.tensor(5)))))\n",
        7,
    ),
    "a pool of threads": (
        "from concurrent.futures import ThreadPoolExecutor, as_completed\ndef f():\n"
        "    with ThreadPoolExecutor(4) as pool:\n"
        "        futures = [pool.submit(pow, 2, n) for n in range(3)]\n"
        "        return [sum(one.result() for one in as_completed(futures)),\n"
        "                list(pool.map(abs, [-1, -2]))]\n",
        [7, [1, 2]],
    ),
    "a pool of processes": (
        "import concurrent.futures as c\ndef f():\n"
        "    with c.ProcessPoolExecutor(2) as pool:\n"
        "        return list(pool.map(abs, [-1, -2]))\n",
        [1, 2],
    ),
    "asyncio": (
        "import asyncio\nasync def g(n):\n    await asyncio.sleep(0.001)\n    return n\n"
        "async def h():\n    return await asyncio.gather(g(1), g(2))\n"
        "def f():\n    return asyncio.run(h())\n",
        [1, 2],
    ),
    "sleep and clocks": (
        "import time\ndef f():\n    t = time.monotonic()\n    time.sleep(0.01)\n"
        "    return 0.01 <= time.monotonic() - t < 5 and time.time() > 1.6e9 "
        "and time.process_time() > 0\n",
        True,
    ),
    "processors": ("import os\ndef f():\n    return os.cpu_count() >= 1\n", True),
    "a timer": (
        "import threading\nt = threading.Timer(9, print)\nt.start()\nt.cancel()\n"
        "def f():\n    return 7\n",
        7,
    ),
    "locks": (
        "import threading, queue\nl = threading.Lock()\nq = queue.Queue()\n"
        "def f():\n    with l:\n        q.put(7)\n    return q.get(timeout=1)\n",
        7,
    ),
    "an alarm": (
        "import signal\ndef f():\n    seen = []\n"
        "    signal.signal(signal.SIGALRM, lambda *_: seen.append(7))\n"
        "    signal.setitimer(signal.ITIMER_REAL, 0.01)\n    signal.pause()\n    return seen\n",
        [7],
    ),
    "nothing to write to": (
        "import os, contextlib\ndef f():\n"
        "    with open(os.devnull, 'w') as null, contextlib.redirect_stdout(null):\n"
        "        print('x')\n    return 7\n",
        7,
    ),
    "random bytes": (
        "import os, secrets, uuid\ndef f():\n    uuid.uuid4()\n"
        "    return len(os.urandom(4) + secrets.token_bytes(3))\n",
        7,
    ),
    "time zones": (
        "import datetime, zoneinfo\ndef f():\n"
        "    return str(datetime.datetime(2024, 7, 1, tzinfo=datetime.timezone.utc)"
        ".astimezone(zoneinfo.ZoneInfo('UTC')))\n",
        "2024-07-01 00:00:00+00:00",
    ),
    "late imports": (
        "def f():\n    import decimal, csv, xml.etree.ElementTree, statistics, email.message\n"
        "    import multiprocessing, subprocess, ctypes.util, platform, logging.handlers, locale\n"
        "    platform.platform(); logging.warning('x')\n"
        "    return float(decimal.Decimal('7'))\n",
        7.0,
    ),
    "scikit-learn": (
        "def f():\n    from sklearn.linear_model import LinearRegression\n"
        "    return round(float(LinearRegression().fit([[0.0], [1.0]], [1.0, 3.0]).coef_[0]), 9)\n",
        2.0,
    ),
    "saving to memory": (
        "import io, torch\ndef f():\n    m = torch.nn.Linear(2, 1)\n    b = io.BytesIO()\n"
        "    torch.save(m.state_dict(), b)\n    b.seek(0)\n"
        "    return torch.equal(torch.load(b)['weight'], m.weight)\n",
        True,
    ),
    "scripts and gradients of gradients": (
        "import torch\n@torch.jit.script\ndef g(x):\n    return x * x * x\n"
        "def f():\n    return float(torch.func.grad(torch.func.grad(g))(torch.tensor(2.0)))\n",
        12.0,
    ),
    "a home and places for temporary files, as names": (
        "import os, tempfile, pathlib\ndef f():\n"
        "    return [os.path.isdir(p) for p in (os.path.expanduser('~'), tempfile.gettempdir(), "
        "os.environ['MPLCONFIGDIR'], pathlib.Path.home())]\n",
        [True] * 4,
    ),
    "changing folder": ("import os\nos.chdir('/')\ndef f():\n    return os.getcwd()\n", "/"),
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(("source", "value"), WORKS.values(), ids=WORKS)
def test_it_works(boxes: Boxes, source: str, value: object):
    """As it would outside."""
    told = tell(boxes, source)

    assert (told.value, told.trouble) == (value, None)


DENIED, NOT_PERMITTED = "[Errno 13] Permission denied: {}", "[Errno 1] Operation not permitted"
REFUSED = {
    "writing a file": ("open('/tmp/x', 'w')", "PermissionError", DENIED.format("'/tmp/x'")),
    "reading a file": ("open('/etc/passwd')", "PermissionError", DENIED.format("'/etc/passwd'")),
    "saving a model": (
        "import torch\ntorch.save({}, '/tmp/x.pt')",
        "RuntimeError",
        None,
    ),
    "a temporary file": ("import tempfile\ntempfile.TemporaryFile()", "PermissionError", None),
    "a program": ("import subprocess\nsubprocess.run(['ls'])", "PermissionError", None),
    "a shell": ("import os\nos.popen('ls')", "PermissionError", None),
    "a fork": ("import os\nos.fork()", "PermissionError", NOT_PERMITTED),
    "a thread": (
        "import threading\nthreading.Thread(target=int).start()",
        "RuntimeError",
        "threads cannot be started here: the box has one; call the function itself",
    ),
    "a process": (
        "import multiprocessing\nmultiprocessing.Process(target=int).start()",
        "PermissionError",
        NOT_PERMITTED,
    ),
    "a download": (
        "import urllib.request\nurllib.request.urlopen('http://127.0.0.1/')",
        "URLError",
        f"<urlopen error {NOT_PERMITTED}>",
    ),
    "a socket": ("import socket\nsocket.socket()", "PermissionError", NOT_PERMITTED),
}


@pytest.mark.parametrize(("body", "kind", "text"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_in_words(forked: Boxes, body: str, kind: str, text: str | None):
    """An exception with a line, which a student can read; the box lives on."""
    trouble = tell(forked, f"def f():\n{textwrap.indent(body, '    ')}\n").trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.kind) == ("RAISED", kind)
    assert text in (None, trouble.text)
    assert trouble.line == 1 + len(body.splitlines())


CONVOLUTIONS = """
import torch

def f():
    model = torch.nn.Sequential(
        torch.nn.Conv2d(1, 4, 3), torch.nn.BatchNorm2d(4), torch.nn.ReLU(), torch.nn.Dropout(0.2),
        torch.nn.Flatten(), torch.nn.Linear(4 * 26 * 26, 10),
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    inputs, labels = torch.randn(16, 1, 28, 28), torch.randint(0, 10, (16,))
    for _ in range(5):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(inputs), labels).backward()
        optimizer.step()
    return [weight.detach() for weight in model.parameters()]
"""


@pytest.mark.parametrize(
    "source", [CONVOLUTIONS, attempts.__loader__.get_data(attempts.__file__).decode() + "f = train"]
)
def test_training_gives_the_same_bits_with_and_without_layers(forked: Boxes, source: str):
    """Convolutions, random numbers, normalization, Adam: torch chooses the same kernels."""
    from dataclasses import replace

    from grader.box.forked import ForkedBoxes

    inside = tell(forked, source)
    with running_nursery(replace(BUDGET, without=tuple(LAYERS))) as control:
        outside = tell(ForkedBoxes(control, PATIENT, LIMITS), source)

    assert (inside.trouble, outside.trouble) == (None, None)
    assert len(inside.value) == len(outside.value) > 1
    assert all(map(torch.equal, inside.value, outside.value))
