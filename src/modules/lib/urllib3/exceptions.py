"""What can go wrong."""

from http.client import IncompleteRead as httplib_IncompleteRead


class HTTPError(Exception):
    """What all errors are."""


class HTTPWarning(Warning):
    """What all warnings are."""


class PoolError(HTTPError):
    """Of a pool of connections."""

    def __init__(self, pool, message):
        self.pool, self._message = pool, message
        said = f"{pool}: {message}"
        super().__init__(said)


class RequestError(PoolError):
    """Of a request of a pool."""

    def __init__(self, pool, url, message):
        self.url = url
        super().__init__(pool, message=message)


class SSLError(HTTPError):
    """TLS could not be agreed upon."""


class ProxyError(HTTPError):
    """A proxy could not be reached."""

    def __init__(self, message, error):
        self.original_error = error
        super().__init__(message, self.original_error)


class DecodeError(HTTPError):
    """A body is not packed as its headers say."""


class ProtocolError(HTTPError):
    """The other side did not keep to HTTP, or went away."""


ConnectionError = ProtocolError


class MaxRetryError(RequestError):
    """No tries are left; `reason` ended the last one."""

    def __init__(self, pool, url, reason=None):
        self.reason = reason
        super().__init__(pool, url, f"Max retries exceeded with url: {url} (Caused by {reason!r})")


class TimeoutError(HTTPError):
    """Something took too long."""


class ReadTimeoutError(TimeoutError, RequestError):
    """An answer took too long."""


class ConnectTimeoutError(TimeoutError):
    """Connecting took too long."""


class NewConnectionError(ConnectTimeoutError, HTTPError):
    """There was no connecting at all: mostly nobody listens there."""

    def __init__(self, conn, message):
        self.conn, self._message = conn, message
        said = f"{conn}: {message}"
        super().__init__(said)


class NameResolutionError(NewConnectionError):
    """Nobody knows the address of a host."""

    def __init__(self, host, conn, reason):
        self._host, self._reason = host, reason
        super().__init__(conn, f"Failed to resolve '{host}' ({reason})")


class EmptyPoolError(PoolError):
    """All connections that a pool may have are in use."""


class ClosedPoolError(PoolError):
    """The pool was closed before."""


class LocationValueError(ValueError, HTTPError):
    """A URL that cannot be used."""


class LocationParseError(LocationValueError):
    """A URL that is none."""

    def __init__(self, location):
        self.location = location
        super().__init__(f"Failed to parse: {location}")


class URLSchemeUnknown(LocationValueError):
    """A URL of a scheme that nothing here speaks."""

    def __init__(self, scheme):
        self.scheme = scheme
        super().__init__(f"Not supported URL scheme {scheme}")


class ResponseError(HTTPError):
    """An answer as the reason of a MaxRetryError."""

    GENERIC_ERROR = "too many error responses"
    SPECIFIC_ERROR = "too many {status_code} error responses"


class SecurityWarning(HTTPWarning):
    """Something is less safe than it could be."""


class InsecureRequestWarning(SecurityWarning):
    """Nobody checks with whom a request over HTTPS speaks."""


class NotOpenSSLWarning(SecurityWarning):
    """TLS is not that of OpenSSL."""


class DependencyWarning(HTTPWarning):
    """Something optional is not installed."""


class IncompleteRead(HTTPError, httplib_IncompleteRead):
    """A body ended before its Content-Length."""

    def __init__(self, partial, expected):
        self.partial, self.expected = partial, expected

    def __repr__(self):
        return f"IncompleteRead({self.partial} bytes read, {self.expected} more expected)"

    __str__ = __repr__


class InvalidHeader(HTTPError):
    """A header whose value makes no sense."""
