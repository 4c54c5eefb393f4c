"""The function is a lambda, and has no name of its own."""

double = lambda x: x + x
