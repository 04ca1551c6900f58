"""What futures are made of (native)."""

from _asyncio import isfuture

__all__ = ()

# States for Future.
_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"
