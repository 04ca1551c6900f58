"""What can go wrong."""

from http.client import IncompleteRead as httplib_IncompleteRead


class HTTPError(Exception):
    """Base exception used by this module."""


class HTTPWarning(Warning):
    """Base warning used by this module."""


class PoolError(HTTPError):
    """Base exception for errors caused within a pool."""

    def __init__(self, pool, message):
        self.pool, self._message = pool, message
        super().__init__(f"{pool}: {message}")


class RequestError(PoolError):
    """Base exception for PoolErrors that have associated URLs."""

    def __init__(self, pool, url, message):
        self.url = url
        super().__init__(pool, message)


class SSLError(HTTPError):
    """Raised when SSL certificate fails in an HTTPS connection."""


class ProxyError(HTTPError):
    """Raised when the connection to a proxy fails."""

    def __init__(self, message, error):
        super().__init__(message, error)
        self.original_error = error


class DecodeError(HTTPError):
    """Raised when automatic decoding based on Content-Type fails."""


class ProtocolError(HTTPError):
    """Raised when something unexpected happens mid-request/response."""


ConnectionError = ProtocolError


class MaxRetryError(RequestError):
    """Raised when the maximum number of retries is exceeded."""

    def __init__(self, pool, url, reason=None):
        self.reason = reason
        super().__init__(pool, url, f"Max retries exceeded with url: {url} (Caused by {reason!r})")


class TimeoutError(HTTPError):
    """Raised when a socket timeout error occurs."""


class ReadTimeoutError(TimeoutError, RequestError):
    """Raised when a socket timeout occurs while receiving data from a server"""


class ConnectTimeoutError(TimeoutError):
    """Raised when a socket timeout occurs while connecting to a server"""


class NewConnectionError(ConnectTimeoutError, HTTPError):
    """Raised when we fail to establish a new connection. Usually ECONNREFUSED."""

    def __init__(self, conn, message):
        self.conn, self._message = conn, message
        super().__init__(f"{conn}: {message}")


class NameResolutionError(NewConnectionError):
    """Raised when host name resolution fails."""

    def __init__(self, host, conn, reason):
        self._host, self._reason = host, reason
        super().__init__(conn, f"Failed to resolve '{host}' ({reason})")


class EmptyPoolError(PoolError):
    """Raised when a pool runs out of connections and no more are allowed."""


class ClosedPoolError(PoolError):
    """Raised when a request enters a pool after the pool has been closed."""


class LocationValueError(ValueError, HTTPError):
    """Raised when there is something wrong with a given URL input."""


class LocationParseError(LocationValueError):
    """Raised when get_host or similar fails to parse the URL input."""

    def __init__(self, location):
        self.location = location
        super().__init__(f"Failed to parse: {location}")


class URLSchemeUnknown(LocationValueError):
    """Raised when a URL input has an unsupported scheme."""

    def __init__(self, scheme):
        self.scheme = scheme
        super().__init__(f"Not supported URL scheme {scheme}")


class ResponseError(HTTPError):
    """Used as a container for an error reason supplied in a MaxRetryError."""

    GENERIC_ERROR = "too many error responses"
    SPECIFIC_ERROR = "too many {status_code} error responses"


class SecurityWarning(HTTPWarning):
    """Warned when performing security reducing actions"""


class InsecureRequestWarning(SecurityWarning):
    """Warned when making an unverified HTTPS request."""


class NotOpenSSLWarning(SecurityWarning):
    """Warned when using unsupported SSL library"""


class DependencyWarning(HTTPWarning):
    """Warned when an attempt is made to import a module with missing optional dependencies."""


class IncompleteRead(HTTPError, httplib_IncompleteRead):
    """Response length doesn't match expected Content-Length"""

    def __init__(self, partial, expected):
        self.partial, self.expected = partial, expected

    def __repr__(self):
        return f"IncompleteRead({self.partial} bytes read, {self.expected} more expected)"

    __str__ = __repr__


class InvalidHeader(HTTPError):
    """The header provided was somehow invalid."""
