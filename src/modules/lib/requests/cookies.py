"""Cookies of a session, as a mapping and as a jar."""

from collections.abc import MutableMapping
from http.cookiejar import Cookie, CookieJar


class MockRequest:
    """A request in the shape that jars of cookies know."""

    def __init__(self, request):
        self._request = request
        self.new_headers = {}

    def get_full_url(self):
        return self._request.url

    def has_header(self, name):
        return name in self._request.headers or name in self.new_headers

    def add_unredirected_header(self, name, value):
        self.new_headers[name] = value


class _MockResponse:
    def __init__(self, fields):
        self._fields = fields

    def info(self):
        return self

    def get_all(self, name, default=None):
        return [value for key, value in self._fields if key.lower() == name.lower()] or default


def extract_cookies_to_jar(jar, request, response):
    """Keep what a response sets in a jar."""
    fields = getattr(response, "_fields", None)
    # Nearly all responses set none.
    if fields and any(key.lower() == "set-cookie" for key, _ in fields):
        jar.extract_cookies(_MockResponse(fields), MockRequest(request))


def get_cookie_header(jar, request):
    """The cookies that belong to a request, as its header, or None."""
    asked = MockRequest(request)
    jar.add_cookie_header(asked)
    return asked.new_headers.get("Cookie")


def remove_cookie_by_name(cookiejar, name, domain=None, path=None):
    """Take the cookies of a name away."""
    for cookie in list(cookiejar):
        if cookie.name == name and domain in (None, cookie.domain) and path in (None, cookie.path):
            cookiejar.clear(cookie.domain, cookie.path, cookie.name)


class CookieConflictError(RuntimeError):
    """There are two cookies that meet the criteria."""


class RequestsCookieJar(CookieJar, MutableMapping):
    """A jar of cookies that is a mapping of names to values too."""

    def get(self, name, default=None, domain=None, path=None):
        try:
            return self._find_no_duplicates(name, domain=domain, path=path)
        except KeyError:
            return default

    def set(self, name, value, **kwargs):
        """Keep a cookie; None takes it away."""
        if value is None:
            return remove_cookie_by_name(self, name, kwargs.get("domain"), kwargs.get("path"))
        # A Morsel has its value inside.
        made = create_cookie(name, getattr(value, "value", value), **kwargs)
        self.set_cookie(made)
        return made

    def keys(self):
        return [cookie.name for cookie in self]

    def values(self):
        return [cookie.value for cookie in self]

    def items(self):
        return [(cookie.name, cookie.value) for cookie in self]

    def iterkeys(self):
        return iter(self.keys())

    def itervalues(self):
        return iter(self.values())

    def iteritems(self):
        return iter(self.items())

    def list_domains(self):
        return list(dict.fromkeys(cookie.domain for cookie in self))

    def list_paths(self):
        return list(dict.fromkeys(cookie.path for cookie in self))

    def multiple_domains(self):
        return len(self.list_domains()) < len(self)

    def get_dict(self, domain=None, path=None):
        """Names and values, of a domain and of a path."""
        return {cookie.name: cookie.value for cookie in self
                if domain in (None, cookie.domain) and path in (None, cookie.path)}

    def __contains__(self, name):
        return any(cookie.name == name for cookie in self)

    def __getitem__(self, name):
        return self._find_no_duplicates(name, None, None)

    def __setitem__(self, name, value):
        self.set(name, value)

    def __delitem__(self, name):
        remove_cookie_by_name(cookiejar=self, name=name)

    def set_cookie(self, cookie, *args, **kwargs):
        text = cookie.value
        if isinstance(text, str) and text[:1] == text[-1:] == '"':
            cookie.value = text.replace('\\"', "")
        return super().set_cookie(cookie, *args, **kwargs)

    def update(self, other):
        if not isinstance(other, CookieJar):
            super().update(other)
            return
        for cookie in other:
            self.set_cookie(cookie)

    def _find_no_duplicates(self, name, domain=None, path=None):
        found = None
        for cookie in self:
            if cookie.name == name and domain in (None, cookie.domain) and path in (None, cookie.path):
                if found is not None:
                    raise CookieConflictError(f"There are multiple cookies with name, {name!r}")
                found = cookie
        if found is None:
            raise KeyError(f"{name=}, {domain=}, {path=}")
        return found.value

    def copy(self):
        fresh = RequestsCookieJar(self._policy)
        fresh.update(self)
        return fresh

    def __getstate__(self):
        state = self.__dict__.copy()
        state.pop("_cookies_lock")
        return state

    def __setstate__(self, state):
        self.__init__(state["_policy"])
        self.__dict__.update(state)


def create_cookie(name, value, **kwargs):
    """A cookie that goes everywhere unless told otherwise."""
    parts = {"version": 0, "name": name, "value": value, "port": None, "domain": "", "path": "/", "secure": False,
             "expires": None, "discard": True, "comment": None, "comment_url": None, "rest": {"HttpOnly": None},
             "rfc2109": False}
    unknown = set(kwargs) - set(parts)
    if unknown:
        raise TypeError(f"create_cookie() got unexpected keyword arguments: {list(unknown)}")
    parts |= kwargs
    told = {f"{name}_specified": bool(parts[name]) for name in ("port", "domain", "path")}
    return Cookie(domain_initial_dot=parts["domain"].startswith("."), **told, **parts)


def cookiejar_from_dict(cookie_dict, cookiejar=None, overwrite=True):
    """A jar with the cookies of a dictionary."""
    jar = RequestsCookieJar() if cookiejar is None else cookiejar
    for name, value in (cookie_dict or {}).items():
        if overwrite or name not in jar:
            jar.set_cookie(create_cookie(name, value))
    return jar


def merge_cookies(cookiejar, cookies):
    """Add cookies of a dictionary or of a jar to a jar."""
    if not isinstance(cookiejar, CookieJar):
        raise ValueError("You can only merge into CookieJar")
    if not isinstance(cookies, dict):
        for cookie in cookies or ():
            cookiejar.set_cookie(cookie)
        return cookiejar
    return cookiejar_from_dict(cookies, cookiejar=cookiejar, overwrite=False)
