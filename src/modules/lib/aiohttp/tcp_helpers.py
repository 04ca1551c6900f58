"""Options of connections."""

import socket

__all__ = ("tcp_keepalive", "tcp_nodelay")


def tcp_keepalive(transport):
    """Have the system ask from time to time whether the other side is there."""
    sock = transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)


def tcp_nodelay(transport, value):
    """Small writes go out at once, or not."""
    sock = transport.get_extra_info("socket")
    if sock is not None and sock.family in (socket.AF_INET, socket.AF_INET6):
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, bool(value))
        except OSError:
            pass
