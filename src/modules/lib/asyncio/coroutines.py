"""What is a coroutine."""

import os
import sys

from _asyncio import iscoroutine
from .tasks import iscoroutinefunction

__all__ = ("iscoroutinefunction", "iscoroutine")


def _is_debug_mode():
    return sys.flags.dev_mode or bool(os.environ.get("PYTHONASYNCIODEBUG"))


# Functions written in Rust that hand out coroutines, by their qualified names: what `async def` says of others.
_BUILT_IN = {
    "sleep", "wait", "Queue.get", "Queue.put", "Queue.join", "Lock.acquire", "Lock.__aenter__", "Lock.__aexit__",
    "Semaphore.acquire", "Semaphore.__aenter__", "Semaphore.__aexit__", "Condition.wait", "Condition.wait_for",
    "Condition.__aenter__", "Condition.__aexit__", "Event.wait", "Barrier.wait", "Barrier.__aenter__", "Barrier.__aexit__",
    "Barrier.reset", "Barrier.abort", "Timeout.__aenter__", "Timeout.__aexit__", "TaskGroup.__aenter__", "TaskGroup.__aexit__",
    "StreamReader.read", "StreamReader.readexactly", "StreamReader.readline", "StreamReader.readuntil",
    "StreamReader.__anext__", "StreamWriter.drain", "StreamWriter.wait_closed", "StreamWriter.start_tls",
}
_OF_LOOPS = {
    "connect_accepted_socket", "connect_read_pipe", "connect_write_pipe", "create_connection", "create_datagram_endpoint",
    "create_server", "create_unix_connection", "create_unix_server", "getaddrinfo", "getnameinfo", "sendfile",
    "shutdown_asyncgens", "shutdown_default_executor", "sock_accept", "sock_connect", "sock_recv", "sock_recv_into",
    "sock_recvfrom", "sock_recvfrom_into", "sock_sendall", "sock_sendfile", "sock_sendto", "start_tls", "subprocess_exec",
    "subprocess_shell",
}


def _is_built_in(function):
    """Whether a function written in Rust is one of asyncio's that hand out coroutines. Others have such names too: time.sleep."""
    name = function.__qualname__
    if name not in _BUILT_IN and not (name.startswith("BaseEventLoop.") and name.partition(".")[2] in _OF_LOOPS):
        return False
    owner, dot, _ = name.partition(".")
    if not dot:
        return function.__module__ == "_asyncio"
    classes = [function.__objclass__] if hasattr(function, "__objclass__") else type(function.__self__).__mro__
    return any(cls.__name__ == owner and cls.__module__.startswith("asyncio.") for cls in classes)
