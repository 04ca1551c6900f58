"""Types of the client's middlewares."""

from .client import ClientHandlerType, ClientMiddlewareType

__all__ = ("ClientMiddlewareType", "ClientHandlerType")
