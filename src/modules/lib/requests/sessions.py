"""Requests with headers, cookies, credentials and connections in common."""

import os
import time
from collections import OrderedDict
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urljoin, urlsplit
import _http_exchange as _exchange
from .adapters import HTTPAdapter
from .cookies import RequestsCookieJar, cookiejar_from_dict, extract_cookies_to_jar, merge_cookies
from .exceptions import (ChunkedEncodingError, ConnectionError, ContentDecodingError, InvalidSchema, TooManyRedirects)
from .hooks import default_hooks, dispatch_hook
from .models import DEFAULT_REDIRECT_LIMIT, REDIRECT_STATI, PreparedRequest, Request
from .structures import CaseInsensitiveDict
from .utils import default_headers, get_auth_from_url, requote_uri, to_key_val_list

_PORTS = {"http": 80, "https": 443}


def merge_setting(request_setting, session_setting, dict_class=OrderedDict):
    """What holds for a request: its own before the session's; a None takes one away."""
    if session_setting is None:
        return request_setting
    if request_setting is None:
        return session_setting
    if not (isinstance(session_setting, Mapping) and isinstance(request_setting, Mapping)):
        return request_setting
    merged = dict_class(to_key_val_list(session_setting))
    merged.update(to_key_val_list(request_setting))
    for key in [key for key, value in merged.items() if value is None]:
        del merged[key]
    return merged


def merge_hooks(request_hooks, session_hooks, dict_class=OrderedDict):
    """The hooks of a request, or else of the session."""
    if session_hooks is None or session_hooks.get("response") == []:
        return request_hooks
    if request_hooks is None or request_hooks.get("response") == []:
        return session_hooks
    return merge_setting(request_hooks, session_hooks, dict_class)


class SessionRedirectMixin:
    """Following redirects."""

    def get_redirect_target(self, resp):
        """Where a response sends to, or None."""
        if not resp.is_redirect:
            return None
        location = resp.headers["location"]
        try:
            return location.encode("latin1").decode("utf8")
        except UnicodeError:
            return location

    def should_strip_auth(self, old_url, new_url):
        """Whether credentials are no business of where a redirect leads."""
        old, new = urlsplit(old_url), urlsplit(new_url)
        if old.hostname != new.hostname:
            return True
        if (old.scheme, old.port in (80, None), new.scheme, new.port in (443, None)) == ("http", True, "https", True):
            return False
        ports = [parts.port or _PORTS.get(parts.scheme) for parts in (old, new)]
        return ports[0] != ports[1] or old.scheme != new.scheme

    def resolve_redirects(self, resp, req, stream=False, timeout=None, verify=True, cert=None, proxies=None,
                          yield_requests=False, **adapter_kwargs):
        """The responses that redirects lead to; or the requests that would."""
        history = []
        url = self.get_redirect_target(resp)
        fragment = urlsplit(req.url).fragment
        while url:
            history.append(resp)
            resp.history = history[:-1] if yield_requests else history[1:]
            try:
                resp.content
            except (ChunkedEncodingError, ConnectionError, ContentDecodingError, RuntimeError):
                resp.raw.close()
            if len(resp.history) >= self.max_redirects:
                raise TooManyRedirects(f"Exceeded {self.max_redirects} redirects.", response=resp)
            resp.close()
            prepared = self._redirected(resp, req, url, fragment)
            fragment = urlsplit(prepared.url).fragment
            req = prepared
            if yield_requests:
                yield req
                return
            resp = self.send(req, stream=stream, timeout=timeout, verify=verify, cert=cert, proxies=proxies,
                             allow_redirects=False, **adapter_kwargs)
            extract_cookies_to_jar(self.cookies, prepared, resp.raw)
            url = self.get_redirect_target(resp)
            yield resp

    def _redirected(self, resp, req, url, fragment):
        """The request that a redirect asks for."""
        if url.startswith("//"):
            url = f"{urlsplit(resp.url).scheme}:{url}"
        parts = urlsplit(url)
        if not parts.fragment and fragment:
            url = parts._replace(fragment=fragment).geturl()
        prepared = req.copy()
        prepared.url = requote_uri(url if parts.netloc else urljoin(resp.url, requote_uri(url)))
        prepared.method = _exchange.next_method(resp.status_code, prepared.method)
        headers = prepared.headers
        if resp.status_code not in (307, 308):
            for name in ("Content-Length", "Content-Type", "Transfer-Encoding"):
                headers.pop(name, None)
            prepared.body = None
        headers.pop("Cookie", None)
        extract_cookies_to_jar(prepared._cookies, req, resp.raw)
        merge_cookies(prepared._cookies, self.cookies)
        prepared.prepare_cookies(prepared._cookies)
        if "Authorization" in headers and self.should_strip_auth(resp.request.url, prepared.url):
            del headers["Authorization"]
        if prepared._body_position is not None and prepared.body is not None:
            prepared.body.seek(prepared._body_position)
        return prepared


