"""Text files."""

from ..base import COMMON, AsyncBase, AsyncIndirectBase, methods


@methods(*COMMON, direct=("detach", "fileno", "readable"), properties=("buffer", "closed", "encoding", "errors",
                                                                        "line_buffering", "newlines", "name", "mode"))
class AsyncTextIOWrapper(AsyncBase):
    """A text file."""


@methods(*COMMON, direct=("fileno", "readable"), properties=("buffer", "closed", "encoding", "errors", "name", "mode"))
class AsyncTextIndirectIOWrapper(AsyncIndirectBase):
    """A standard stream, as text."""
