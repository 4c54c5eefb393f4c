"""An event loop is started for each call, with tasks and a queue."""

import asyncio


async def producer(queue, x):
    await asyncio.sleep(0)
    await queue.put(2 * x)


async def both(x):
    queue = asyncio.Queue()
    _, answer = await asyncio.gather(producer(queue, x), queue.get())
    return answer


def double(x):
    return asyncio.run(both(x))
