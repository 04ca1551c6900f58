import asyncio  # rules: 35


def done(future):
    pass


class Watcher:
    def look(self, future):
        pass


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)  # expect: <Future pending>
    future.add_done_callback(done)
    print(future)  # expect: <Future pending cb=[done() at repr.py:4]>
    future.add_done_callback(Watcher().look)
    print(future)  # expect: <Future pending cb=[done() at repr.py:4, Watcher.look()]>
    future.add_done_callback(len)
    print(future)  # expect: <Future pending cb=[done() at repr.py:4, <1 more>, len()]>
    future.remove_done_callback(len)

    future.set_result(list(range(100)))
    print(future)  # expect: <Future finished result=[0, 1, 2, 3, 4, 5, ...]>
    for result in "x" * 100, {n: n for n in range(9)}, 10**60, None:
        future = loop.create_future()
        future.set_result(result)
        print(future)
    # expect: <Future finished result='xxxxxxxxxxxx...xxxxxxxxxxxxx'>
    # expect: <Future finished result={0: 0, 1: 1, 2: 2, 3: 3, ...}>
    # expect: <Future finished result=100000000000000000...0000000000000000000>
    # expect: <Future finished result=None>

    future = loop.create_future()
    future.set_exception(KeyError("k"))
    print(future, repr(future.exception()))  # expect: <Future finished exception=KeyError('k')> KeyError('k')
    future = loop.create_future()
    future.cancel()
    print(future)  # expect: <Future cancelled>


asyncio.run(main())
