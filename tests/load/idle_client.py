"""Opens so many connections to idle_server.py and leaves them alone; then all of them are to echo at once, several times. Prints what the server
tells: `phase seconds median p99 worst rings megabytes`."""
import asyncio
import sys
import time

port, count = int(sys.argv[1]), int(sys.argv[2])


async def report(phase, seconds):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"report\n")
    line = (await reader.readline()).decode().strip()
    writer.close()
    print(phase, f"{seconds:.2f}", line, flush=True)


async def echo(number, reader, writer):
    writer.write(b"%d\n" % number)
    assert await reader.readline() == b"%d\n" % number


async def main():
    gate = asyncio.Semaphore(200)

    async def connect():
        async with gate:
            return await asyncio.open_connection("127.0.0.1", port)

    await report("before", 0)
    start = time.perf_counter()
    pairs = await asyncio.gather(*(connect() for _ in range(count)))
    await report("connected", time.perf_counter() - start)
    await asyncio.sleep(2)
    await report("idle", 2)
    longest = 0
    # So often that the hundredth part of the timer's rings is several.
    for _ in range(20):
        start = time.perf_counter()
        await asyncio.gather(*(echo(number, *pair) for number, pair in enumerate(pairs)))
        longest = max(longest, time.perf_counter() - start)
        await asyncio.sleep(0.05)
    await report("echoed", longest)
    for _, writer in pairs:
        writer.close()
    await asyncio.sleep(2)
    await report("closed", 2)


asyncio.run(main())
