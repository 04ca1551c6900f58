"""The protocol of the client's connections: here it is the connection itself."""

from .connector import Connection as ResponseHandler

__all__ = ("ResponseHandler",)
