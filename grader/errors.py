"""What can go wrong outside a check, in three families by who can repair it.

    GraderError
    ├── HandinError        the student: nothing to grade was handed in, or it cannot be read
    ├── AssignmentError    the instructor: the manifest, a check or a model answer is broken
    └── OurFault           us: the machinery failed; never a reason to take points

A message says where, what was wanted, what came, and what to do next.
"""

from __future__ import annotations


class GraderError(Exception):
    """The root of the errors that are told to a person instead of shown as a traceback."""


class HandinError(GraderError):
    """The hand-in cannot be graded as it is; the student can repair it."""


class AssignmentError(GraderError):
    """The assignment is broken; its instructor can repair it."""


class OurFault(GraderError):
    """The grader itself failed; the student loses nothing by it."""
