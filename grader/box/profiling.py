"""torch's profilers, by the older of the two ways in which torch can measure its operators.

The newer one (Kineto) starts a thread of its own, for which a box has no room; started once before
the fork, it would leave that thread in every process there is. The older one counts and times the
same operators in the thread that runs them. What only the newer knows (a trace of kernels on a
graphics card) is not there.
"""

from __future__ import annotations

from typing import Any

import torch.autograd.profiler
from torch.autograd import profiler_legacy

KNOWN = ("record_shapes", "with_flops", "profile_memory", "with_stack", "with_modules")


def install() -> None:
    """Makes the change in this process and the forks of it; ``torch.profiler`` builds on it."""
    torch.autograd.profiler.profile = Profile  # type: ignore[assignment, misc]


class Profile(profiler_legacy.profile):
    """In place of ``torch.autograd.profiler.profile``."""

    def __init__(self, enabled: bool = True, **settings: Any) -> None:
        known = {name: settings[name] for name in KNOWN if name in settings}
        super().__init__(enabled, **known)  # type: ignore[no-untyped-call]

    def _prepare_trace(self) -> None:
        """Nothing has to be ready before it starts."""

    def key_averages(
        self, group_by_input_shape: bool = False, group_by_stack_n: int = 0, *_: Any, **__: Any
    ) -> Any:
        return super().key_averages(group_by_input_shape, group_by_stack_n)  # type: ignore[no-untyped-call]
