"""Work is handed to a pool of processes, as tutorials do for speed."""

import concurrent.futures
import operator


def double(x):
    with concurrent.futures.ProcessPoolExecutor() as pool:
        return pool.submit(operator.mul, 2, x).result(timeout=1)
