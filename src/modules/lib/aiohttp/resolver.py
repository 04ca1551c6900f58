"""From names to addresses."""

import asyncio
import socket
from .abc import AbstractResolver

__all__ = ("ThreadedResolver", "AsyncResolver", "DefaultResolver")


class ThreadedResolver(AbstractResolver):
    """Asks the system, in a thread."""

    def __init__(self, loop=None):
        self._loop = loop or asyncio.get_running_loop()

    async def resolve(self, host, port=0, family=socket.AF_INET):
        infos = await self._loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family,
                                             flags=socket.AI_ADDRCONFIG)
        return [{"hostname": host, "host": address[0], "port": address[1], "family": family, "proto": proto,
                 "flags": socket.AI_NUMERICHOST | socket.AI_NUMERICSERV} for family, _, proto, _, address in infos]

    async def close(self):
        pass


class AsyncResolver(AbstractResolver):
    """Needs the package aiodns, which is not part of coroscope."""

    def __init__(self, *args, **kwargs):
        raise RuntimeError("Resolver requires aiodns library")

    async def resolve(self, host, port=0, family=socket.AF_INET):
        raise NotImplementedError

    async def close(self):
        pass


DefaultResolver = ThreadedResolver
