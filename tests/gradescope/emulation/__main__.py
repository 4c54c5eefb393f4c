"""Gradescope, emulated: builds the image from autograder.zip, and runs submissions in it.

    python -m tests.gradescope.emulation [--base FOLDER] [--processors 0.5] [--memory 768]

As root. ``--base`` names a folder with a Debian that is made where there is none, and kept; without
it one is made and removed. Nothing else is left: mounts and processes go with their namespaces.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from grader import assignment as assignments
from grader.assignment import Assignment
from grader.release import bundle, publish
from grader.report.gradescope import LIMIT
from grader.suite import written_checks
from tests.gradescope.emulation import container, trials
from tests.gradescope.emulation.container import Container, Limits, Ran
from tests.gradescope.emulation.trials import Trial
from tests.gradescope.layout import Layout

ROOT = Path(__file__).parents[3]
COLUMNS = "{:<44} {:<9} {:>7} {:>5} {:>6}  {}"


def main(base: Path | None, processors: float, memory_mb: int) -> bool:
    """Builds and runs all of it; whether everything came as it must."""
    with tempfile.TemporaryDirectory(prefix="gradescope-") as temporary:
        scratch = Path(temporary)
        source = base or scratch / "base"
        if not (source / "usr").is_dir():
            container.make_base(source)
        root = scratch / "root"
        shutil.copytree(source, root, symlinks=True, ignore=_kernels)
        _devices(root)
        container.as_this_machine(root)
        layout = Layout(root / "autograder")
        optimizers = _with_rules(scratch)
        _unpack(optimizers, layout)
        if not _built(layout):
            return False
        with container.limited(processors, memory_mb) as limits:
            print(COLUMNS.format("submission", "status", "score", "s", "MB", ""))
            most = sum(one.points for one in written_checks(_suite(optimizers)))
            good = _tried(trials.of_students(optimizers, most), optimizers, layout, limits, most)
            target = assignments.load(ROOT / "tests" / "hostile" / "target")
            _unpack(target, layout)
            good &= _built(layout)
            hostile = trials.of_attackers(ROOT / "tests" / "hostile")
            good &= _tried(hostile, target, layout, limits, most)
            if limits is not None:
                print(f"ended by the kernel for want of memory: {limits.killed()} processes")
    return good


def _with_rules(scratch: Path) -> Assignment:
    """The optimizers, with rules for Gradescope."""
    folder = scratch / "course" / "assignments" / "optimizers"
    shutil.copytree(ROOT / "assignments" / "optimizers", folder)
    shutil.copytree(ROOT / "reference", scratch / "course" / "reference")
    manifest = folder / "assignment.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + trials.RULES, encoding="utf-8")
    return assignments.load(folder)


def _suite(assignment: Assignment) -> tuple[Path, ...]:
    return (*assignment.public_suite, *assignment.hidden_suite)


def _kernels(folder: str, names: list[str]) -> set[str]:
    """At the top of a root, what is the kernel's and no file."""
    return {"proc", "dev", "sys"} & set(names) if "usr" in names else set()


def _devices(root: Path) -> None:
    """The few that a container has."""
    for name, minor in {"null": 3, "zero": 5, "full": 7, "random": 8, "urandom": 9}.items():
        (root / "dev").mkdir(exist_ok=True)
        os.mknod(root / "dev" / name, 0o20666, os.makedev(1, minor))
        (root / "dev" / name).chmod(0o666)
    for name in ("dev/shm", "proc", "sys"):
        (root / name).mkdir()


def _unpack(assignment: Assignment, layout: Layout) -> None:
    """As Gradescope's harness does it."""
    content = publish.made(assignment).archives[f"{assignment.name}-autograder.zip"]
    archive = layout.root.parent / "autograder.zip"
    archive.write_bytes(content)
    shutil.rmtree(layout.root, ignore_errors=True)
    bundle.write(bundle.unzipped(archive), layout.source)
    shutil.copyfile(layout.source / "run_autograder", layout.root / "run_autograder")
    (layout.root / "run_autograder").chmod(0o755)
    print(f"{archive.name} of {assignment.name}: {len(content) / 1000:.0f} kB")


def _built(layout: Layout) -> bool:
    """Runs setup.sh; PyTorch comes from this machine's index."""
    image = Container(layout.root.parent)
    os.environ["PIP_TORCH"] = os.environ.get("PIP_TORCH", "")
    image.run("/usr/bin/apt-get", "update", kind="plain")
    ran = image.run("/bin/bash", "/autograder/source/setup.sh", kind="plain")
    last = ran.output.strip().splitlines()[-1:]
    print(f"setup.sh: exit {ran.code} after {ran.seconds:.0f} s: {' '.join(last)}")
    if ran.code:
        print(ran.output[-4000:])
    seen = [path for path in layout.source.rglob("*") if path.stat().st_mode & 0o077]
    if seen:
        print(f"others than root may read {seen[0]}")
    return ran.code == 0 and not seen


def _tried(
    submissions: Iterable[Trial],
    assignment: Assignment,
    layout: Layout,
    limits: Limits | None,
    most: float,
) -> bool:
    """Runs submissions; a line for each, with what should not have come of it."""
    is_good = True
    for trial in submissions:
        _refill(trial, assignment, layout)
        ran = Container(layout.root.parent).run("/autograder/run_autograder", limits=limits)
        problems = _problems(trial, layout, ran, most)
        is_good &= not problems
        print("\n  ".join([_line(trial, layout, ran), *problems]), flush=True)
    return is_good


def _refill(trial: Trial, assignment: Assignment, layout: Layout) -> None:
    for folder in (layout.submission, layout.results):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    (layout.submission / assignment.file).write_text(trial.source, encoding="utf-8")
    layout.metadata.unlink(missing_ok=True)
    if trial.metadata is not None:
        layout.metadata.write_text(trial.metadata, encoding="utf-8")


def _problems(trial: Trial, layout: Layout, ran: Ran, most: float) -> list[str]:
    """What should not be: results that Gradescope refuses, another status, another score."""
    try:
        told = layout.told()
    except Exception as error:
        return [f"results.json: {error}", ran.output[-2000:]]
    status, score = told["extra_data"].get("status"), told["score"]
    found = (
        [] if status == trial.status else [f"status {status}, not {trial.status}: {told['output']}"]
    )
    if trial.score is not None and abs(score - trial.score) > 1e-6:
        found.append(f"score {score:g}, not {trial.score:g}")
    if trial.less and not 0 < score < most:
        found.append(f"score {score:g}, not between 0 and {most:g}")
    if any(len(row.get("output", "")) > LIMIT for row in told["tests"]):
        found.append("an output is too long")
    if "kestrel" in str(told):
        found.append("it tells the harness's secret")
    return [*found, ran.output[-3000:]] if found else []


def _line(trial: Trial, layout: Layout, ran: Ran) -> str:
    try:
        told = layout.told()
    except Exception:
        told = {"extra_data": {}, "score": float("nan"), "output": ""}
    first = told["output"].partition("\n")[0][:60]
    status = str(told["extra_data"].get("status"))
    cells = (trial.name, status, f"{told['score']:g}", f"{ran.seconds:.0f}", f"{ran.peak_mb:.0f}")
    return COLUMNS.format(*cells, first).rstrip()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--base", type=Path)
    parser.add_argument("--processors", type=float, default=0.5)
    parser.add_argument("--memory", type=int, default=768, metavar="MB")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what is left is removed then, too
    sys.exit(0 if main(asked.base, asked.processors, asked.memory) else 1)
