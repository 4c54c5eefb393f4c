"""Values go in and out of a generator that never ends."""


def doubler():
    answer = None
    while True:
        answer = 2 * (yield answer)


running = doubler()
next(running)


def double(x):
    return running.send(x)
