"""Create portable serialized representations of Python objects.

    dump(object, file)
    dumps(object) -> bytes
    load(file) -> object
    loads(bytes) -> object

A pickle says which classes and functions it wants by their names; only load pickles that you trust. Writing is
`_pickle_writer`, reading `_pickle_reader`.
"""

import io

from _pickle_codes import (
    CODES, DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, PickleBuffer, PickleError, PicklingError, UnpicklingError, compatible_formats,
    decode_long, encode_long, format_version,
)
from _pickle_reader import Unpickler
from _pickle_writer import Pickler, whichmodule

__all__ = [
    "PickleBuffer", "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
    *sorted([*CODES, "FALSE", "TRUE"]),
]

globals().update(CODES)
TRUE = b"I01\n"
FALSE = b"I00\n"

Pickler.__module__ = Unpickler.__module__ = "_pickle"
whichmodule.__module__ = __name__


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickled representation of obj to the open file object file.

    This is equivalent to ``Pickler(file, protocol).dump(obj)``, but may be more efficient.
    """
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return the pickled representation of the object as a bytes object."""
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """Read and return an object from the pickle data stored in a file.

    This is equivalent to ``Unpickler(file).load()``, but may be more efficient.
    """
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers or None).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """Read and return an object from the given pickle data."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    file = io.BytesIO(data)
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers or None).load()
