"""Cookies of clients: those that servers set, kept by domain and path, and sent back where they belong."""

import calendar
import re
import threading
import time
from urllib.parse import urlsplit

__all__ = ["Cookie", "CookieJar", "CookiePolicy", "DefaultCookiePolicy", "LoadError"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"(\d{1,2})[ -](\w{3})\w*[ -](\d{2,4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?")
_ADDRESS = re.compile(r"^(\d+\.){3}\d+$|:")


class LoadError(OSError):
    """A file of cookies could not be read."""


def http2time(text):
    """The time that a date in a header stands for, in seconds since the epoch, or None."""
    found = _DATE.search(text)
    if found is None or found[2].lower() not in _MONTHS:
        return None
    day, month, year = int(found[1]), _MONTHS.index(found[2].lower()) + 1, int(found[3])
    if year < 100:
        year += 1900 if year >= 70 else 2000
    return calendar.timegm((year, month, day, int(found[4]), int(found[5]), int(found[6] or 0), 0, 0, 0))


class Cookie:
    """One cookie, with where it belongs."""

    def __init__(self, version, name, value, port, port_specified, domain, domain_specified, domain_initial_dot, path,
                 path_specified, secure, expires, discard, comment, comment_url, rest, rfc2109=False):
        self.version = None if version is None else int(version)
        self.name, self.value, self.port, self.port_specified = name, value, port, port_specified
        self.domain, self.domain_specified, self.domain_initial_dot = domain.lower(), domain_specified, domain_initial_dot
        self.path, self.path_specified, self.secure = path, path_specified, secure
        self.expires = None if expires is None else int(float(expires))
        self.discard, self.comment, self.comment_url, self.rfc2109 = discard, comment, comment_url, rfc2109
        self._rest = dict(rest)

    def has_nonstandard_attr(self, name):
        return name in self._rest

    def get_nonstandard_attr(self, name, default=None):
        return self._rest.get(name, default)

    def set_nonstandard_attr(self, name, value):
        self._rest[name] = value

    def is_expired(self, now=None):
        """Whether its time is over."""
        return self.expires is not None and self.expires <= (time.time() if now is None else now)

    def __str__(self):
        port = "" if self.port is None else ":" + self.port
        pair = self.name if self.value is None else f"{self.name}={self.value}"
        return f"<Cookie {pair} for {self.domain}{port}{self.path}>"

    def __repr__(self):
        names = ("version", "name", "value", "port", "port_specified", "domain", "domain_specified", "domain_initial_dot",
                 "path", "path_specified", "secure", "expires", "discard", "comment", "comment_url")
        shown = [f"{name}={getattr(self, name)!r}" for name in names]
        return f"Cookie({', '.join(shown)}, rest={self._rest!r}, rfc2109={self.rfc2109!r})"


class CookiePolicy:
    """What is taken and what is sent back: everything that belongs there."""

    def set_ok(self, cookie, request):
        return True

    def return_ok(self, cookie, request):
        return True


class DefaultCookiePolicy(CookiePolicy):
    """Takes cookies of the host's own domains, sends them back where domain, path and scheme fit."""

    def set_ok(self, cookie, request):
        host = request_host(request)
        if not cookie.domain_specified:
            return True
        bare = cookie.domain.lstrip(".")
        return host == bare or "." in bare and domain_match(host, cookie.domain)

    def return_ok(self, cookie, request):
        if cookie.secure and urlsplit(request.get_full_url()).scheme not in ("https", "wss"):
            return False
        if cookie.is_expired() or not path_match(request_path(request), cookie.path):
            return False
        if not cookie.domain:
            return True
        host = request_host(request)
        if not cookie.domain_specified:
            return cookie.domain in (host, host + ".local")
        return domain_match(host, cookie.domain) or domain_match(host + ".local", cookie.domain)


def request_host(request):
    """The host that a request goes to, in lower case."""
    return (urlsplit(request.get_full_url()).hostname or "").lower()


def request_path(request):
    """The path that a request asks for."""
    path = urlsplit(request.get_full_url()).path
    return path if path.startswith("/") else "/" + path


def domain_match(host, domain):
    """Whether a host belongs to a cookie's domain."""
    domain = domain.lower()
    if host == domain.removeprefix("."):
        return True
    return domain.startswith(".") and not _ADDRESS.search(host) and host.endswith(domain)


def path_match(path, own):
    """Whether a path lies under a cookie's."""
    return path == own or path.startswith(own) and (own.endswith("/") or path[len(own):len(own) + 1] == "/")


