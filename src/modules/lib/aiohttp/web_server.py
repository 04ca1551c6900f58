"""The server below applications."""

from .web_runner import Server

__all__ = ("Server",)
