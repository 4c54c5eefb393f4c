"""Whatever a hand-in does in its box, what comes out is a value or a trouble with its reason."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from contextlib import closing

import pytest
import torch
from _pytest.mark import ParameterSet

from grader.box.boxes import Boxes
from grader.box.output import Output
from grader.box.question import Question, Trouble
from tests.box.in_boxes import call, later, package, tell

pytestmark = pytest.mark.slow

USABLE = (
    "use None, bool, int, float, str, tensors, NumPy arrays and scalars, "
    "or lists, tuples and dicts (with str keys) of them"
)
CALLED, IMPORTED = "answering this question", "importing your file"
FRAMES = """
import json, os, struct
def frame(message, length=None):
    header = json.dumps(message).encode()
    return struct.pack(">4sIQ", b"wal1", length or len(header), 0) + header
def everywhere(data):
    for descriptor in range(64):
        try:
            os.write(descriptor, data)
        except OSError:
            pass
"""


def in_a_call(body: str, before: str = "") -> str:
    """A hand-in that does this when it is called, in line 3 and on, and returns 7."""
    return f"{before}\ndef f():\n{textwrap.indent(body, '    ')}\n    return 7\n"


def at_import(body: str) -> str:
    """A hand-in that does this when it is imported, in line 1 and on."""
    return f"{body}\ndef f():\n    return 7\n"


def on_rungs(cases: dict[str, tuple[str, ...]], *spawned: str) -> list[ParameterSet]:
    """All cases in forks; these in the spawned process too, which takes seconds to replace."""
    forks = [pytest.param("forked", *case, id=name) for name, case in cases.items()]
    return forks + [pytest.param("spawned", *cases[n], id=f"{n}, spawned") for n in spawned]


# What is raised

RAISED = {
    "exception": ("raise ValueError('no')", "ValueError", "no"),
    "sys.exit": ("import sys; sys.exit(0)", "SystemExit", "0"),
    "SystemExit": ("raise SystemExit('bye')", "SystemExit", "bye"),
    "KeyboardInterrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt", ""),
    "GeneratorExit": ("raise GeneratorExit", "GeneratorExit", ""),
    "assert": ("assert 1 == 2, 'mine'", "AssertionError", "mine"),
    "not installed": ("import tensorflow", "ModuleNotFoundError", "No module named 'tensorflow'"),
    "missing kernel": (
        "raise NotImplementedError(\"Could not run 'aten::x' with arguments\")",
        "NotImplementedError",
        "Could not run 'aten::x' with arguments",
    ),
}


@pytest.mark.parametrize(("body", "kind", "text"), RAISED.values(), ids=RAISED)
def test_what_a_call_raises_is_told_with_its_line(boxes: Boxes, body: str, kind: str, text: str):
    """An exception of any kind is the hand-in's answer; the box lives on."""
    trouble = tell(boxes, in_a_call(body)).trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.kind, trouble.text) == ("RAISED", kind, text)
    assert trouble.line == 3


@pytest.mark.parametrize(("body", "kind", "text"), RAISED.values(), ids=RAISED)
def test_what_an_import_raises_is_told_with_its_line(
    forked: Boxes, body: str, kind: str, text: str
):
    """It keeps the hand-in from being loaded, and nothing else."""
    trouble = tell(forked, at_import(body)).trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.kind, trouble.text) == ("RAISED", kind, text)
    assert trouble.line == 1


@pytest.mark.parametrize(
    ("source", "kind", "text", "line", "column"),
    [
        ("def f(:\n", "SyntaxError", "invalid syntax", 1, 7),
        ("x = 1\ny = (2 +\n", "SyntaxError", "'(' was never closed", 2, 5),
        ("def f():\n\treturn 1\n        return 2\n", "TabError", None, 3, None),
    ],
)
def test_a_syntax_error_is_told_with_line_and_column(
    boxes: Boxes, source: str, kind: str, text: str | None, line: int, column: int | None
):
    """The place is the source's own."""
    trouble = tell(boxes, source).trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.kind, trouble.line) == ("RAISED", kind, line)
    assert text is None or (trouble.text, trouble.column) == (text, column)


