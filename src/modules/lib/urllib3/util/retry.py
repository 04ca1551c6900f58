"""When a request is tried again."""

import random
import time
from collections import namedtuple
from ..exceptions import ConnectTimeoutError, MaxRetryError, ProtocolError, ReadTimeoutError, ResponseError

RequestHistory = namedtuple("RequestHistory", ["method", "url", "error", "status", "redirect_location"])


class Retry:
    """How often, after what, and how soon."""

    DEFAULT_ALLOWED_METHODS = frozenset(["HEAD", "GET", "PUT", "DELETE", "OPTIONS", "TRACE"])
    RETRY_AFTER_STATUS_CODES = frozenset([413, 429, 503])
    DEFAULT_REMOVE_HEADERS_ON_REDIRECT = frozenset(["Cookie", "Authorization", "Proxy-Authorization"])
    DEFAULT_BACKOFF_MAX = 120
    DEFAULT_RETRY_AFTER_MAX = 21600

    def __init__(self, total=10, connect=None, read=None, redirect=None, status=None, other=None,
                 allowed_methods=DEFAULT_ALLOWED_METHODS, status_forcelist=None, backoff_factor=0,
                 backoff_max=DEFAULT_BACKOFF_MAX, raise_on_redirect=True, raise_on_status=True, history=None,
                 respect_retry_after_header=True, remove_headers_on_redirect=DEFAULT_REMOVE_HEADERS_ON_REDIRECT,
                 backoff_jitter=0.0, retry_after_max=DEFAULT_RETRY_AFTER_MAX):
        if any(count is False for count in (redirect, total)):
            redirect, raise_on_redirect = 0, False
        self.total, self.connect, self.read, self.status, self.other = total, connect, read, status, other
        self.redirect, self.status_forcelist, self.allowed_methods = redirect, status_forcelist or set(), allowed_methods
        self.backoff_factor, self.backoff_max, self.retry_after_max = backoff_factor, backoff_max, retry_after_max
        self.raise_on_redirect, self.raise_on_status = raise_on_redirect, raise_on_status
        self.history, self.respect_retry_after_header = history or (), respect_retry_after_header
        dropped = frozenset(name.lower() for name in remove_headers_on_redirect)
        self.remove_headers_on_redirect, self.backoff_jitter = dropped, backoff_jitter

    def __repr__(self):
        return (f"{type(self).__name__}(total={self.total}, connect={self.connect}, read={self.read}, "
                f"redirect={self.redirect}, status={self.status})")

    def new(self, **changes):
        """The same with changes."""
        return type(self)(**{**self.__dict__, **changes})

    @classmethod
    def from_int(cls, retries, redirect=True, default=None):
        """What a number stands for."""
        if retries is None:
            retries = default if default is not None else cls(3)
        return retries if isinstance(retries, Retry) else cls(retries, redirect=bool(redirect) and None)

    def get_backoff_time(self):
        """How long to wait, by how often it has failed."""
        failures = 0
        for past in reversed(self.history):
            if past.redirect_location is not None:
                break
            failures += 1
        if failures <= 1:
            return 0
        wait = self.backoff_factor * 2 ** (failures - 1)
        if self.backoff_jitter:
            wait += random.random() * self.backoff_jitter
        return float(max(0, min(self.backoff_max, wait)))

    def parse_retry_after(self, retry_after):
        """Seconds, from a number of them or from a date."""
        if retry_after.strip().isdigit():
            seconds = int(retry_after)
        else:
            from http.cookiejar import http2time
            moment = http2time(retry_after)
            if moment is None:
                from ..exceptions import InvalidHeader
                raise InvalidHeader(f"Invalid Retry-After header: {retry_after}")
            seconds = moment - time.time()
        return min(max(seconds, 0), self.retry_after_max)

    def get_retry_after(self, response):
        """What the server asks for, in seconds, or None."""
        asked = response.headers.get("Retry-After")
        return None if asked is None else self.parse_retry_after(asked)

    def sleep(self, response=None):
        """Wait until it is time to try again."""
        wait = self.get_retry_after(response) if response is not None and self.respect_retry_after_header else None
        wait = wait or self.get_backoff_time()
        if wait > 0:
            time.sleep(wait)

    def _is_method_retryable(self, method):
        return not (self.allowed_methods and method.upper() not in self.allowed_methods)

    def is_retry(self, method, status_code, has_retry_after=False):
        """Whether a response is a reason to try again."""
        forced = status_code in (self.status_forcelist or ())
        asked = (has_retry_after and self.total and self.respect_retry_after_header
                 and status_code in self.RETRY_AFTER_STATUS_CODES)
        return self._is_method_retryable(method) and bool(forced or asked)

    def is_exhausted(self):
        """Whether there are no tries left."""
        counts = (self.total, self.connect, self.read, self.redirect, self.status, self.other)
        return any(count < 0 for count in counts if count is not None)

    def increment(self, method=None, url=None, response=None, error=None, _pool=None, _stacktrace=None):
        """What is left after a try that failed; raises where nothing is."""
        if error and self.total is False:
            raise error
        counts = {"total": self.total, "connect": self.connect, "read": self.read, "status": self.status, "other": self.other}
        cause, status, kind = "unknown", None, None
        if isinstance(error, ConnectTimeoutError):
            kind = "connect"
            if self.connect is False or method is None:
                raise error
        elif isinstance(error, (ReadTimeoutError, ProtocolError)):
            kind = "read"
            if self.read is False or method is None or not self._is_method_retryable(method):
                raise error
        elif error:
            kind = "other"
        else:
            status = (response is not None and response.status) or None
            kind = status and "status"
            words = ResponseError.SPECIFIC_ERROR if status else ResponseError.GENERIC_ERROR
            cause = words.format(status_code=status)
        for name in ("total", kind):
            if name is not None and counts[name] is not None:
                counts[name] -= 1
        left = self.new(history=(*self.history, RequestHistory(method, url, error, status, None)), **counts)
        if left.is_exhausted():
            why = error or ResponseError(cause)
            raise MaxRetryError(_pool, url, why) from why
        return left
