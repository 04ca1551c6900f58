"""What `help()` shows of functions, methods and classes of scripts, in the layout of CPython's `pydoc`."""

import inspect
import types

_HIDDEN = {"__author__", "__builtins__", "__credits__", "__date__", "__doc__", "__file__", "__firstlineno__", "__loader__",
           "__module__", "__name__", "__package__", "__path__", "__qualname__", "__slots__", "__spec__", "__static_attributes__",
           "__version__"}
_RULE = "-" * 70
_SECTIONS = ("Methods", "Class methods", "Static methods", "Readonly properties", "Data descriptors",
             "Data and other attributes")


def text(obj):
    """The whole text; None where the object is none of these."""
    if inspect.isclass(obj):
        return _titled(f"class {obj.__name__}", obj, _class(obj)) if _plain(obj) else None
    if inspect.isfunction(obj):
        return _titled(f"function {obj.__name__}", obj, _routine(obj, obj.__name__))
    if inspect.ismethod(obj) and inspect.isfunction(obj.__func__):
        return _titled(f"method {obj.__name__}", obj, _routine(obj, obj.__name__, _of(obj)))
    if _plain(type(obj)):
        return _titled(f"{type(obj).__name__}", type(obj), _class(type(obj)), " object")
    return None


def _plain(cls):
    """Whether a class and all that it comes from are a script's own."""
    return all("__firstlineno__" in base.__dict__ for base in cls.__mro__[:-1]) and cls is not object


def _titled(title, obj, body, after=""):
    return f"Help on {title} in module {obj.__module__}{after}:\n\n{body}\n"


def _of(method):
    owner = method.__self__
    if inspect.isclass(owner):
        return f" class method of {owner.__module__}.{owner.__qualname__}"
    return f" method of {type(owner).__module__}.{type(owner).__qualname__} instance"


def _indented(text, prefix="    "):
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def _doc(obj):
    return (inspect.getdoc(obj) or "").rstrip()


def _routine(obj, name, note=""):
    """A function's signature and what it is for."""
    try:
        signature = str(inspect.signature(obj))
    except (TypeError, ValueError):
        signature = "(...)"
    if getattr(obj, "__name__", name) == "<lambda>":
        title = f"{name} lambda {signature[1:-1]}"
    else:
        real = getattr(obj, "__name__", name)
        title = f"{name}{signature}" if real == name else f"{name} = {real}{signature}"
    prefix = "async " if inspect.iscoroutinefunction(obj) or inspect.isasyncgenfunction(obj) else ""
    doc = _doc(obj)
    return f"{prefix}{title}{note}\n" + (_indented(doc) + "\n" if doc else "")


def _named(cls, module):
    return cls.__name__ if cls.__module__ == module else f"{cls.__module__}.{cls.__qualname__}"


def _class(cls):
    module = cls.__module__
    bases = ", ".join(_named(base, module) for base in cls.__bases__)
    lines = []
    try:
        signature = str(inspect.signature(cls))
    except (TypeError, ValueError):
        signature = "()"
    if signature != "()":
        lines += [cls.__name__ + signature, ""]
    doc = _doc(cls)
    if doc:
        lines += [*doc.split("\n"), ""]
    if len(cls.__mro__) > 2:
        lines += ["Method resolution order:", *("    " + _named(base, module) for base in cls.__mro__), ""]
    parts = _parts(cls)
    first = True
    for owner in cls.__mro__[:-1]:
        for section in _SECTIONS:
            members = sorted(parts.get((owner, section), {}).items())
            if not members:
                continue
            if not first:
                lines += [_RULE]
            first = False
            lines.append(f"{section} {'defined here' if owner is cls else f'inherited from {_named(owner, module)}'}:")
            lines.append("")
            for name, value in members:
                lines += [*_member(cls, section, name, value).rstrip("\n").split("\n"), ""]
    while lines and not lines[-1]:
        lines.pop()
    return f"class {cls.__name__}({bases})\n" + "".join(f" |  {line}".rstrip() + "\n" for line in lines)


def _parts(cls):
    """Members by the class that defines them and the section that shows them."""
    parts, seen = {}, set()
    for owner in cls.__mro__[:-1]:
        namespace = dict(owner.__dict__)
        if owner is cls and "__annotations__" not in namespace and hasattr(cls, "__annotations__"):
            if any("__annotations__" in base.__dict__ for base in cls.__mro__[1:]):
                namespace["__annotations__"] = {}
        if owner.__bases__ == (object,) and "__slots__" not in namespace:
            namespace.setdefault("__dict__", None)
            namespace.setdefault("__weakref__", None)
        for name, value in namespace.items():
            if name in seen or name in _HIDDEN or (name.startswith("_") and not (name.startswith("__") and name.endswith("__"))):
                continue
            seen.add(name)
            parts.setdefault((owner, _section(name, value)), {})[name] = value
    return parts


def _section(name, value):
    if isinstance(value, classmethod):
        return "Class methods"
    if isinstance(value, staticmethod):
        return "Static methods"
    if inspect.isroutine(value):
        return "Methods"
    if isinstance(value, property):
        return "Readonly properties" if value.fset is None and value.fdel is None else "Data descriptors"
    if name in ("__dict__", "__weakref__") or inspect.isdatadescriptor(value):
        return "Data descriptors"
    return "Data and other attributes"


def _member(cls, section, name, value):
    if section == "Class methods":
        return _routine(getattr(cls, name), name)
    if section in ("Static methods", "Methods"):
        return _routine(getattr(value, "__func__", value), name) if not name.startswith("__") else _special(cls, name, value)
    if name == "__dict__" and value is None:
        return f"{name}\n    dictionary for instance variables"
    if name == "__weakref__" and value is None:
        return f"{name}\n    list of weak references to the object"
    if section in ("Readonly properties", "Data descriptors"):
        doc = _doc(value)
        return name + (f"\n{_indented(doc)}" if doc else "")
    line = f"{name} = {value!r}"
    return line if len(line) <= 70 else line[:70] + "..."


def _special(cls, name, value):
    """A special method without documentation has that of its base."""
    function = getattr(value, "__func__", value)
    shown = _routine(function, name)
    if name == "__init__" and function.__doc__ is None:
        shown = shown.replace("    Initialize self.\n", "    Initialize self.  See help(type(self)) for accurate signature.\n")
    return shown