def test_an_exception_brings_the_built_in_types_it_descends_from(boxes: Boxes):
    """By them a check can ask for a ValueError and take a student's own kind of it."""
    trouble = tell(boxes, in_a_call("class Bad(ValueError): pass\nraise Bad('no')")).trouble

    assert trouble == Trouble(
        "RAISED", "Bad", ("ValueError", "Exception", "BaseException", "object"), "no", 4
    )


@pytest.mark.parametrize(
    "name", ["ForbiddenCall", "MissingName", "Mismatch", "OurFault", "StudentTrouble", "TooLarge"]
)
def test_an_exception_named_like_ours_is_the_hand_ins(boxes: Boxes, name: str):
    """A name decides no verdict."""
    trouble = tell(boxes, in_a_call(f"class {name}(Exception): pass\nraise {name}('x')")).trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.kind, trouble.text) == ("RAISED", name, "x")


@pytest.mark.parametrize(
    "text", ["raise ValueError('again')", "return None", "return 'x' * 10**9", "raise SystemExit"]
)
def test_an_exception_whose_text_cannot_be_had_is_told_without_it(boxes: Boxes, text: str):
    """Its ``__str__`` is the hand-in's code too."""
    body = f"class Bad(Exception):\n    def __str__(self):\n        {text}\nraise Bad"

    trouble = tell(boxes, in_a_call(body)).trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.text) == ("RAISED", "(its text cannot be read)")


def test_a_long_text_of_an_exception_is_cut(boxes: Boxes):
    """A report has no use for a megabyte."""
    trouble = tell(boxes, in_a_call("raise ValueError('x' * 10**6)")).trouble

    assert trouble is not None
    assert trouble.text == "x" * 2000


def test_a_gap_is_not_an_error(boxes: Boxes):
    """What the starter raises says that nothing was written yet, and what to write."""
    trouble = tell(boxes, in_a_call("raise NotImplementedError('f: return 7')")).trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.text, trouble.line) == ("NOT_IMPLEMENTED", "f: return 7", 3)


def test_a_name_that_is_not_defined_is_named(boxes: Boxes):
    """Whether the file or only the function is missing can be told apart."""
    trouble = tell(boxes, "def g():\n    return 7\n").trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.kind, trouble.text) == ("NOT_IMPLEMENTED", "MissingName", "f")


def test_deep_recursion_is_an_error_of_the_hand_in(boxes: Boxes):
    """Python's own limit holds in the box."""
    trouble = tell(boxes, in_a_call("def g(n): return g(n + 1)\ng(0)")).trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.kind) == ("RAISED", "RecursionError")


# How a process ends

ENDS = {
    "os._exit": ("import os; os._exit(0)", "CRASHED", "the process ended itself while {}"),
    "abort": ("import os; os.abort()", "CRASHED", "the process died of SIGABRT while {}"),
    "segmentation fault": (
        "import ctypes; ctypes.string_at(0)",
        "CRASHED",
        "the process died of SIGSEGV while {}",
    ),
    "stack overflow in C": (
        "import faulthandler; faulthandler._stack_overflow()",
        "CRASHED",
        "the process died of SIGSEGV while {}",
    ),
    "killed, as a system short of memory does": (
        "import os; os.kill(os.getpid(), 9)",
        "TOO_BIG",
        "the system ended the process while {}: memory?",
    ),
    "processor time": (
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (0, 300))\nwhile True: pass",
        "TOO_SLOW",
        "{} used up the processor time it may use",
    ),
}


@pytest.mark.parametrize(
    ("boxes", "body", "verdict", "text"),
    on_rungs(ENDS, "os._exit", "segmentation fault"),
    indirect=["boxes"],
)
def test_a_process_that_ends_in_a_call_says_what_it_died_of(
    boxes: Boxes, body: str, verdict: str, text: str
):
    """The next check has a box again."""
    assert tell(boxes, in_a_call(body)).trouble == Trouble(verdict, text=text.format(CALLED))
    assert tell(boxes, in_a_call("pass")).value == 7


