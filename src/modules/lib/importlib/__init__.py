"""Importing modules by their names, and anew."""

import _imp
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    """Import a module.

    The 'package' argument is required when performing a relative import. It specifies the package to use as the anchor point
    from which to resolve the relative import to an absolute import.
    """
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip("."))
    if not isinstance(name, str):
        raise TypeError(f"module name must be str, not {type(name)}")
    if level:
        name = _absolute(name[level:], package, level)
    if not name:
        raise ValueError("Empty module name")
    return _imp.import_module(name)


def _absolute(name, package, level):
    if not isinstance(package, str):
        raise TypeError("__package__ not set to a string")
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


def invalidate_caches():
    """Call the invalidate_caches() method on all meta path finders stored in sys.meta_path (where implemented)."""


def reload(module):
    """Reload the module and return it.

    The module must have been successfully imported before.
    """
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    spec = getattr(module, "__spec__", None)
    name = module.__name__ if spec is None else spec.name
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    parent = name.rpartition(".")[0]
    if parent and parent not in sys.modules:
        raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
    path = getattr(module, "__file__", None)
    if path is None:
        _imp.run_again(module, name)
    else:
        from .util import find_spec_again
        spec = find_spec_again(name)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        _imp.run_file(module, spec.origin)
    return sys.modules[name]


def __getattr__(name):
    # Submodules that CPython has loaded before anybody asks.
    if name in ("abc", "machinery", "util", "metadata"):
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
