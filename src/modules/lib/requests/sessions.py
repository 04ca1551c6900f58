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
    settings = [setting for setting in (session_setting, request_setting) if setting is not None]
    if len(settings) < 2:
        return settings[0] if settings else None
    if not all(isinstance(setting, Mapping) for setting in settings):
        return request_setting
    merged = dict_class(pair for setting in settings for pair in to_key_val_list(setting))
    for name, value in [*merged.items()]:
        if value is None:
            merged.pop(name)
    return merged


def merge_hooks(request_hooks, session_hooks, dict_class=OrderedDict):
    """The hooks of a request, or else of the session."""
    own, common = (hooks is not None and hooks.get("response") != [] for hooks in (request_hooks, session_hooks))
    if own and common:
        return merge_setting(request_hooks, session_hooks, dict_class=dict_class)
    return session_hooks if common else request_hooks


class SessionRedirectMixin:
    """Following redirects."""

    def get_redirect_target(self, resp):
        """Where a response sends to, or None."""
        if not resp.is_redirect:
            return None
        target = resp.headers["location"]
        try:
            # Headers are read as Latin-1, but servers mean UTF-8.
            target = target.encode("latin-1").decode("utf-8")
        except UnicodeError:
            pass
        return target

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
        options = dict(adapter_kwargs, stream=stream, timeout=timeout, verify=verify, cert=cert, proxies=proxies)
        passed, fragment = [], urlsplit(req.url).fragment
        while target := self.get_redirect_target(resp):
            self._leave(resp, passed, yield_requests)
            req = self._redirected(resp, req, target, fragment)
            if yield_requests:
                yield req
                return
            fragment = urlsplit(req.url).fragment
            resp = self.send(req, allow_redirects=False, **options)
            extract_cookies_to_jar(self.cookies, req, resp.raw)
            yield resp

    def _leave(self, resp, passed, asked):
        """Have done with a response that sends on; those before it are passed already."""
        passed.append(resp)
        resp.history = passed[:-1] if asked else passed[1:]
        try:
            resp.content
        except (RuntimeError, ConnectionError, ChunkedEncodingError, ContentDecodingError):
            resp.raw.close()
        limit = self.max_redirects
        if len(resp.history) >= limit:
            raise TooManyRedirects(f"Exceeded {limit} redirects.", response=resp)
        resp.close()

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
        self.cookies, self.adapters = cookiejar_from_dict({}), OrderedDict()
        for scheme in ("https", "http"):
            self.mount(f"{scheme}://", HTTPAdapter())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def prepare_request(self, request):
        """A request with what the session adds, as it is sent."""
        jar = RequestsCookieJar()
        for more in (self.cookies, request.cookies or {}):
            jar = merge_cookies(jar, more)
        ready = PreparedRequest()
        ready.prepare(method=request.method.upper(), url=request.url, files=request.files, data=request.data, json=request.json,
                      headers=merge_setting(request.headers, self.headers, dict_class=CaseInsensitiveDict),
                      params=merge_setting(request.params, self.params), auth=merge_setting(request.auth, self.auth),
                      cookies=jar, hooks=merge_hooks(request.hooks, self.hooks))
        return ready

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
        return self.request("GET", url, **{"allow_redirects": True, **kwargs})

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **{"allow_redirects": True, **kwargs})

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **{"allow_redirects": False, **kwargs})

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, json=json, data=data, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, **kwargs, data=data)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, **kwargs, data=data)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    def send(self, request, **kwargs):
        """Send a prepared request; a Response."""
        for name in ("stream", "verify", "cert", "proxies"):
            kwargs.setdefault(name, getattr(self, name))
        if isinstance(request, Request):
            raise ValueError("You can only send PreparedRequests.")
        follow = kwargs.pop("allow_redirects", True)
        response = self._answer(request, kwargs)
        onward = self.resolve_redirects(response, request, **kwargs, **({} if follow else {"yield_requests": True}))
        if not follow:
            response._next = next(onward, None)
        elif later := list(onward):
            *passed, last = response, *later
            last.history, response = passed, last
        if not kwargs["stream"]:
            response.content
        return response

    def _answer(self, request, options):
        """What an adapter gets for a request, after the hooks and with its cookies kept."""
        adapter, start = self.get_adapter(url=request.url), time.perf_counter()
        response = adapter.send(request, **options)
        response.elapsed = timedelta(seconds=time.perf_counter() - start)
        response = dispatch_hook("response", request.hooks, response, **options)
        for asked, got in [*((earlier.request, earlier) for earlier in response.history), (request, response)]:
            extract_cookies_to_jar(self.cookies, asked, got.raw)
        return response

    def get_adapter(self, url):
        """What sends requests to a URL."""
        lowered = url.lower()
        found = next((key for key in self.adapters if lowered.startswith(key.lower())), None)
        if found is None:
            raise InvalidSchema(f"No connection adapters were found for {url!r}")
        return self.adapters[found]

    def mount(self, prefix, adapter):
        """Have requests to URLs with such a beginning sent by an adapter; longer beginnings come first."""
        adapters = self.adapters
        adapters[prefix] = adapter
        for shorter in [key for key in adapters if len(key) < len(prefix)]:
            adapters[shorter] = adapters.pop(shorter)

    def close(self):
        """Close the connections that are kept."""
        for adapter in self.adapters.values():
            adapter.close()


def session():
    """A Session."""
    return Session()