@pytest.mark.parametrize(("body", "verdict", "text"), ENDS.values(), ids=ENDS)
def test_a_process_that_ends_at_import_says_what_it_died_of(
    forked: Boxes, body: str, verdict: str, text: str
):
    """As in a call."""
    assert tell(forked, at_import(body)).trouble == Trouble(verdict, text=text.format(IMPORTED))


def test_a_box_in_trouble_only_repeats_it(forked: Boxes):
    """What is asked after the end of a process is answered by what it died of."""
    with closing(forked.open()) as box:
        box.load(package(in_a_call("import os; os._exit(0)")), later())

        assert (
            call(box).trouble
            == call(box).trouble
            == Trouble("CRASHED", text="the process ended itself while answering this question")
        )


def test_boxes_leave_no_descriptors_behind(forked: Boxes):
    """However a box ended, its wall and its output are closed on our side."""
    before = os.listdir("/proc/self/fd")

    for body in ("pass", "import os; os._exit(0)", "raise ValueError", "os.write(3, b'x')"):
        tell(forked, in_a_call(body))
        tell(forked, at_import(body))

    assert os.listdir("/proc/self/fd") == before


# Time

SLOW = {
    "loop": ("while True: pass",),
    "sleep": ("import time; time.sleep(1000)",),
    "stopped": ("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",),
    "half a frame": ("import time; everywhere(frame({}, 100)); time.sleep(1000)",),
    "text of an exception": (
        "class Bad(Exception):\n    def __str__(self):\n        while True: pass\nraise Bad",
    ),
}


@pytest.mark.parametrize(("hasty_boxes", "body"), on_rungs(SLOW, "loop"), indirect=["hasty_boxes"])
def test_a_call_ends_at_its_limit(hasty_boxes: Boxes, body: str):
    """And the box is replaced."""
    text = "answering this question took longer than the 1 seconds it may take"

    assert tell(hasty_boxes, in_a_call(body, FRAMES)).trouble == Trouble("TOO_SLOW", text=text)
    assert tell(hasty_boxes, in_a_call("pass")).value == 7


@pytest.mark.parametrize("hasty_boxes", ["forked"], indirect=True)
def test_an_import_ends_at_its_limit(hasty_boxes: Boxes):
    """And the box is replaced."""
    text = "importing your file took longer than the 1 seconds it may take"

    assert tell(hasty_boxes, "while True: pass").trouble == Trouble("TOO_SLOW", text=text)
    assert tell(hasty_boxes, in_a_call("pass")).value == 7


def test_the_deadline_of_all_checks_holds_for_a_question(forked: Boxes):
    """It may come before the question's own limit, and the text says so."""
    with closing(forked.open()) as box:
        box.load(package(in_a_call("while True: pass")), later())

        trouble = box.ask(Question("f", is_probe=False), time.monotonic() + 0.1).trouble

    text = "the time for all checks together was over while answering this question"
    assert trouble == Trouble("TOO_SLOW", text=text)


# Memory and size

HOARDS = {
    "lists": "hoard = []\nwhile True: hoard.append([0] * 1000)",
    "lists kept": "while True: HOARD.append([0] * 1000)",
    "small things kept": "while True: HOARD.append({'n': len(HOARD)})",
    "a chain kept": "global HOARD\nwhile True: HOARD = (HOARD,)",
    "bytearrays": "hoard = []\nwhile True: hoard.append(bytearray(10**6))",
    "tensors": "import torch\nhoard = []\nwhile True: hoard.append(torch.zeros(10**6))",
    "one tensor": "import torch\ntorch.zeros(10**12)",
    "one array": "import numpy\nnumpy.ones(10**12)",
}


