"""Interfaces that programs may implement."""

from abc import ABC, abstractmethod

__all__ = ("AbstractCookieJar", "AbstractResolver", "AbstractView")


class AbstractCookieJar(ABC):
    """Abstract Cookie Jar."""

    @abstractmethod
    def clear(self, predicate=None):
        """Clear all cookies if no predicate is passed."""

    @abstractmethod
    def update_cookies(self, cookies, response_url=None):
        """Update cookies."""

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
