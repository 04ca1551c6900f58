"""Task groups (native)."""

from _asyncio import TaskGroup

__all__ = ("TaskGroup",)
