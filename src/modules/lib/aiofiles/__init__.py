"""Files for asyncio: each operation runs on a thread."""

from . import tempfile
from .threadpool import (open, stderr, stderr_bytes, stdin, stdin_bytes, stdout, stdout_bytes)

__all__ = ["open", "tempfile", "stdin", "stdout", "stderr", "stdin_bytes", "stdout_bytes", "stderr_bytes"]
