"""Which PyTorch and which Hypothesis go with a release: those that this machine has tried."""

from __future__ import annotations

from importlib import metadata

OLDEST_TORCH = "2.6"


def for_students() -> str:
    """A range, for they have machines of all kinds; not beyond what was tried."""
    return f"torch>={OLDEST_TORCH},<={_installed('torch')}"


def for_grading() -> tuple[str, ...]:
    """Exactly these: another PyTorch may round otherwise, another Hypothesis draws other cases."""
    return tuple(f"{name}=={_installed(name)}" for name in ("torch", "hypothesis"))


def _installed(name: str) -> str:
    """The version without what a build calls itself (``+cpu``), which no index may know."""
    return metadata.version(name).partition("+")[0]
