"""Functions of `os` as coroutines."""

import os
from . import ospath as path
from .base import wrap

__all__ = ["path"]

for _name in ("access", "getcwd", "link", "listdir", "makedirs", "mkdir", "readlink", "remove", "removedirs", "rename",
              "renames", "replace", "rmdir", "scandir", "sendfile", "stat", "statvfs", "symlink", "unlink"):
    if hasattr(os, _name):
        globals()[_name] = wrap(getattr(os, _name))
        __all__.append(_name)
