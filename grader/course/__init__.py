"""A class: every hand-in graded once, kept in a ledger, graded and judged again."""