@pytest.mark.parametrize("body", HOARDS.values(), ids=HOARDS)
def test_memory_without_end_is_too_big(forked: Boxes, body: str):
    """However it is taken, what comes back says so, with the line."""
    trouble = tell(forked, in_a_call(body, "HOARD = []")).trouble

    assert trouble is not None
    assert (trouble.verdict, trouble.line) == ("TOO_BIG", 2 + len(body.splitlines()))


def test_memory_without_end_costs_no_other_check(spawned: Boxes):
    """A process that ran out of memory serves no other check."""
    trouble = tell(spawned, in_a_call(HOARDS["small things kept"], "HOARD = []")).trouble

    assert trouble is not None
    assert trouble.verdict == "TOO_BIG"
    assert tell(spawned, in_a_call("return len(bytearray(10**8))")).value == 10**8


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("torch.zeros(10**6)", "more than 1,048,576 bytes of tensors"),
        ("torch.zeros(1).expand(10**9)", "more than 1,048,576 bytes of tensors"),
        ("'x' * 10**7", "more than 1,000,000 characters"),
        ("list(range(10**6))", "more than 200,000 elements"),
        ("1 << 10**6", "an int of 1,000,001 bits"),
    ],
)
def test_a_huge_answer_is_too_big(boxes: Boxes, value: str, text: str):
    """It says which measure is too large."""
    trouble = tell(boxes, in_a_call(f"import torch\nreturn {value}")).trouble

    assert trouble == Trouble("TOO_BIG", text=f"the value is too large to be returned here: {text}")


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("(i for i in range(3))", "a generator object"),
        ("object()", "an object object"),
        ("f", "a function object"),
        ("{1, 2}", "a set object"),
        ("1j", "a complex object"),
        ("torch.nn.Linear(1, 1)", "a torch.nn.modules.linear.Linear object"),
        ("torch.eye(3).to_sparse()", "a tensor of layout sparse_coo"),
        ("torch.zeros(3, device='meta')", "a tensor on the device meta"),
        ("{1: 2}", "a dict with an int object as a key"),
    ],
)
def test_an_answer_that_cannot_be_sent_is_wrong_and_named(boxes: Boxes, value: str, what: str):
    """It says what came, and what may come."""
    trouble = tell(boxes, in_a_call(f"import torch\nreturn {value}")).trouble

    text = f"{what} is not a value that can be returned here; {USABLE}"
    assert trouble == Trouble("WRONG", text=text)


# Forgery

FORGED = {
    "an answer": (
        "everywhere(frame({'nonce': '0', 'value': 7}))",
        "an answer came back that nobody asked for",
    ),
    "no answer": (
        "everywhere(b'not a frame, but long enough')",
        "what came back is no answer: not a message: it begins with b'not '",
    ),
    "a huge length": (
        "everywhere(frame({}, 2**32 - 1))",
        "what came back is no answer: not a message: "
        "a header of 4,294,967,295 bytes, where 4,194,304 are allowed",
    ),
    "half a frame": (
        "everywhere(frame({}, 100)); os._exit(0)",
        "the process ended itself while answering this question",
    ),
    "a value of no type": (
        "everywhere(frame({'nonce': {'pickle': 'cos\\nsystem'}, 'value': 7}))",
        "what came back is no answer: not a message: an unknown tag, 'pickle'",
    ),
    "nothing more": (
        "os.closerange(0, 64)",
        "the process ended itself while answering this question",
    ),
}


@pytest.mark.parametrize(
    ("boxes", "body", "text"), on_rungs(FORGED, "an answer"), indirect=["boxes"]
)
def test_a_forged_frame_is_a_crash(boxes: Boxes, body: str, text: str):
    """What is written to every descriptor is no answer, whatever it says."""
    assert tell(boxes, in_a_call(body, FRAMES)).trouble == Trouble("CRASHED", text=text)


def test_an_answer_before_the_question_is_a_crash(forked: Boxes):
    """An answer needs the question's own number, which nobody can know before."""
    forged = "everywhere(frame({'ready': True})); everywhere(frame({'nonce': '', 'value': 7}))"

    trouble = tell(forked, FRAMES + at_import(forged)).trouble

    text = "an answer came back that nobody asked for"
    assert trouble == Trouble("CRASHED", text=text)


