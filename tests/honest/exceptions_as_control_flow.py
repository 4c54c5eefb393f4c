"""The answer comes out of an exception, by way of groups of handlers and a finally."""


class Answer(Exception):
    pass


def double(x):
    for _ in range(1):
        try:
            try:
                raise Answer(2 * x)
            except ZeroDivisionError:
                raise SystemExit from None
        except Answer as answer:
            return answer.args[0]
        finally:
            try:
                raise KeyboardInterrupt
            except BaseException:
                pass
