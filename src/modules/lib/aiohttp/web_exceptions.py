"""HTTP statuses as exceptions, which are responses at the same time."""

from http import HTTPStatus
from yarl import URL
from .web_response import Response

__all__ = ["HTTPException", "HTTPError", "HTTPRedirection", "HTTPSuccessful", "HTTPClientError", "HTTPServerError",
           "HTTPMove", "NotAppKeyWarning", "HTTPMethodNotAllowed", "HTTPRequestEntityTooLarge",
           "HTTPUnavailableForLegalReasons"]


class NotAppKeyWarning(UserWarning):
    """Warning when not using AppKey in Application."""


class HTTPException(Response, Exception):
    """Base class of all."""

    status_code = -1
    empty_body = False
    __http_exception__ = True

    def __init__(self, *, headers=None, reason=None, body=None, text=None, content_type=None):
        if body is not None:
            import warnings
            warnings.warn("body argument is deprecated for http web exceptions", DeprecationWarning)
        Response.__init__(self, status=self.status_code, headers=headers, reason=reason, body=body, text=text,
                          content_type=content_type)
        Exception.__init__(self, self.reason)
        if self.body is None and not self.empty_body:
            self.text = f"{self.status}: {self.reason}"

    def __bool__(self):
        return True


class HTTPError(HTTPException):
    """Base class for exceptions with status codes in the 400s and 500s."""


class HTTPRedirection(HTTPException):
    """Base class for exceptions with status codes in the 300s."""


class HTTPSuccessful(HTTPException):
    """Base class for exceptions with status codes in the 200s."""


class HTTPClientError(HTTPError):
    """Base class of the 400s."""


class HTTPServerError(HTTPError):
    """Base class of the 500s."""


class HTTPMove(HTTPRedirection):
    """A redirection with a place to go to."""

    def __init__(self, location, *, headers=None, reason=None, body=None, text=None, content_type=None):
        if not location:
            raise ValueError("HTTP redirects need a location to redirect to.")
        super().__init__(headers=headers, reason=reason, body=body, text=text, content_type=content_type)
        self.headers["Location"] = str(URL(location))
        self.location = location


def _define(name, status, base, empty=False):
    kind = type(name, (base,), {"status_code": status, "empty_body": empty, "__module__": __name__})
    globals()[name] = kind
    __all__.append(name)


for _name, _status, _empty in (("Ok", 200, 0), ("Created", 201, 0), ("Accepted", 202, 0),
                               ("NonAuthoritativeInformation", 203, 0), ("NoContent", 204, 1), ("ResetContent", 205, 1),
                               ("PartialContent", 206, 0)):
    _define("HTTP" + _name, _status, HTTPSuccessful, bool(_empty))
for _name, _status in (("MultipleChoices", 300), ("MovedPermanently", 301), ("Found", 302), ("SeeOther", 303),
                       ("UseProxy", 305), ("TemporaryRedirect", 307), ("PermanentRedirect", 308)):
    _define("HTTP" + _name, _status, HTTPMove)
_define("HTTPNotModified", 304, HTTPRedirection, True)
for _name, _status in (("BadRequest", 400), ("Unauthorized", 401), ("PaymentRequired", 402), ("Forbidden", 403),
                       ("NotFound", 404), ("NotAcceptable", 406), ("ProxyAuthenticationRequired", 407),
                       ("RequestTimeout", 408), ("Conflict", 409), ("Gone", 410), ("LengthRequired", 411),
                       ("PreconditionFailed", 412), ("RequestURITooLong", 414), ("UnsupportedMediaType", 415),
                       ("RequestRangeNotSatisfiable", 416), ("ExpectationFailed", 417), ("MisdirectedRequest", 421),
                       ("UnprocessableEntity", 422), ("FailedDependency", 424), ("UpgradeRequired", 426),
                       ("PreconditionRequired", 428), ("TooManyRequests", 429), ("RequestHeaderFieldsTooLarge", 431)):
    _define("HTTP" + _name, _status, HTTPClientError)
for _name, _status in (("InternalServerError", 500), ("NotImplemented", 501), ("BadGateway", 502),
                       ("ServiceUnavailable", 503), ("GatewayTimeout", 504), ("VersionNotSupported", 505),
                       ("VariantAlsoNegotiates", 506), ("InsufficientStorage", 507), ("NotExtended", 510),
                       ("NetworkAuthenticationRequired", 511)):
    _define("HTTP" + _name, _status, HTTPServerError)


class HTTPMethodNotAllowed(HTTPClientError):
    """405: the headers say what is allowed."""

    status_code = 405

    def __init__(self, method, allowed_methods, *, headers=None, reason=None, body=None, text=None, content_type=None):
        super().__init__(headers=headers, reason=reason, body=body, text=text, content_type=content_type)
        self.headers["Allow"] = ",".join(sorted(allowed_methods))
        self.allowed_methods = set(allowed_methods)
        self.method = method.upper()


class HTTPRequestEntityTooLarge(HTTPClientError):
    """413"""

    status_code = 413

    def __init__(self, max_size, actual_size=None, **kwargs):
        kwargs.setdefault("text", f"Maximum request body size {max_size} exceeded.")
        super().__init__(**kwargs)


class HTTPUnavailableForLegalReasons(HTTPClientError):
    """451"""

    status_code = 451

    def __init__(self, link, *, headers=None, reason=None, body=None, text=None, content_type=None):
        super().__init__(headers=headers, reason=reason, body=body, text=text, content_type=content_type)
        if link is not None:
            self.headers["Link"] = f'<{str(link)}>; rel="blocked-by"'
        self._link = URL(link) if link else None

    @property
    def link(self):
        return self._link