def _fields(header):
    """The pair of a Set-Cookie, and its attributes in lower case."""
    first, *rest = header.split(";")
    name, equals, value = first.partition("=")
    attributes = {}
    for part in rest:
        key, given, text = part.partition("=")
        if key.strip():
            attributes[key.strip()] = text.strip() if given else None
    return name.strip(), value.strip() if equals else None, attributes


class CookieJar:
    """Cookies by domain, path and name."""

    def __init__(self, policy=None):
        self._policy = DefaultCookiePolicy() if policy is None else policy
        self._cookies_lock = threading.RLock()
        self._cookies = {}

    def set_policy(self, policy):
        self._policy = policy

    def __iter__(self):
        for paths in list(self._cookies.values()):
            for names in list(paths.values()):
                yield from list(names.values())

    def __len__(self):
        return sum(1 for _ in self)

    def __repr__(self):
        return f"<{self.__class__.__name__}[{', '.join(map(repr, self))}]>"

    def __str__(self):
        return f"<{self.__class__.__name__}[{', '.join(map(str, self))}]>"

    def set_cookie(self, cookie):
        """Keep a cookie, whether or not it should be."""
        with self._cookies_lock:
            self._cookies.setdefault(cookie.domain, {}).setdefault(cookie.path, {})[cookie.name] = cookie

    def set_cookie_if_ok(self, cookie, request):
        """Keep a cookie that the policy allows."""
        if self._policy.set_ok(cookie, request):
            self.set_cookie(cookie)

    def clear(self, domain=None, path=None, name=None):
        """Forget all cookies, or those of a domain, of a path in it, or one of them."""
        if name is not None:
            if domain is None or path is None:
                raise ValueError("domain and path must be given to remove a cookie by name")
            del self._cookies[domain][path][name]
        elif path is not None:
            if domain is None:
                raise ValueError("domain must be given to remove cookies by path")
            del self._cookies[domain][path]
        elif domain is not None:
            del self._cookies[domain]
        else:
            self._cookies = {}

    def clear_session_cookies(self):
        """Forget those that last as long as a session."""
        for cookie in self:
            if cookie.discard:
                self.clear(cookie.domain, cookie.path, cookie.name)

    def clear_expired_cookies(self):
        """Forget those whose time is over."""
        now = time.time()
        for cookie in self:
            if cookie.is_expired(now):
                self.clear(cookie.domain, cookie.path, cookie.name)

    def make_cookies(self, response, request):
        """The cookies that a response sets."""
        made = []
        for header in response.info().get_all("Set-Cookie", []):
            name, value, attributes = _fields(header)
            if name:
                made.append(self._made(name, value, attributes, request))
        return [cookie for cookie in made if cookie is not None]

    def _made(self, name, value, attributes, request):
        standard = {key.lower(): text for key, text in attributes.items()}
        rest = {key: text for key, text in attributes.items()
                if key.lower() not in ("domain", "path", "expires", "max-age", "secure", "version", "port", "discard")}
        path, domain = standard.get("path"), standard.get("domain")
        path_given = bool(path) and path.startswith("/")
        if not path_given:
            # The folder of what was asked for.
            path = request_path(request)
            path = path[:path.rindex("/")] or "/"
        host = request_host(request)
        dotted = bool(domain) and domain.startswith(".")
        if domain:
            domain = (domain if dotted else "." + domain).lower()
        else:
            domain = host if "." in host or _ADDRESS.search(host) else host + ".local"
        expires = None
        if standard.get("max-age") is not None:
            try:
                expires = int(time.time()) + int(standard["max-age"])
            except ValueError:
                return None
        elif standard.get("expires") is not None:
            expires = http2time(standard["expires"])
        if expires is not None and expires <= time.time():
            # To set a cookie of the past is to take it away.
            try:
                self.clear(domain, path, name)
            except KeyError:
                pass
            return None
        return Cookie(0, name, value, None, False, domain, bool(standard.get("domain")), dotted, path, path_given,
                      "secure" in standard, expires, expires is None, None, None, rest)

    def extract_cookies(self, response, request):
        """Keep what a response sets, as far as the policy allows."""
        for cookie in self.make_cookies(response, request):
            self.set_cookie_if_ok(cookie, request)

    def _cookies_for_request(self, request):
        found = [cookie for cookie in self if self._policy.return_ok(cookie, request)]
        return sorted(found, key=lambda cookie: -len(cookie.path))

    def add_cookie_header(self, request):
        """Give a request the cookies that belong to it, unless it has some."""
        pairs = [cookie.name if cookie.value is None else f"{cookie.name}={cookie.value}"
                 for cookie in self._cookies_for_request(request)]
        if pairs and not request.has_header("Cookie"):
            request.add_unredirected_header("Cookie", "; ".join(pairs))
        self.clear_expired_cookies()
