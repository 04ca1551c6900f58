"""Binary files."""

from ..base import COMMON, AsyncBase, AsyncIndirectBase, methods


@methods(*COMMON, "read1", "readinto", direct=("detach", "fileno", "readable"), properties=("closed", "raw", "name", "mode"))
class AsyncBufferedIOBase(AsyncBase):
    """A buffered binary file."""


@methods("peek")
class AsyncBufferedReader(AsyncBufferedIOBase):
    """A buffered binary file that can be read."""


@methods(*COMMON, "readall", "readinto", direct=("fileno", "readable"), properties=("closed", "name", "mode"))
class AsyncFileIO(AsyncBase):
    """An unbuffered binary file."""


@methods(*COMMON, direct=("fileno", "readable"), properties=("closed", "raw", "name", "mode"))
class AsyncIndirectBufferedIOBase(AsyncIndirectBase):
    """A standard stream, as bytes."""
