"""The commands, a module each: what it is called and does, its arguments, and what it returns.

A module here has ``NAME``, ``HELP``, ``arguments(parser)`` and ``run(options) -> exit code``, and
``EXIT_CODES`` where they mean something of their own. It is imported at every start, so what is
heavy it imports in ``run``.
"""

from __future__ import annotations
