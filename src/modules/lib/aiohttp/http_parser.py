"""What the heads of messages are made of. The parser itself is not Python's: `_http.Parser`."""

from collections import namedtuple
from .http_exceptions import (BadHttpMessage, BadHttpMethod, BadStatusLine, ContentEncodingError, ContentLengthError,
                              InvalidHeader, InvalidURLError, LineTooLong, TransferEncodingError)

__all__ = ("RawRequestMessage", "RawResponseMessage")

RawRequestMessage = namedtuple("RawRequestMessage", ["method", "path", "version", "headers", "raw_headers", "should_close",
                                                     "compression", "upgrade", "chunked", "url"])
RawResponseMessage = namedtuple("RawResponseMessage", ["version", "code", "reason", "headers", "raw_headers",
                                                       "should_close", "compression", "upgrade", "chunked"])
