"""The protocol's versions."""

from collections import namedtuple

__all__ = ("HttpVersion", "HttpVersion10", "HttpVersion11", "SERVER_SOFTWARE")

from .helpers import SERVER_SOFTWARE

HttpVersion = namedtuple("HttpVersion", ["major", "minor"])
HttpVersion10 = HttpVersion(1, 0)
HttpVersion11 = HttpVersion(1, 1)
