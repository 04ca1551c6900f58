"""The event loop by the name of CPython's class (native)."""

from _asyncio import BaseEventLoop as BaseSelectorEventLoop

__all__ = ("BaseSelectorEventLoop",)
