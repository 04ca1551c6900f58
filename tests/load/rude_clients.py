"""Clients of rude_server.py for so many seconds, of which one in five is cancelled half-way or resets its connection. Prints what
server and clients have before and after."""
import asyncio
import gc
import json
import os
import random
import socket
import struct
import sys
import time

import aiohttp

web_port, line_port, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
base = f"http://127.0.0.1:{web_port}"
done = {"well": 0, "cancelled": 0, "reset": 0}


def facts():
    gc.collect()
    with open("/proc/self/status") as status:
        memory = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    return {"descriptors": len(os.listdir("/proc/self/fd")), "tasks": len(asyncio.all_tasks()), "kilobytes": memory}


async def get(session):
    async with session.get(base + "/", params={"n": random.random()}) as response:
        assert (await response.json())["message"] == "hello"


async def slow(session):
    async with session.get(base + "/slow") as response:
        assert await response.text() == "slow"


async def echo(session):
    data = random.randbytes(random.randrange(100000))
    async with session.post(base + "/echo", data=data) as response:
        assert await response.read() == data


async def stream(session):
    async with session.get(base + "/stream") as response:
        size = 0
        async for chunk in response.content.iter_chunked(10000):
            size += len(chunk)
        assert size == 400000


async def form(session):
    fields = aiohttp.FormData()
    fields.add_field("name", "value")
    fields.add_field("file", random.randbytes(3000), filename="file.bin")
    async with session.post(base + "/form", data=fields) as response:
        assert await response.json() == {"name": "value", "file": "file.bin"}


async def broken(session):
    async with session.get(base + "/broken") as response:
        assert response.status == 500


async def talk(session):
    async with session.ws_connect(base + "/ws", compress=random.choice((0, 15))) as ws:
        for number in range(5):
            await ws.send_str(str(number) * 100)
            assert await ws.receive_str() == str(number) * 100


async def lines(session):
    reader, writer = await asyncio.open_connection("127.0.0.1", line_port)
    try:
        for number in range(5):
            writer.write(b"line %d\n" % number)
            assert await reader.readline() == b"LINE %d\n" % number
    finally:
        writer.close()


PLAYS = [get, slow, echo, stream, form, broken, talk, lines]


async def reset():
    """Say something, or half of it, and break the connection off."""
    port = random.choice((web_port, line_port))
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    text = random.choice((b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n", b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\nabc",
                          b"GET / HTTP/1.1\r\nHos", b"nonsense\r\n\r\n", b"\x16\x03\x01\x02\x00\x01", b"line\nhalf a li", b""))
    writer.write(text)
    await asyncio.sleep(random.random() * 0.02)
    sock = writer.get_extra_info("socket")
    if sock is not None and random.random() < 0.8:
        # The other side gets a reset.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def client(session, until):
    while time.monotonic() < until:
        chance = random.random()
        if chance < 0.1:
            task = asyncio.create_task(random.choice(PLAYS)(session))
            await asyncio.sleep(random.random() * 0.03)
            if task.cancel():
                done["cancelled"] += 1
            await asyncio.wait([task])
            if not task.cancelled() and task.exception() is not None:
                raise task.exception()
        elif chance < 0.2:
            await reset()
            done["reset"] += 1
        else:
            await random.choice(PLAYS)(session)
            done["well"] += 1


async def round(length):
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(client(session, time.monotonic() + length) for _ in range(40)))


async def compare(moment):
    await asyncio.sleep(1.5)
    async with aiohttp.ClientSession() as session, session.get(base + "/facts") as response:
        server = await response.json()
    print(moment, json.dumps({"server": server, "clients": facts(), **done}), flush=True)


async def main():
    random.seed(1)
    # What is loaded at first use, and what the allocator keeps, is there before it is counted. With 40 clients at once the latter has
    # come to its level after some 50 000 requests.
    await round(seconds / 4)
    await compare("before")
    await round(seconds)
    await compare("after")


asyncio.run(main())
