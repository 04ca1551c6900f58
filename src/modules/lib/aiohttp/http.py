"""The protocol's versions; the names of other modules that belong to the protocol are found here when they are asked for."""

from collections import namedtuple

__all__ = ("HttpVersion", "HttpVersion10", "HttpVersion11", "SERVER_SOFTWARE")

from .helpers import SERVER_SOFTWARE

HttpVersion = namedtuple("HttpVersion", ["major", "minor"])
HttpVersion10 = HttpVersion(1, 0)
HttpVersion11 = HttpVersion(1, 1)

_ELSEWHERE = {
    "http_exceptions": ("HttpProcessingError",), "http_writer": ("StreamWriter",),
    "http_parser": ("RawRequestMessage", "RawResponseMessage"),
    "http_websocket": ("WSCloseCode", "WSMessage", "WSMsgType", "WebSocketError"),
}


def __getattr__(name):
    if name == "RESPONSES":
        from http import HTTPStatus
        return {status: (status.phrase, status.description) for status in HTTPStatus}
    for module, names in _ELSEWHERE.items():
        if name in names:
            return getattr(__import__("aiohttp." + module, fromlist=names), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
