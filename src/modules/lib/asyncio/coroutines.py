"""What is a coroutine."""

import os
import sys

from _asyncio import iscoroutine
from .tasks import iscoroutinefunction

__all__ = ("iscoroutinefunction", "iscoroutine")


def _is_debug_mode():
    return sys.flags.dev_mode or bool(os.environ.get("PYTHONASYNCIODEBUG"))
