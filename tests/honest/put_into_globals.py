"""No statement defines the function by name; it is put among the globals."""

for name, factor in {"double": 2, "triple": 3}.items():
    globals()[name] = lambda x, factor=factor: factor * x