def test_two_processes_that_answer_are_a_crash(loose: Boxes):
    """After a fork the question is answered twice; the second answer is to no question."""
    with closing(loose.open()) as box:
        box.load(package(in_a_call("import os; os.fork()")), later())
        call(box)

        trouble = call(box).trouble

    assert trouble == Trouble("CRASHED", text="an answer came back that nobody asked for")


LIARS = {
    "tensor": (
        "class Liar(torch.Tensor):\n"
        "    def __eq__(self, other): return True\n"
        "    @classmethod\n"
        "    def __torch_function__(cls, *_): return True\n"
        "return torch.tensor([7.0]).as_subclass(Liar)",
        torch.tensor([7.0]),
    ),
    "float": ("class Liar(float):\n    def __float__(self): return 2.0\nreturn Liar(7.0)", 7.0),
    "int": ("class Liar(int):\n    __eq__ = lambda *_: True\nreturn Liar(7)", 7),
    "str": ("class Liar(str):\n    __eq__ = lambda *_: True\nreturn Liar('7')", "7"),
    "list": ("class Liar(list):\n    __len__ = lambda _: 0\nreturn Liar([7])", [7]),
}


@pytest.mark.parametrize(("body", "value"), LIARS.values(), ids=LIARS)
def test_a_value_that_lies_arrives_as_what_it_holds(boxes: Boxes, body: str, value: object):
    """Of a subclass only the plain value crosses, and nothing that it says of itself."""
    arrived = tell(boxes, in_a_call(body, "import torch")).value

    assert type(arrived) is type(value)
    assert arrived == value


# What it prints

WITHOUT_OUTPUT = {
    "closed": "import sys; sys.stdout.close(); sys.stderr.close()",
    "closed below": "import os; os.close(1); os.close(2); print('x')",
    "none": "import sys; sys.stdout = sys.stderr = None",
    "of another kind": "import sys; sys.stdout = sys.stderr = object()",
}


@pytest.mark.parametrize("body", WITHOUT_OUTPUT.values(), ids=WITHOUT_OUTPUT)
def test_an_answer_needs_no_output(forked: Boxes, body: str):
    """Whatever became of stdout and stderr, the answer comes."""
    assert tell(forked, in_a_call(body)).value == 7


@pytest.mark.parametrize("place", [at_import, in_a_call])
def test_printing_without_measure_costs_neither_answer_nor_memory(boxes: Boxes, place):
    """Of 100 MB the first and the last are kept, with a note of how much is not."""
    with closing(boxes.open()) as box:
        box.printed()  # by those before
        trouble = box.load(package(place("for _ in range(100): print('x' * 10**6)")), later())
        answer = call(box)
        printed = box.printed()

    assert (trouble, answer.value) == (None, 7)
    assert printed == f"{'x' * 500}\n… 99999100 bytes left out …\n{'x' * 499}\n"


def test_output_is_taken_although_more_keeps_coming():
    """A hand-in that prints on and on in the background holds nobody up."""
    with open("/dev/zero", "rb") as endless:
        output = Output(os.dup(endless.fileno()), 100)
        taken = output.take()
        output.close()

    assert taken == f"{chr(0) * 50}\n… 1048476 bytes left out …\n{chr(0) * 50}"


# From one check to the next


def test_nothing_of_a_module_survives_to_the_next_check(boxes: Boxes):
    """Each check meets the hand-in as it was written."""
    counts = "n = 0\ndef f():\n    global n\n    n += 1\n    return n\n"

    assert [tell(boxes, counts).value for _ in range(3)] == [1, 1, 1]


