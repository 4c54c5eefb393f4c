"""The checks that a person asks for by a number, a name of a test or a function of the contract."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from grader.errors import AssignmentError
from grader.examine.planning import Planned

MOST_NAMES = 12  # of what there is, where nothing is near


def chosen(planned: Sequence[Planned], names: Iterable[str]) -> tuple[Planned, ...]:
    """The checks that the names fit, and those that these need, in their order; all without names.

    Raises:
        AssignmentError: with every name that fits nothing, and what may have been meant.
    """
    wanted = dict.fromkeys(name.strip() for name in names)
    if not wanted:
        return tuple(planned)
    strange = [name for name in wanted if not any(_fits(one, name) for one in planned)]
    if strange:
        raise AssignmentError("\n".join(_told(name, planned) for name in strange))
    kept = [one for one in planned if any(_fits(one, name) for name in wanted)]
    functions = _with_needed({one.function for one in kept}, planned)
    ids = {one.check.id for one in kept}
    # A row of a parametrized check may be asked for by itself; a check that is needed is whole.
    needed = functions - {one.function for one in kept}
    return tuple(one for one in planned if one.check.id in ids or one.function in needed)


def _fits(one: Planned, name: str) -> bool:
    """Whether a name is of this check; a number is also that of a part, as 2 is of 2.1 and 2.2."""
    number = one.check.number
    is_number = bool(name) and (number == name or number.startswith(f"{name}."))
    _, _, test = one.check.id.partition("::")
    return is_number or name in (one.function, test, one.check.id, *one.check.functions)


def _with_needed(functions: set[str], planned: Sequence[Planned]) -> set[str]:
    """These checks' functions, and those that they need, and so on."""
    reached: set[str] = set()
    while functions:
        reached |= functions
        needed = {name for one in planned if one.function in functions for name in one.needs}
        functions = needed - reached
    return reached


def _told(name: str, planned: Sequence[Planned]) -> str:
    known = list(dict.fromkeys(text for one in planned for text in _names(one)))
    near = difflib.get_close_matches(name, known, n=3) or _within(name, known)
    if near:
        return f"--only {name}: no check of this name; did you mean {' or '.join(near)}?"
    first = [text for text in _shortest(planned) if text][:MOST_NAMES]
    more = ", …" if len(first) == MOST_NAMES else ""
    return f"--only {name}: no check of this name; there are {', '.join(first)}{more}"


def _names(one: Planned) -> tuple[str, ...]:
    return tuple(text for text in (one.check.number, one.function, *one.check.functions) if text)


def _within(name: str, known: Sequence[str]) -> list[str]:
    """Names that have this one in them, such as test_adam_follows_pytorch for adam_follows."""
    return [text for text in known if name and name.lower() in text.lower()][:3]


def _shortest(planned: Sequence[Planned]) -> list[str]:
    """What is quickest to type: the functions of the contract, then the numbers."""
    functions = [name for one in planned for name in one.check.functions]
    return list(dict.fromkeys([*functions, *(one.check.number or one.function for one in planned)]))
