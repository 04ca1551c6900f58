# rules: 3
"""In one iteration come first what was ready, then what descriptors have to say, then the timers that are due, earliest first."""
import asyncio
import socket
import time


async def main():
    loop = asyncio.get_running_loop()
    log = []
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        loop.add_reader(ours, lambda: log.append(("event", ours.recv(1))))
        loop.call_later(0.25, log.append, "timer due second")
        loop.call_later(0.2, log.append, "timer due first")

        def holds_the_loop():
            log.append("callback")
            theirs.send(b"!")
            time.sleep(0.4)
            loop.call_later(0, log.append, "timer without delay")
            loop.call_soon(log.append, "callback of the next iteration")

        loop.call_soon(holds_the_loop)
        await asyncio.sleep(0)
        print(log)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print(log[1:])
        loop.remove_reader(ours)


asyncio.run(main())

# output:
# ['callback']
# ['callback of the next iteration', ('event', b'!'), 'timer due first', 'timer due second', 'timer without delay']
