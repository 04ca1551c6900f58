"""Cookies of the client."""

import json
import time
from collections import defaultdict
from .abc import AbstractCookieJar
from http.cookies import BaseCookie, Morsel, SimpleCookie, _quote
from yarl import URL

__all__ = ("CookieJar", "DummyCookieJar")


def _is_ip(host):
    return ":" in host or host.replace(".", "").isdigit()


class CookieJar(AbstractCookieJar):
    """Implements cookie storage adhering to RFC 6265."""

    def __init__(self, *, unsafe=False, quote_cookie=True, treat_as_secure_origin=None, loop=None):
        self._cookies = {}
        self._unsafe = unsafe
        self._quote_cookie = quote_cookie
        if treat_as_secure_origin is None:
            treat_as_secure_origin = ()
        elif isinstance(treat_as_secure_origin, (str, URL)):
            treat_as_secure_origin = (treat_as_secure_origin,)
        self._secure_origins = frozenset(URL(origin).origin() for origin in treat_as_secure_origin)

    @property
    def quote_cookie(self):
        return self._quote_cookie

    @property
    def unsafe(self):
        return self._unsafe

    @property
    def treat_as_secure_origin(self):
        return self._secure_origins

    @property
    def cookies(self):
        """The cookies by domain and path."""
        found = defaultdict(SimpleCookie)
        for (domain, path, name), (morsel, _) in self._cookies.items():
            dict.__setitem__(found[domain, path], name, morsel)
        return found

    @property
    def host_only_cookies(self):
        """Which of them are for their host alone."""
        return frozenset(key for key, (morsel, _) in self._cookies.items() if morsel._host_only)

    def save(self, file_path):
        """Save cookies to a file."""
        saved = {}
        for (domain, path, name), (morsel, until) in self._cookies.items():
            facts = {"key": morsel.key, "value": morsel.value, "coded_value": morsel.coded_value}
            facts.update((key, value) for key, value in morsel.items() if value and key != "max-age")
            if morsel._host_only:
                facts["host_only"] = True
            if until is not None:
                facts["expires_timestamp"] = until
            saved.setdefault(f"{domain}|{path}", {})[name] = facts
        with open(file_path, "w", encoding="utf-8") as file:
            json.dump(saved, file, indent=2)

    def load(self, file_path):
        """Load cookies from a file that save() made."""
        with open(file_path, encoding="utf-8") as file:
            saved = json.load(file)
        self._cookies.clear()
        for place, cookies in saved.items():
            domain, _, path = place.partition("|")
            for name, facts in cookies.items():
                morsel = Morsel()
                morsel.set(facts.pop("key"), facts.pop("value"), facts.pop("coded_value"))
                morsel._host_only, until = facts.pop("host_only", False), facts.pop("expires_timestamp", None)
                morsel.update(facts)
                self._cookies[domain, path, name] = (morsel, until)
        self._expire()

    def clear(self, predicate=None):
        """Clear all cookies if no predicate is passed."""
        if predicate is None:
            self._cookies.clear()
        else:
            for key in [key for key, (morsel, _) in self._cookies.items() if predicate(morsel)]:
                del self._cookies[key]

    def clear_domain(self, domain):
        """Clear all cookies for domain and all subdomains."""
        self.clear(lambda morsel: morsel["domain"] == domain or morsel["domain"].endswith("." + domain))

    def __iter__(self):
        self._expire()
        return iter([morsel for morsel, _ in self._cookies.values()])

    def __len__(self):
        return sum(1 for _ in self)

    def _expire(self):
        now = time.time()
        for key in [key for key, (_, until) in self._cookies.items() if until is not None and until <= now]:
            del self._cookies[key]

    def update_cookies(self, cookies, response_url=URL()):
        """Update cookies."""
        host = response_url.raw_host
        if not self._unsafe and host is not None and _is_ip(host):
            return
        items = cookies.items() if hasattr(cookies, "items") else cookies
        for name, cookie in items:
            if not isinstance(cookie, Morsel):
                parsed = SimpleCookie()
                parsed[name] = cookie
                cookie = parsed[name]
            else:
                # The jar completes its own; that of a response stays as it came.
                cookie = cookie.copy()
            self._update(name, cookie, host, response_url)

    def _update(self, name, cookie, host, response_url):
        domain = (cookie["domain"] or "").lstrip(".").lower()
        if domain.endswith("."):
            domain = ""
        host_only = not domain
        if domain and host is not None and host != domain and not host.endswith("." + domain):
            return
        domain = domain or host or ""
        path = cookie["path"]
        if not path or not path.startswith("/"):
            path = response_url.path
            path = path[:path.rfind("/")] or "/" if path.startswith("/") else "/"
        until = _until(cookie)
        cookie["domain"], cookie["path"] = domain, path
        cookie._host_only = host_only
        self._cookies[domain, path, name] = (cookie, until)
        self._expire()

    def filter_cookies(self, request_url=URL()):
        """Returns this jar's cookies filtered by their attributes."""
        request_url = URL(request_url)
        filtered = BaseCookie()
        if not self._cookies:
            return filtered
        self._expire()
        host, path = request_url.raw_host or "", request_url.path
        if not self._unsafe and _is_ip(host) and host:
            return self._shared(filtered)
        secure = request_url.scheme in ("https", "wss") or bool(host) and request_url.origin() in self._secure_origins
        for (domain, wanted, name), (cookie, _) in sorted(self._cookies.items(), key=lambda item: len(item[0][1])):
            if domain:
                matches = host == domain or (not cookie._host_only and host.endswith("." + domain))
                if not matches or not _path_matches(path, wanted):
                    continue
            if cookie["secure"] and not secure:
                continue
            filtered[name] = self._sent(cookie)
        return filtered

    def _sent(self, cookie):
        """A cookie as it is sent, without its attributes."""
        sent = Morsel()
        sent._key, sent._value = cookie.key, cookie.value
        coded = cookie.coded_value
        if not self._quote_cookie:
            coded = cookie.value
        elif not (len(coded) > 1 and coded[0] == coded[-1] == '"'):
            coded = _quote(cookie.value)
        sent._coded_value = coded
        return sent

    def _shared(self, filtered):
        for (domain, _, name), (cookie, _) in self._cookies.items():
            if not domain:
                filtered[name] = self._sent(cookie)
        return filtered


