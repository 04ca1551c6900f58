"""What sends requests."""

import os
from urllib.parse import urlsplit
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import (ClosedPoolError, ConnectTimeoutError, HTTPError, MaxRetryError, NewConnectionError,
                                ProtocolError, ReadTimeoutError, ResponseError)
from urllib3.exceptions import SSLError as _SSLError
from urllib3.util.retry import Retry
from .cookies import extract_cookies_to_jar
from .exceptions import ConnectionError, ConnectTimeout, InvalidURL, ReadTimeout, RetryError, SSLError
from .models import Response
from .structures import CaseInsensitiveDict
from .utils import get_encoding_from_headers

DEFAULT_POOLBLOCK = False
DEFAULT_POOLSIZE = 10
DEFAULT_RETRIES = 0


class BaseAdapter:
    """What sends requests of a scheme or of a host."""

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class HTTPAdapter(BaseAdapter):
    """Sends requests over connections that it keeps."""

    __attrs__ = ["max_retries", "config", "_pool_connections", "_pool_maxsize", "_pool_block"]

    def __init__(self, pool_connections=DEFAULT_POOLSIZE, pool_maxsize=DEFAULT_POOLSIZE, max_retries=DEFAULT_RETRIES,
                 pool_block=DEFAULT_POOLBLOCK):
        self.max_retries = Retry(0, read=False) if max_retries == DEFAULT_RETRIES else Retry.from_int(max_retries)
        self.config = {}
        self._pool_connections, self._pool_maxsize, self._pool_block = pool_connections, pool_maxsize, pool_block
        self._pools = {}

    def _pool(self, url, verify, cert):
        parts = urlsplit(url)
        secure = parts.scheme.lower() == "https"
        key = (secure, parts.hostname, parts.port, verify if secure else None, cert if secure else None)
        pool = self._pools.get(key)
        if pool is None:
            if secure:
                pool = HTTPSConnectionPool(parts.hostname, parts.port, self._pool_maxsize, _context(verify, cert))
            else:
                pool = HTTPConnectionPool(parts.hostname, parts.port, self._pool_maxsize)
            self._pools[key] = pool
        return pool

    def close(self):
        """Close the connections that are kept."""
        pools, self._pools = self._pools, {}
        for pool in pools.values():
            pool.close()

    def build_response(self, req, resp):
        """The Response of what came over the connection."""
        answer, headers = Response(), CaseInsensitiveDict(getattr(resp, "headers", {}))
        answer.status_code, answer.reason, answer.raw = getattr(resp, "status", None), resp.reason, resp
        answer.headers, answer.encoding = headers, get_encoding_from_headers(headers)
        answer.url = req.url.decode("utf-8") if isinstance(req.url, bytes) else req.url
        answer.request, answer.connection = req, self
        extract_cookies_to_jar(answer.cookies, req, resp)
        return answer

    def add_headers(self, request, **kwargs):
        """For adapters of scripts: called before a request is sent."""

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        """Send a request; a Response whose body is still to be read."""
        try:
            pool = self._pool(request.url, verify, cert)
        except ValueError as refusal:
            raise InvalidURL(refusal, request=request)
        self.add_headers(request, stream=stream, timeout=timeout, verify=verify, cert=cert, proxies=proxies)
        # Nobody knows where a body without a length ends but by its chunks.
        chunked = request.body is not None and "Content-Length" not in request.headers
        try:
            got = pool.urlopen(request.method, request.path_url, request.body, request.headers, self.max_retries,
                               _timeouts(timeout), chunked=chunked)
        except HTTPError as failure:
            raise _told_as(failure)(failure, request=request)
        return self.build_response(request, got)


def _told_as(failure):
    """The class of the error that scripts get for one of a pool."""
    tried = isinstance(failure, MaxRetryError)
    cause = failure.reason if tried else failure
    if tried and isinstance(cause, ResponseError):
        return RetryError
    if tried and isinstance(cause, ConnectTimeoutError) and not isinstance(cause, NewConnectionError):
        return ConnectTimeout
    if isinstance(cause, _SSLError):
        return SSLError
    return ReadTimeout if not tried and isinstance(cause, ReadTimeoutError) else ConnectionError


def _timeouts(timeout):
    """One for connecting and one for reading."""
    if isinstance(timeout, tuple):
        try:
            connect, read = timeout
        except ValueError:
            raise ValueError(f"Invalid timeout {timeout}. Pass a (connect, read) timeout tuple, or a single float to set both "
                             "timeouts to the same value.")
    elif hasattr(timeout, "connect_timeout"):
        return timeout.connect_timeout, timeout.read_timeout
    else:
        connect = read = timeout
    for name, value in (("connect", connect), ("read", read)):
        if value is not None and value <= 0:
            raise ValueError(f"Attempted to set {name} timeout to {value}, but the timeout cannot be set to a value less "
                             "than or equal to 0.")
    return connect, read


def _context(verify, cert):
    import ssl
    if not verify:
        context = ssl._create_unverified_context()
    elif verify is True:
        context = ssl.create_default_context()
    else:
        if not os.path.exists(verify):
            raise OSError(f"Could not find a suitable TLS CA certificate bundle, invalid path: {verify}")
        context = ssl.create_default_context(**{"capath" if os.path.isdir(verify) else "cafile": verify})
    if cert:
        context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    return context
