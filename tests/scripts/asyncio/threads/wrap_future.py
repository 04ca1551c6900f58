# arguments: --clock virtual
import asyncio, concurrent.futures, time


async def main():
    with concurrent.futures.ThreadPoolExecutor() as pool:
        future = pool.submit(lambda: time.sleep(0.1) or "done")
        wrapped = asyncio.wrap_future(future)
        print(asyncio.wrap_future(wrapped) is wrapped, await wrapped)
    source = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(source)
    wrapped.cancel()
    await asyncio.sleep(0)
    print(source.cancelled())
    source = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(source)
    source.cancel()
    try:
        await wrapped
    except asyncio.CancelledError:
        print("cancelled", wrapped.cancelled())
    source = concurrent.futures.Future()
    source.set_exception(concurrent.futures.InvalidStateError("x"))
    try:
        await asyncio.wrap_future(source)
    except asyncio.InvalidStateError as error:
        print(type(error), error)
    try:
        asyncio.wrap_future(5)
    except AssertionError as error:
        print(error)


asyncio.run(main())

# output:
# True done
# True
# cancelled True
# <class 'asyncio.exceptions.InvalidStateError'> x
# concurrent.futures.Future is expected, got 5
