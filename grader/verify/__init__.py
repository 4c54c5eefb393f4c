"""What an assignment promises, tried out: ``grader verify``.

``laws`` grades a hand-in for every promise, ``matrix`` counts what each check is good for,
``mutants`` and ``search`` break the reference by themselves and look for what no check sees;
``show`` prints.
"""