class Session(SessionRedirectMixin):
    """Requests with headers, cookies, credentials and connections in common."""

    __attrs__ = ["headers", "cookies", "auth", "proxies", "hooks", "params", "verify", "cert", "adapters", "stream",
                 "trust_env", "max_redirects"]

    def __init__(self):
        self.headers, self.auth, self.proxies, self.hooks = default_headers(), None, {}, default_hooks()
        self.params, self.stream, self.verify, self.cert = {}, False, True, None
        self.max_redirects, self.trust_env = DEFAULT_REDIRECT_LIMIT, True
        self.cookies = cookiejar_from_dict({})
        self.adapters = OrderedDict()
        self.mount("https://", HTTPAdapter())
        self.mount("http://", HTTPAdapter())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def prepare_request(self, request):
        """A request with what the session adds, as it is sent."""
        cookies = request.cookies or {}
        merged = merge_cookies(merge_cookies(RequestsCookieJar(), self.cookies), cookies)
        p = PreparedRequest()
        p.prepare(method=request.method.upper(), url=request.url, files=request.files, data=request.data, json=request.json,
                  headers=merge_setting(request.headers, self.headers, dict_class=CaseInsensitiveDict),
                  params=merge_setting(request.params, self.params), auth=merge_setting(request.auth, self.auth),
                  cookies=merged, hooks=merge_hooks(request.hooks, self.hooks))
        return p

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None,
                allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None):
        """Send a request; a Response."""
        prepared = self.prepare_request(Request(method=method.upper(), url=url, headers=headers, files=files, data=data or {},
                                                json=json, params=params or {}, auth=auth, cookies=cookies, hooks=hooks))
        settings = self.merge_environment_settings(prepared.url, proxies or {}, stream, verify, cert)
        return self.send(prepared, timeout=timeout, allow_redirects=allow_redirects, **settings)

    def merge_environment_settings(self, url, proxies, stream, verify, cert):
        """How a request is sent, with what the environment and the session say."""
        if self.trust_env and verify in (True, None):
            verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or verify
        return {"proxies": merge_setting(proxies, self.proxies), "stream": merge_setting(stream, self.stream),
                "verify": merge_setting(verify, self.verify), "cert": merge_setting(cert, self.cert)}

    def get(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", True)
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", True)
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def send(self, request, **kwargs):
        """Send a prepared request; a Response."""
        kwargs.setdefault("stream", self.stream)
        kwargs.setdefault("verify", self.verify)
        kwargs.setdefault("cert", self.cert)
        kwargs.setdefault("proxies", self.proxies)
        if isinstance(request, Request):
            raise ValueError("You can only send PreparedRequests.")
        allow_redirects, stream = kwargs.pop("allow_redirects", True), kwargs.get("stream")
        adapter = self.get_adapter(url=request.url)
        start = time.perf_counter()
        r = adapter.send(request, **kwargs)
        r.elapsed = timedelta(seconds=time.perf_counter() - start)
        r = dispatch_hook("response", request.hooks, r, **kwargs)
        for resp in r.history:
            extract_cookies_to_jar(self.cookies, resp.request, resp.raw)
        extract_cookies_to_jar(self.cookies, request, r.raw)
        if allow_redirects:
            history = list(self.resolve_redirects(r, request, **kwargs))
            if history:
                history.insert(0, r)
                r = history.pop()
                r.history = history
        else:
            r._next = next(self.resolve_redirects(r, request, yield_requests=True, **kwargs), None)
        if not stream:
            r.content
        return r

    def get_adapter(self, url):
        """What sends requests to a URL."""
        for prefix, adapter in self.adapters.items():
            if url.lower().startswith(prefix.lower()):
                return adapter
        raise InvalidSchema(f"No connection adapters were found for {url!r}")

    def mount(self, prefix, adapter):
        """Have requests to URLs with such a beginning sent by an adapter; longer beginnings come first."""
        self.adapters[prefix] = adapter
        for key in [key for key in self.adapters if len(key) < len(prefix)]:
            self.adapters[key] = self.adapters.pop(key)

    def close(self):
        """Close the connections that are kept."""
        for adapter in self.adapters.values():
            adapter.close()


def session():
    """A Session."""
    return Session()
