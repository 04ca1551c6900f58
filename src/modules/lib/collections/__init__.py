"""Container datatypes."""

from _collections import deque

__all__ = ["deque"]
