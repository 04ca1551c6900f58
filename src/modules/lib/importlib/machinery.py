"""The parts of importing: what says where a module is from, and what loads it."""

from _module_spec import BuiltinImporter, ModuleSpec, NamespaceLoader, SourceFileLoader

__all__ = ["BuiltinImporter", "ModuleSpec", "NamespaceLoader", "PathFinder", "SourceFileLoader", "SOURCE_SUFFIXES",
           "BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES", "all_suffixes"]

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = []


class PathFinder:
    """Finds modules in the folders of sys.path."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Try to find a spec for 'fullname' on sys.path or 'path'."""
        from .util import _spec_of
        import _imp
        found = _imp.find(fullname, path)
        return _spec_of(fullname, found) if found is not None and found[0] in ("file", "namespace") else None

    @classmethod
    def invalidate_caches(cls):
        """Nothing is kept."""


def all_suffixes():
    """Returns a list of all recognized module suffixes for this process"""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
