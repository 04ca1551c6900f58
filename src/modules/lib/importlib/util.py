"""Finding modules without importing them, and making modules of files."""

import sys
import types

import _imp
from _module_spec import BuiltinImporter, ModuleSpec, NamespaceLoader, SourceFileLoader, _NamespacePath, spec_of_file

__all__ = ["LazyLoader", "cache_from_source", "find_spec", "module_from_spec", "resolve_name", "source_from_cache",
           "spec_from_file_location", "spec_from_loader"]


# What a file of CPython 3.13's bytecode begins with; there are none here.
MAGIC_NUMBER = b"\xf3\r\r\n"


def resolve_name(name, package):
    """Resolve a relative module name to an absolute one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    from importlib import _absolute
    level = len(name) - len(name.lstrip("."))
    return _absolute(name[level:], package, level)


def _spec_of(name, found):
    kind, place, is_package = found
    if kind == "file":
        import os
        return spec_of_file(name, place, [os.path.dirname(place)] if is_package else None)
    if kind == "namespace":
        path = _NamespacePath(place)
        spec = ModuleSpec(name, NamespaceLoader(name, path))
        spec.submodule_search_locations = path
        return spec
    return ModuleSpec(name, BuiltinImporter, origin="built-in", is_package=is_package)


def find_spec_again(name):
    """The spec of a module as it would be found now."""
    parent = name.rpartition(".")[0]
    path = sys.modules[parent].__path__ if parent else None
    found = _imp.find(name, path)
    return None if found is None else _spec_of(name, found)


def find_spec(name, package=None):
    """Return the spec for the specified module.

    First, sys.modules is checked to see if the module was already imported. If so, then sys.modules[name].__spec__ is returned.
    If that happens to be set to None, then ValueError is raised. If the module is not in sys.modules, then it is searched for.
    If no spec could be found, then None is returned. Dotted names have their parents imported.
    """
    fullname = resolve_name(name, package)
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        spec = getattr(module, "__spec__", None)
        if spec is None and fullname == "__main__":
            raise ValueError(f"{fullname}.__spec__ is None")
        if spec is not None:
            return spec
        return ModuleSpec(fullname, BuiltinImporter, origin="built-in", is_package=hasattr(module, "__path__"))
    parent = fullname.rpartition(".")[0]
    path = None
    if parent:
        parent_module = _imp.import_module(parent)
        try:
            path = parent_module.__path__
        except AttributeError as e:
            raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying to find {fullname!r}",
                                      name=fullname) from e
    found = _imp.find(fullname, path)
    return None if found is None else _spec_of(fullname, found)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a module spec based on various loader methods."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if hasattr(loader, "get_filename"):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


_not_given = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_not_given):
    """Return a module spec based on a file location.

    To indicate that the module is a package, set submodule_search_locations to a list of directory paths. An empty list is
    sufficient, though its not otherwise useful to the import system.
    """
    import os

    if location is None:
        location = loader.get_filename(name) if hasattr(loader, "get_filename") else "<unknown>"
    else:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if submodule_search_locations is _not_given:
        is_package = hasattr(loader, "is_package") and loader.is_package(name)
        spec.submodule_search_locations = [] if is_package else None
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == []:
        spec.submodule_search_locations.append(os.path.dirname(location))
    return spec


def module_from_spec(spec):
    """Create a module based on the provided spec."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = types.ModuleType(spec.name)
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Given the path to a .py file, return the path to its .pyc file. (No such files are written here.)"""
    import os

    head, tail = os.path.split(path)
    return os.path.join(head, "__pycache__", f"{tail.rpartition('.')[0] or tail}.cpython-313.pyc")


def source_from_cache(path):
    """Given the path to a .pyc. file, return the path to its .py file."""
    import os

    head, tail = os.path.split(path)
    folder, name = os.path.split(head)
    if name != "__pycache__":
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    return os.path.join(folder, tail.partition(".")[0] + ".py")


class LazyLoader:
    """A loader that creates a module which defers loading until attribute access."""

    def __init__(self, loader):
        if not hasattr(loader, "exec_module"):
            raise TypeError("loader must define exec_module()")
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        """Construct a callable which returns the eager loader made lazy."""
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        loader = self.loader

        def load(name):
            del module.__getattr__
            loader.exec_module(module)
            return getattr(module, name)

        module.__getattr__ = load
