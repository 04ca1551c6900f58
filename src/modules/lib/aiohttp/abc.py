"""Interfaces that programs may implement."""

from abc import ABC, abstractmethod

__all__ = ("AbstractAccessLogger", "AbstractCookieJar", "AbstractMatchInfo", "AbstractResolver", "AbstractRouter",
           "AbstractStreamWriter", "AbstractView")


class AbstractAccessLogger(ABC):
    """Abstract writer to access log."""

    def __init__(self, logger, log_format):
        self.logger, self.log_format = logger, log_format

    @abstractmethod
    def log(self, request, response, time):
        """Emit log to logger."""

    @property
    def enabled(self):
        """Check if logger is enabled."""
        return True


class AbstractRouter(ABC):
    """What finds the handler of a request."""

    _frozen = False

    def post_init(self, app):
        """Called when the application has the router."""

    @property
    def frozen(self):
        return self._frozen

    def freeze(self):
        """Freeze router."""
        self._frozen = True

    @abstractmethod
    async def resolve(self, request):
        """Return MATCH_INFO for given request"""


class AbstractMatchInfo(ABC):
    """What a router found."""

    @property
    @abstractmethod
    def handler(self):
        """Execute matched request handler"""

    @property
    @abstractmethod
    def http_exception(self):
        """HTTPException instance raised on router's resolving, or None"""

    @abstractmethod
    def get_info(self):
        """Return a dict with additional info useful for introspection"""

    @property
    @abstractmethod
    def apps(self):
        """Stack of nested applications."""

    @abstractmethod
    def add_app(self, app):
        """Add application to the nested apps stack."""

    @abstractmethod
    def freeze(self):
        """Freeze the match info."""


class AbstractStreamWriter(ABC):
    """Abstract stream writer."""

    buffer_size = output_size = 0
    length = 0

    @abstractmethod
    async def write(self, chunk):
        """Write chunk into stream."""

    @abstractmethod
    async def write_eof(self, chunk=b""):
        """Write last chunk."""

    @abstractmethod
    async def drain(self):
        """Flush the write buffer."""


class AbstractCookieJar(ABC):
    """Abstract Cookie Jar."""

    @abstractmethod
    def clear(self, predicate=None):
        """Clear all cookies if no predicate is passed."""

    @abstractmethod
    def update_cookies(self, cookies, response_url=None):
        """Update cookies."""

    def update_cookies_from_headers(self, headers, response_url):
        """Update cookies from the values of headers Set-Cookie."""
        from http.cookies import SimpleCookie
        for header in headers:
            self.update_cookies(SimpleCookie(header), response_url)

    @abstractmethod
    def filter_cookies(self, request_url):
        """Return the jar's cookies filtered by their attributes."""


class AbstractResolver(ABC):
    """Abstract DNS resolver."""

    @abstractmethod
    async def resolve(self, host, port=0, family=0):
        """Return IP address for given hostname."""

    @abstractmethod
    async def close(self):
        """Release resolver."""


class AbstractView(ABC):
    """Abstract class based view."""

    def __init__(self, request):
        self._request = request

    @property
    def request(self):
        """Request instance."""
        return self._request

    @abstractmethod
    def __await__(self):
        """Execute the view handler."""
