"""This module implements specialized container datatypes providing
alternatives to Python's general purpose built-in containers, dict,
list, set, and tuple.

* namedtuple   factory function for creating tuple subclasses with named fields
* deque        list-like container with fast appends and pops on either end
* ChainMap     dict-like class for creating a single view of multiple mappings
* Counter      dict subclass for counting hashable objects
* OrderedDict  dict subclass that remembers the order entries were added
* defaultdict  dict subclass that calls a factory function to supply missing values
* UserDict     wrapper around dictionary objects for easier dict subclassing
* UserList     wrapper around list objects for easier list subclassing
* UserString   wrapper around string objects for easier string subclassing

"""

from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque",
           "namedtuple"]

# Classes that are made when somebody first asks for them: name and the module that holds it.
_LATER = {"ChainMap": "_chain_map", "Counter": "_counter", "UserDict": "_user_dict", "UserList": "_user_list",
          "UserString": "_user_string", "abc": "abc"}


def __getattr__(name):
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = __import__("collections." + _LATER[name], fromlist=(name,))
    value = module if name == "abc" else getattr(module, name)
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_LATER})


_KEYWORDS = frozenset((
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"))


def _renamed(names):
    """The names, each that cannot be a field replaced by its place."""
    used = set()
    for place, name in enumerate(names):
        bad = not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in used
        yield f"_{place}" if bad else name
        used.add(name)


def _check_names(typename, names, rename):
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _caller_module():
    """The name of the module that called namedtuple()."""
    from sys import _getframe
    try:
        return _getframe(2).f_globals.get("__name__", "__main__")
    except ValueError:
        return "__main__"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Returns a new subclass of tuple with named fields."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        names = list(_renamed(names))
    _check_names(typename, names, rename)
    values = () if defaults is None else tuple(defaults)
    if len(values) > len(names):
        raise TypeError("Got more default values than field names")

    namespace = _methods(typename, tuple(names), values)
    for index, name in enumerate(names):
        namespace[name] = _tuplegetter(index, f"Alias for field number {index}")
    cls = type(typename, (tuple,), namespace)
    cls.__module__ = _caller_module() if module is None else module
    return cls


def _methods(typename, names, defaults):
    """The namespace of a named tuple without its fields."""
    make, count, shown = tuple.__new__, len(names), ", ".join(names)
    template = "(" + ", ".join(f"{name}=%r" for name in names) + ")"
    # The parameters are the fields, so that wrong arguments are complained about by their names.
    params = "".join(f", {name}" for name in names)
    row = "".join(f"{name}, " for name in names)
    __new__ = eval(f"lambda _cls{params}: _make(_cls, ({row}))", {"_make": make, "__name__": f"namedtuple_{typename}"})
    __new__.__doc__ = f"Create new instance of {typename}({shown})"
    if defaults:
        __new__.__defaults__ = defaults

    def _make(cls, iterable):
        result = make(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(kwds.pop(name, value) for name, value in zip(names, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        """Return a nicely formatted representation string"""
        return self.__class__.__name__ + template % tuple(self)

    def _asdict(self):
        """Return a new dict which maps field names to their values."""
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        """Return self as a plain tuple.  Used by copy and pickle."""
        return tuple(self)

    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    names_of = {"__new__": __new__, "_make": _make, "_replace": _replace, "__repr__": __repr__, "_asdict": _asdict,
                "__getnewargs__": __getnewargs__}
    for name, method in names_of.items():
        method.__name__ = name
        method.__qualname__ = f"{typename}.{name}"
    return {
        "__doc__": f"{typename}({shown})",
        "__slots__": (),
        "_fields": names,
        "_field_defaults": dict(zip(names[len(names) - len(defaults):], defaults)),
        "__new__": __new__,
        "_make": classmethod(_make),
        "__replace__": _replace,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": names,
    }
