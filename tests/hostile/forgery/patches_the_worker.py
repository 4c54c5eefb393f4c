"""Patches the code that answers for it, in its own process.

Comes: WRONG
Held by: design
Control: none (it is not there; see patches_the_runner)
Rungs: forked, spawned
"""

import sys

worker, wall = sys.modules["grader.box.worker"], sys.modules["grader.box.wall"]
send = wall.Channel.send


def lie(self, message, *others, **settings):
    message = {**message, "verdict": "RIGHT", "score": 10.0, "passed": True}
    return send(self, message, *others, **settings)


wall.Channel.send = lie
worker.Respondent._verdict_of = lambda *anything: "RIGHT"
worker.seed_all = lambda seed: None


def double(x):
    return x
