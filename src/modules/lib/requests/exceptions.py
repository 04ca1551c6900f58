"""What can go wrong."""

from json import JSONDecodeError as _JSONDecodeError


class RequestException(IOError):
    """What all errors are, with the request and the response that they are about."""

    def __init__(self, *args, **kwargs):
        self.response, asked = kwargs.pop("response", None), kwargs.pop("request", None)
        # A response knows what it answers.
        self.request = getattr(self.response, "request", None) if asked is None else asked
        super().__init__(*args, **kwargs)


class InvalidJSONError(RequestException):
    """Something that is no JSON, or does not go into any."""


class JSONDecodeError(InvalidJSONError, _JSONDecodeError):
    """A body that is no JSON."""

    def __init__(self, msg, doc, pos):
        _JSONDecodeError.__init__(self, msg, doc, pos)
        InvalidJSONError.__init__(self, *self.args)


class HTTPError(RequestException):
    """A status of 400 or more."""


class ConnectionError(RequestException):
    """There was no connection, or it broke."""


class SSLError(ConnectionError):
    """TLS could not be agreed upon."""


class Timeout(RequestException):
    """Something took too long."""


class ConnectTimeout(ConnectionError, Timeout):
    """Connecting took too long."""


class ReadTimeout(Timeout):
    """An answer took too long."""


class URLRequired(RequestException):
    """There is no URL."""


class TooManyRedirects(RequestException):
    """One redirect too many was followed."""


class MissingSchema(RequestException, ValueError):
    """A URL without a scheme."""


class InvalidSchema(RequestException, ValueError):
    """A URL of a scheme that no adapter is mounted for."""


class InvalidURL(RequestException, ValueError):
    """A URL that is none."""


class InvalidHeader(RequestException, ValueError):
    """A header that cannot be sent."""


class ChunkedEncodingError(RequestException):
    """A body that broke off, or whose chunks are none."""


class ContentDecodingError(RequestException):
    """A body that is not packed as its headers say."""


class StreamConsumedError(RequestException, TypeError):
    """A body that was read before and not kept."""


class RetryError(RequestException):
    """The answers gave reason to try again too often."""


class ProxyError(ConnectionError):
    """A proxy could not be reached."""


class InvalidProxyURL(InvalidURL):
    """The URL of a proxy that is none."""


class UnrewindableBodyError(RequestException):
    """A body that cannot be sent again from its beginning."""


class RequestsWarning(Warning):
    """What all warnings are."""


class FileModeWarning(RequestsWarning, DeprecationWarning):
    """The length of a file of text is not known in bytes."""


class RequestsDependencyWarning(RequestsWarning):
    """A version of another package that is not expected."""