def _until(cookie):
    """When a cookie ends, None where it does not."""
    if cookie["max-age"]:
        try:
            return time.time() + int(cookie["max-age"])
        except ValueError:
            cookie["max-age"] = ""
            return None
    return _date(cookie["expires"]) if cookie["expires"] else None


def _path_matches(path, wanted):
    if path == wanted:
        return True
    return path.startswith(wanted) and (wanted.endswith("/") or path[len(wanted):len(wanted) + 1] == "/")


_MONTHS = {name: at + 1 for at, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))}


def _date(text):
    import calendar
    words = text.replace("-", " ").replace(",", " ").split()
    day = month = year = None
    clock = (0, 0, 0)
    for word in words:
        if ":" in word:
            parts = word.split(":")
            clock = tuple(int(part) for part in parts[:3]) if all(part.isdigit() for part in parts) else clock
        elif word[:3].lower() in _MONTHS and month is None:
            month = _MONTHS[word[:3].lower()]
        elif word.isdigit():
            if day is None and len(word) <= 2:
                day = int(word)
            elif year is None:
                year = int(word) + (2000 if int(word) < 70 else 1900 if int(word) < 100 else 0)
    if day is None or month is None or year is None:
        return None
    return calendar.timegm((year, month, day, *clock))


class DummyCookieJar(AbstractCookieJar):
    """Implements a dummy cookie storage: it keeps nothing."""

    def __init__(self, *, loop=None):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    @property
    def quote_cookie(self):
        return True

    def clear(self, predicate=None):
        pass

    def clear_domain(self, domain):
        pass

    def update_cookies(self, cookies, response_url=URL()):
        pass

    def filter_cookies(self, request_url):
        return BaseCookie()
