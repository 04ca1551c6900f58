"""Middlewares of the client: their types, and how they are put around a handler."""

from .client import ClientHandlerType, ClientMiddlewareType, _through

__all__ = ("ClientMiddlewareType", "ClientHandlerType", "build_client_middlewares")


def build_client_middlewares(handler, middlewares):
    """The handler with the middlewares around it, the first outermost."""
    for middleware in reversed(middlewares):
        handler = _through(middleware, handler)
    return handler
