"""Work is handed to a pool of four threads."""

from concurrent.futures import ThreadPoolExecutor


def double(x):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return sum(pool.map(lambda _: x, range(2)))
