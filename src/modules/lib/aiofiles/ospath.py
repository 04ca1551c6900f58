"""Functions of `os.path` as coroutines."""

from os import path
from .base import wrap

__all__ = []

for _name in ("abspath", "exists", "getatime", "getctime", "getmtime", "getsize", "isdir", "isfile", "islink", "ismount",
              "samefile", "sameopenfile"):
    if hasattr(path, _name):
        globals()[_name] = wrap(getattr(path, _name))
        __all__.append(_name)
