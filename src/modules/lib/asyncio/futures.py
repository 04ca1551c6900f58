"""Futures (native)."""

from _asyncio import Future, isfuture
from .tasks import wrap_future

__all__ = ("Future", "wrap_future", "isfuture")
