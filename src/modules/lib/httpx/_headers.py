"""Headers and cookies."""

from collections.abc import Mapping, MutableMapping
from http.cookiejar import Cookie, CookieJar
from ._exceptions import CookieConflict


def _bytes(value, encoding):
    if isinstance(value, str):
        return value.encode("ascii" if not encoding else encoding)
    if isinstance(value, bytes):
        return value
    raise TypeError(f"Header value must be str or bytes, not {type(value)}")


class Headers(MutableMapping):
    """Headers by name in any case, in order, each as often as it came."""

    def __init__(self, headers=None, encoding=None):
        self._list, self._encoding = [], encoding
        if isinstance(headers, Headers):
            self._list += headers._list
            return
        pairs = headers.items() if isinstance(headers, Mapping) else headers or ()
        for key, value in pairs:
            raw = key if isinstance(key, bytes) else key.encode(encoding or "ascii")
            self._list.append((raw, raw.lower(), _bytes(value, encoding)))

    @property
    def encoding(self):
        """What the bytes are decoded with."""
        if self._encoding is None:
            self._encoding = next(filter(self._readable_as, ("ascii", "utf-8")), "iso-8859-1")
        return self._encoding

    def _readable_as(self, encoding):
        try:
            for name, _, value in self._list:
                name.decode(encoding)
                value.decode(encoding)
        except UnicodeDecodeError:
            return False
        return True

    @encoding.setter
    def encoding(self, value):
        self._encoding = value

    @property
    def raw(self):
        """Names and values as they were given."""
        return [(raw, value) for raw, _, value in self._list]

    def _joined(self):
        found = {}
        for name, value in self.multi_items():
            found.setdefault(name, []).append(value)
        return {name: ", ".join(values) for name, values in found.items()}

    def keys(self):
        return dict.fromkeys(key.decode(self.encoding) for _, key, _ in self._list).keys()

    def values(self):
        return self._joined().values()

    def items(self):
        return self._joined().items()

    def multi_items(self):
        """Each value with its name."""
        encoding = self.encoding
        return [tuple(part.decode(encoding) for part in entry[1:]) for entry in self._list]

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def get_list(self, key, split_commas=False):
        """The values of a header."""
        wanted = key.lower().encode(self.encoding)
        values = [value.decode(self.encoding) for _, name, value in self._list if name == wanted]
        return [part.strip() for value in values for part in value.split(",")] if split_commas else values

    def update(self, headers=None):
        fresh = Headers(headers)
        for name in fresh.keys():
            self.pop(name, None)
        self._list += fresh._list

    def copy(self):
        return Headers(self, self.encoding)

    def __getitem__(self, key):
        values = self.get_list(key)
        if not values:
            raise KeyError(key)
        return ", ".join(values)

    def __setitem__(self, key, value):
        raw = key.encode(self._encoding or "utf-8") if isinstance(key, str) else key
        entry = (raw, raw.lower(), _bytes(value, self._encoding or "utf-8"))
        places = [at for at, (_, name, _) in enumerate(self._list) if name == entry[1]]
        if not places:
            self._list.append(entry)
            return
        for at in reversed(places[1:]):
            del self._list[at]
        self._list[places[0]] = entry

    def __delitem__(self, key):
        name = key.lower().encode(self.encoding)
        kept = [entry for entry in self._list if entry[1] != name]
        if len(kept) == len(self._list):
            raise KeyError(key)
        self._list = kept

    def __contains__(self, key):
        name = key.lower().encode(self.encoding)
        return any(entry[1] == name for entry in self._list)

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._list)

    def __eq__(self, other):
        try:
            other = Headers(other)
        except (TypeError, ValueError, AttributeError):
            return False
        return sorted(entry[1:] for entry in self._list) == sorted(entry[1:] for entry in other._list)

    def __repr__(self):
        shown = [(key, "[secure]" if key in ("authorization", "proxy-authorization") else value)
                 for key, value in self.multi_items()]
        encoding = "" if self.encoding == "ascii" else f", encoding={self.encoding!r}"
        as_dict = dict(shown)
        return f"{self.__class__.__name__}({as_dict if len(as_dict) == len(shown) else shown!r}{encoding})"


class _Asked:
    """A request in the shape that jars of cookies know."""

    def __init__(self, request):
        self._request = request

    def get_full_url(self):
        return str(self._request.url)

    def has_header(self, name):
        return name in self._request.headers

    def add_unredirected_header(self, name, value):
        self._request.headers[name] = value


class _Answered:
    def __init__(self, headers):
        self._headers = headers

    def info(self):
        return self

    def get_all(self, name, default=None):
        return self._headers.get_list(name)


class Cookies(MutableMapping):
    """Cookies as a mapping of names to values."""

    def __init__(self, cookies=None):
        self.jar = cookies if isinstance(cookies, CookieJar) else CookieJar()
        if isinstance(cookies, Cookies):
            for cookie in cookies.jar:
                self.jar.set_cookie(cookie)
        elif cookies is not None and not isinstance(cookies, CookieJar):
            for key, value in cookies.items() if isinstance(cookies, dict) else cookies:
                self.set(key, value)

    def extract_cookies(self, response):
        """Keep what a response sets."""
        # Nearly all responses set none.
        if "set-cookie" in response.headers:
            self.jar.extract_cookies(_Answered(response.headers), _Asked(response.request))

    def set_cookie_header(self, request):
        """Give a request the cookies that belong to it."""
        self.jar.add_cookie_header(_Asked(request))

    def set(self, name, value, domain="", path="/"):
        self.jar.set_cookie(Cookie(0, name, value, None, False, domain, bool(domain), domain.startswith("."), path, bool(path),
                                   False, None, True, None, None, {"HttpOnly": None}))

    def _found(self, name, domain, path):
        return [cookie for cookie in self.jar
                if cookie.name == name and domain in (None, cookie.domain) and path in (None, cookie.path)]

    def get(self, name, default=None, domain=None, path=None):
        found = self._found(name, domain, path)
        if len(found) > 1:
            raise CookieConflict(f"Multiple cookies exist with name={name}")
        return found[0].value if found else default

    def delete(self, name, domain=None, path=None):
        """Take a cookie away."""
        places = [(domain, path)]
        if None in places[0]:
            places = [(one.domain, one.path) for one in self._found(name, domain, path)]
        for place in places:
            self.jar.clear(*place, name)

    def clear(self, domain=None, path=None):
        self.jar.clear(*[part for part in (domain, path) if part is not None])

    def update(self, cookies=None):
        for cookie in Cookies(cookies).jar:
            self.jar.set_cookie(cookie)

    def __setitem__(self, name, value):
        self.set(name, value)

    def __getitem__(self, name):
        if (value := self.get(name)) is not None:
            return value
        raise KeyError(name)

    def __delitem__(self, name):
        self.delete(name)

    def __len__(self):
        return len(self.jar)

    def __iter__(self):
        return (one.name for one in self.jar)

    def __bool__(self):
        return len(self.jar) > 0

    def __repr__(self):
        shown = ", ".join(f"<Cookie {cookie.name}={cookie.value} for {cookie.domain} />" for cookie in self.jar)
        return f"<Cookies[{shown}]>"
