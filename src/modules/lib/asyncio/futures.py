"""Futures (native)."""

from _asyncio import Future, isfuture
from .tasks import wrap_future

__all__ = ("Future", "wrap_future", "isfuture")

# The name of the class without an accelerator: here there is one class.
_PyFuture = Future


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)
