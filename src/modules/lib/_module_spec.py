"""What a module says of where it is from: `__spec__`, `__loader__`, `__path__` of packages without `__init__.py`."""

import _imp


class ModuleSpec:
    """The specification for a module, used for loading."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        args = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            args.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            args.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"ModuleSpec({', '.join(args)})"

    def __eq__(self, other):
        try:
            return (self.name, self.loader, self.origin, self.submodule_search_locations, self.cached, self.has_location) == (
                other.name, other.loader, other.origin, other.submodule_search_locations, other.cached, other.has_location)
        except AttributeError:
            return NotImplemented

    @property
    def parent(self):
        """The name of the module's parent."""
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)

    @property
    def cached(self):
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached


class SourceFileLoader:
    """Loads a module from a file of source text."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def create_module(self, spec):
        """Use default semantics for module creation."""

    def exec_module(self, module):
        """Execute the module."""
        _imp.run_file(module, self.path)

    def load_module(self, fullname=None):
        """Load a module from a file."""
        import sys
        import types

        module = sys.modules.get(self.name)
        if module is None:
            module = sys.modules[self.name] = types.ModuleType(self.name)
        describe(module.__dict__, self.name, self.path, None)
        self.exec_module(module)
        return module

    def get_filename(self, fullname=None):
        """Return the path to the source file as found by the finder."""
        return self.path

    def get_data(self, path):
        """Return the data from path as raw bytes."""
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, fullname=None):
        """Concrete implementation of InspectLoader.get_source."""
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def source_to_code(self, data, path):
        """Return the code object compiled from source."""
        return compile(data, path, "exec")

    def get_code(self, fullname=None):
        return self.source_to_code(self.get_data(self.path), self.path)

    def is_package(self, fullname=None):
        """Concrete implementation of InspectLoader.is_package."""
        return self.path.endswith("/__init__.py")


class NamespaceLoader:
    """Stands for packages that are only folders."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        return True

    def create_module(self, spec):
        """Use default semantics for module creation."""

    def exec_module(self, module):
        pass


class BuiltinImporter:
    """Stands for the modules of the library."""

    @classmethod
    def create_module(cls, spec):
        return _imp.import_module(spec.name)

    @classmethod
    def exec_module(cls, module):
        pass

    @classmethod
    def is_package(cls, fullname):
        return False


class _NamespacePath(list):
    """The folders of a namespace package."""

    def __repr__(self):
        return f"_NamespacePath({super().__repr__()})"


SourceFileLoader.__module__ = NamespaceLoader.__module__ = _NamespacePath.__module__ = "_frozen_importlib_external"
ModuleSpec.__module__ = BuiltinImporter.__module__ = "_frozen_importlib"


def spec_of_file(name, file, folders=None):
    """The spec of a module in a file."""
    spec = ModuleSpec(name, SourceFileLoader(name, file), origin=file)
    spec._set_fileattr = True
    spec.submodule_search_locations = folders
    return spec


def describe(namespace, name, file, folders):
    """Write into a module's namespace where it is from."""
    if file is None:
        path = _NamespacePath(folders)
        spec = ModuleSpec(name, NamespaceLoader(name, path))
        spec.submodule_search_locations = path
        namespace["__path__"] = path
    else:
        spec = spec_of_file(name, file, folders)
        if folders is not None:
            namespace["__path__"] = folders
    namespace["__spec__"] = spec
    namespace["__loader__"] = spec.loader
