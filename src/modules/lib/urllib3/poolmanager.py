"""Requests to any host."""

import json as _json
from urllib.parse import urlencode, urljoin, urlsplit
import _http_exchange as _exchange
from ._collections import HTTPHeaderDict
from .connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from .exceptions import LocationValueError, MaxRetryError, ResponseError, URLSchemeUnknown
from .util.retry import Retry
from .util.timeout import Timeout

_REDIRECTS = (301, 302, 303, 307, 308)


class PoolManager:
    """Pools of connections by host."""

    def __init__(self, num_pools=10, headers=None, retries=None, timeout=None, maxsize=10, ssl_context=None, cert_reqs=None):
        self.headers = headers or {}
        self._retries, self._timeout, self._maxsize, self._context = retries, timeout, maxsize, ssl_context
        if cert_reqs is not None and cert_reqs in ("CERT_NONE", 0):
            import ssl
            self._context = ssl._create_unverified_context()
        self.pools = {}

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.clear()

    def clear(self):
        """Close what is idle."""
        pools, self.pools = self.pools, {}
        for pool in pools.values():
            pool.close()

    def connection_from_url(self, url, context=None):
        """The pool of a URL's host."""
        parts = urlsplit(url)
        if not parts.hostname:
            raise LocationValueError("No host specified.")
        kinds = {"http": HTTPConnectionPool, "https": HTTPSConnectionPool}
        if parts.scheme not in kinds:
            raise URLSchemeUnknown(parts.scheme)
        context = context or self._context
        key = (parts.scheme, parts.hostname, parts.port, id(context))
        if key not in self.pools:
            self.pools[key] = kinds[parts.scheme](parts.hostname, parts.port, self._maxsize, context)
        return self.pools[key]

    def request(self, method, url, body=None, fields=None, headers=None, json=None, redirect=True, retries=None, timeout=None,
                preload_content=True, decode_content=True):
        """Send a request; its response."""
        method = method.upper()
        headers = HTTPHeaderDict(self.headers if headers is None else headers)
        if json is not None:
            body = _json.dumps(json, separators=(",", ":"), ensure_ascii=False).encode()
            headers.setdefault("Content-Type", "application/json")
        elif fields and method in ("DELETE", "GET", "HEAD", "OPTIONS"):
            url += ("&" if "?" in url else "?") + urlencode(fields)
        elif fields:
            body, kind = _exchange.multipart(_part(name, value) for name, value in dict(fields).items())
            headers.setdefault("Content-Type", kind)
        timeout = self._timeout if timeout is None else timeout
        if not isinstance(timeout, Timeout):
            timeout = Timeout(timeout)
        retries = self._retries if retries is None else retries
        retries = Retry.from_int(retries if retries is not None else 3)
        followed = 0
        while True:
            parts = urlsplit(url)
            target = (parts.path or "/") + ("?" + parts.query if parts.query else "")
            pool = self.connection_from_url(url)
            chunked = body is not None and not isinstance(body, (str, bytes, bytearray))
            response = pool.urlopen(method, target, body, headers, retries, (timeout.connect_timeout, timeout.read_timeout),
                                    preload_content, decode_content, chunked)
            response._url = url
            if not (redirect and response.status in _REDIRECTS and "location" in response.headers):
                return response
            followed += 1
            limit = retries.total if retries.redirect is None else retries.redirect
            if limit is not None and followed > limit:
                if not retries.raise_on_redirect:
                    return response
                raise MaxRetryError(pool, target, ResponseError("too many redirects"))
            changed = "GET" if response.status == 303 and method != "HEAD" else method
            if changed != method:
                method, body = changed, None
            fresh = urljoin(url, response.headers["location"])
            if urlsplit(fresh).hostname != parts.hostname:
                for name in retries.remove_headers_on_redirect:
                    headers.pop(name, None)
            response.drain_conn()
            url = fresh

    urlopen = request


def _part(name, value):
    if isinstance(value, tuple):
        return name, value[0], value[2] if len(value) > 2 else "application/octet-stream", value[1], {}
    return name, None, None, value, {}
