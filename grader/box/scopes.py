"""Which dotted names the names of a source stand for, scope by scope."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_STARS = 20  # star imports that are followed in a scope


@dataclass(slots=True)
class Scope:
    """The dotted names that local names stand for; None for the student's own things."""

    outer: Scope | None = None
    is_class: bool = False
    names: dict[str, str | None] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)
    globals: set[str] = field(default_factory=set)

    def bind(self, name: str, dotted: str | None) -> None:
        owner = self.top() if name in self.globals else self
        owner.names[name] = dotted

    def bind_star(self, module: str) -> None:
        if module not in self.stars and len(self.stars) < MOST_STARS:
            self.stars.append(module)

    def top(self) -> Scope:
        return self if self.outer is None else self.outer.top()

    def candidates(self, name: str) -> list[str]:
        """What a name may stand for: one dotted name, or one for each star import around it."""
        stars: list[str] = []
        for scope in self._around():
            if name in scope.names:
                dotted = scope.names[name]
                return [] if dotted is None else [dotted]
            stars += scope.stars
        if hasattr(builtins, name):
            return [name]
        return [f"{module}.{name}" for module in stars]

    def _around(self) -> Iterator[Scope]:
        yield self
        scope = self.outer
        while scope is not None:
            if not scope.is_class:  # the body of a method does not see the class's names
                yield scope
            scope = scope.outer