def test_nothing_at_all_survives_in_a_fork(forked: Boxes):
    """What the hand-in left in other modules is gone with its process."""
    leaves = (
        "import sys\ndef f():\n    sys.left = getattr(sys, 'left', 0) + 1\n    return sys.left\n"
    )

    assert [tell(forked, leaves).value for _ in range(3)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("leaves", "state"),
    [
        ("torch.set_grad_enabled(False)", "torch.is_grad_enabled()"),
        ("torch.set_default_dtype(torch.float64)", "str(torch.get_default_dtype())"),
    ],
)
def test_what_torch_was_told_does_not_survive(boxes: Boxes, leaves: str, state: str):
    """A forgotten `set_grad_enabled(False)` costs the check it belongs to, on both rungs."""
    fresh = tell(boxes, in_a_call(f"return {state}", "import torch")).value
    tell(boxes, in_a_call(leaves, "import torch"))

    assert tell(boxes, in_a_call(f"return {state}", "import torch")).value == fresh


def test_a_changed_stdout_does_not_survive(boxes: Boxes):
    """What a hand-in put in its place is gone at the next check."""
    tell(boxes, in_a_call("import sys; sys.stdout = object()"))

    assert tell(boxes, in_a_call("print('x')")).value == 7


def test_random_states_are_the_questions(boxes: Boxes):
    """A question is answered with the same random numbers, whatever was drawn or seeded before."""
    draws = in_a_call(
        "return [random.random(), numpy.random.rand(), torch.rand(()).item()]",
        "import random, numpy, torch; torch.manual_seed({0}); torch.rand(({0})); random.seed({0})",
    )
    answers = []
    for seed, spent in ((5, 1), (5, 2), (6, 2)):
        with closing(boxes.open()) as box:
            box.load(package(draws.format(spent)), later())
            answers.append(call(box, seed=seed).value)

    assert answers[0] == answers[1] != answers[2]


# Ordinary sources

SOURCE = "x = 1\ndef f():\n\tif x:\n\t\treturn 7\n\treturn 0\n"
SHAPES = {
    "line feeds and tabs": SOURCE.encode(),
    "carriage returns and line feeds": SOURCE.replace("\n", "\r\n").encode(),
    "carriage returns": SOURCE.replace("\n", "\r").encode(),
    "a mark at the beginning": b"\xef\xbb\xbf" + SOURCE.encode(),
    "declared Latin-1": b"# -*- coding: latin-1 -*-\n# \xe9\n" + SOURCE.encode(),
    "no line end": SOURCE.rstrip().encode(),
    "__main__": (SOURCE + "if __name__ == '__main__':\n    input()\n").encode(),
    "import of itself": b"import handin\nfrom handin import *\n" + SOURCE.encode(),
    "annotations as text": b"from __future__ import annotations\n" + SOURCE.encode(),
    "a dataclass": (
        b"from __future__ import annotations\nimport dataclasses, typing\n"
        b"@dataclasses.dataclass\nclass Seven:\n    n: int = 7\n    k: typing.ClassVar[int] = 1\n"
        b"def f():\n    return Seven().n\n"
    ),
    "pickling": (
        b"import pickle\nclass Seven:\n    n = 7\n"
        b"def f():\n    return pickle.loads(pickle.dumps(Seven())).n\n"
    ),
    "its own source": (
        b"import inspect\ndef g():\n    return 7\n"
        b"def f():\n    return int(inspect.getsource(g)[-2])\n"
    ),
}


@pytest.mark.parametrize("source", SHAPES.values(), ids=SHAPES)
def test_ordinary_sources_run(boxes: Boxes, source: bytes):
    """Whatever an editor made of the file, and whatever Python offers to a module."""
    assert tell(boxes, source).value == 7


def test_the_nursery_goes_with_its_examiner():
    """When the control socket is closed, a nursery buries its boxes and ends."""
    program = textwrap.dedent("""
        import os, socket
        from grader.box import confinement, forbidden, nursery
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.send(b'{"do": "open"}')
        ours.shutdown(socket.SHUT_WR)
        nursery.Nursery(theirs, confinement.Budget(), forbidden.Ban()).serve()
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            print("no child is left")
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (done.stdout, done.returncode) == ("no child is left\n", 0)
