"""What is wrong with a message: a program meets these as the causes of others."""

from textwrap import indent

__all__ = ("HttpProcessingError",)


class HttpProcessingError(Exception):
    """HTTP error: a status, a text, and the headers of an answer."""

    code = 0
    message = ""
    headers = None

    def __init__(self, *, code=None, message="", headers=None):
        if code is not None:
            self.code = code
        self.headers, self.message = headers, message

    def __str__(self):
        return f"{self.code}, message:\n{indent(self.message, '  ')}"

    def __repr__(self):
        kind = type(self).__name__
        return f"<{kind}: {self.code}, message={self.message!r}>"


class BadHttpMessage(HttpProcessingError):
    """The message is not HTTP."""

    code = 400
    message = "Bad Request"

    def __init__(self, message, *, headers=None):
        super().__init__(headers=headers, message=message)
        self.args = (message,)


class HttpBadRequest(BadHttpMessage):
    """400 of its own words."""

    code = 400
    message = "Bad Request"


class PayloadEncodingError(BadHttpMessage):
    """Something about a body."""


class ContentEncodingError(PayloadEncodingError):
    """The compression of a body."""


class TransferEncodingError(PayloadEncodingError):
    """The chunks of a body."""


class ContentLengthError(PayloadEncodingError):
    """A body that is shorter than its length."""


class DecompressSizeError(PayloadEncodingError):
    """A body that would be too large once it is decompressed."""


class LineTooLong(BadHttpMessage):
    """A line or a header that is longer than what is accepted."""

    def __init__(self, line, limit="Unknown", actual_size="Unknown"):
        said = f"Got more than {limit} bytes when reading: {line!r}."
        super().__init__(said)
        self.args = line, limit, actual_size


class InvalidHeader(BadHttpMessage):
    """A header that is none."""

    def __init__(self, hdr):
        said = f"Invalid HTTP header: {hdr!r}"
        super().__init__(said)
        self.hdr, self.args = hdr, (hdr,)


class BadStatusLine(BadHttpMessage):
    """The first line of a response."""

    def __init__(self, line="", error=None):
        line = line if isinstance(line, str) else repr(line)
        said = error or f"Bad status line {line!r}"
        super().__init__(said)
        self.args, self.line = (line,), line


class BadHttpMethod(BadStatusLine):
    """The method of a request."""

    def __init__(self, line="", error=None):
        said = error or f"Bad HTTP method in status line {line!r}"
        super().__init__(line, said)


class InvalidURLError(BadHttpMessage):
    """The target of a request."""


def fault_of(message):
    """What is wrong with a response, by what the parser says of it."""
    kind = BadStatusLine("", message) if message.startswith("Bad status line") else BadHttpMessage(message)
    fault = HttpProcessingError(code=400, message=message)
    fault.__cause__ = kind
    return fault
