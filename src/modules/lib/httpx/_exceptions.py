"""What can go wrong."""


class HTTPError(Exception):
    """What scripts catch for all that a request can fail with."""

    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request

    @request.setter
    def request(self, request):
        self._request = request


class RequestError(HTTPError):
    """A request could not be sent or not be answered."""

    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    """It failed on the way."""


class TimeoutException(TransportError):
    """Something took too long."""


class ConnectTimeout(TimeoutException):
    """Connecting took too long."""


class ReadTimeout(TimeoutException):
    """An answer took too long."""


class WriteTimeout(TimeoutException):
    """Sending took too long."""


class PoolTimeout(TimeoutException):
    """No connection became free in time."""


class NetworkError(TransportError):
    """The network failed."""


class ReadError(NetworkError):
    """Nothing can be read."""


class WriteError(NetworkError):
    """Nothing can be written."""


class ConnectError(NetworkError):
    """There is no connecting."""


class CloseError(NetworkError):
    """Closing went wrong."""


class ProxyError(TransportError):
    """A proxy does not let through."""


class UnsupportedProtocol(TransportError):
    """A URL of a scheme that no transport speaks."""


class ProtocolError(TransportError):
    """Somebody did not keep to HTTP."""


class LocalProtocolError(ProtocolError):
    """We did not keep to HTTP."""


class RemoteProtocolError(ProtocolError):
    """The server did not keep to HTTP."""


class DecodingError(RequestError):
    """A body that is not packed as its headers say."""


class TooManyRedirects(RequestError):
    """One redirect too many was followed."""


class HTTPStatusError(HTTPError):
    """An answer whose status tells of no success."""

    def __init__(self, message, *, request, response):
        super().__init__(message)
        self._request, self.response = request, response


class InvalidURL(Exception):
    """A text that is no URL."""


class CookieConflict(Exception):
    """Several cookies have the name that was asked for."""


class StreamError(RuntimeError):
    """A body was used in a way that it is not there for."""


class StreamConsumed(StreamError):
    """A body that comes only once was asked for again."""

    def __init__(self):
        super().__init__("Attempted to read or stream some content, but the content has already been streamed. For requests, "
                         "this could be due to passing a generator as request content, and then receiving a redirect response "
                         "or a secondary request as part of an authentication flow.For responses, this could be due to "
                         "attempting to stream the response content more than once.")


class StreamClosed(StreamError):
    """A body was asked for after it was closed."""

    def __init__(self):
        super().__init__("Attempted to read or stream content, but the stream has been closed.")


class ResponseNotRead(StreamError):
    """The body of a response is not in memory."""

    def __init__(self):
        super().__init__("Attempted to access streaming response content, without having called `read()`.")


class RequestNotRead(StreamError):
    """The body of a request is not in memory."""

    def __init__(self):
        super().__init__("Attempted to access streaming request content, without having called `read()`.")
