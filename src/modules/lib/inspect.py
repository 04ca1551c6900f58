"""Get useful information from live Python objects.

What kind of object something is, what it takes (`_signature`), where its source is, what its documentation says, in which
state a generator or coroutine is, and what is on the stack.
"""

import sys
import types
from collections import namedtuple
from _annotations import format_annotation as formatannotation
from _inspect_source import (
    FrameInfo, Traceback, currentframe, findsource, getabsfile, getblock,
    getcomments, getfile, getframeinfo, getinnerframes, getlineno, getmodule, getmodulename, getouterframes, getsource,
    getsourcefile, getsourcelines, indentsize, stack, trace,
)
from _signature import (
    BoundArguments, Parameter, Signature, _empty, _ParameterKind, _signature_of, _unwrapped, signature,
)

__all__ = [
    "AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "ArgInfo", "Arguments", "Attribute",
    "BoundArguments", "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED",
    "CO_ASYNC_GENERATOR", "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED", "CO_NEWLOCALS",
    "CO_NOFREE", "CO_OPTIMIZED", "CO_VARARGS", "CO_VARKEYWORDS",
    "ClosureVars", "FrameInfo", "FullArgSpec", "GEN_CLOSED", "GEN_CREATED",
    "GEN_RUNNING", "GEN_SUSPENDED", "Parameter", "Signature", "TPFLAGS_IS_ABSTRACT", "Traceback",
    "classify_class_attrs", "cleandoc", "currentframe", "findsource", "formatannotation", "formatannotationrelativeto",
    "formatargvalues", "get_annotations", "getabsfile", "getargs", "getargvalues", "getasyncgenlocals",
    "getasyncgenstate", "getattr_static", "getblock", "getcallargs", "getclasstree", "getclosurevars", "getcomments",
    "getcoroutinelocals", "getcoroutinestate", "getdoc", "getfile", "getframeinfo", "getfullargspec",
    "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getlineno", "getmembers", "getmembers_static",
    "getmodule", "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile", "getsourcelines",
    "indentsize", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode",
    "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator",
    "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor",
    "ismethodwrapper", "ismodule", "isroutine", "istraceback", "markcoroutinefunction", "signature", "stack", "trace",
    "unwrap", "walktree",
]

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_NOFREE = 64
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512
TPFLAGS_IS_ABSTRACT = 1 << 20


# --- what kind of object -----------------------------------------------------------------------------------------------


def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, types.MethodType)


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor, but not if ismethod() or isclass() or isfunction() are true."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    """Return true if the object is a data descriptor: one that has a __set__ or a __delete__ attribute."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor: an attribute in a slot."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor: a computed attribute of a built-in class."""
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """Return true if the object is a user-defined function."""
    return isinstance(object, types.FunctionType)


def _function_under(f):
    """The function inside methods and partial objects."""
    functools = sys.modules.get("functools")
    while True:
        if ismethod(f):
            f = f.__func__
        elif functools is not None and isinstance(f, functools.partial):
            f = f.func
        else:
            return f


def _has_code_flag(f, flag):
    f = _function_under(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function."""
    return _has_code_flag(obj, CO_GENERATOR)


# What marks a function as one that hands out coroutines.
_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """Decorator to ensure callable is recognised as a coroutine function."""
    (func.__func__ if hasattr(func, "__func__") else func)._is_coroutine_mark = _is_coroutine_mark
    return func


def _has_coroutine_mark(f):
    return getattr(_function_under(f), "_is_coroutine_mark", None) is _is_coroutine_mark


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function: defined by "async def", or marked as one."""
    return _has_code_flag(obj, CO_COROUTINE) or _has_coroutine_mark(obj) or _is_built_in_coroutine(obj)


def _is_built_in_coroutine(obj):
    """Whether the function is one of asyncio's that are written in Rust and hand out coroutines."""
    function = _function_under(obj)
    if "asyncio" not in sys.modules or not isinstance(function, (types.BuiltinFunctionType, types.MethodDescriptorType)):
        return False
    from asyncio.coroutines import _is_built_in
    return _is_built_in(function)


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    """Return true if the object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Return true if object can be passed to an `await` expression."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return hasattr(type(object), "__await__")


def istraceback(object):
    """Return true if the object is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Return true if the object is a frame object."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Return true if the object is a code object."""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Return true if the object is a built-in function or method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Return true if the object is a method wrapper."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


# --- members -----------------------------------------------------------------------------------------------------------


def _members(object, predicate, getter):
    names = dir(object)
    if isclass(object):
        # Attributes of the metaclass that answer on the class only.
        for base in object.__bases__:
            names += [name for name, value in base.__dict__.items() if isinstance(value, types.DynamicClassAttribute)]
        bases = (object, *object.__mro__)
    else:
        bases = ()
    found, seen = [], set()
    for name in names:
        try:
            value = getter(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in bases:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                # dir() named what is not there.
                continue
        if not predicate or predicate(value):
            found.append((name, value))
        seen.add(name)
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name.

    Optionally, only return members that satisfy a given predicate.
    """
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name, without triggering dynamic lookup."""
    return _members(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """Return list of attribute-descriptor tuples: name, kind, defining class and object of each attribute."""
    found = []
    for name in sorted(set(dir(cls))):
        home = next((base for base in cls.__mro__ if name in base.__dict__), None)
        raw = home.__dict__[name] if home is not None else getattr(cls, name, None)
        if isinstance(raw, (staticmethod, types.BuiltinMethodType)):
            kind, value = "static method", raw
        elif isinstance(raw, (classmethod, types.ClassMethodDescriptorType)):
            kind, value = "class method", raw
        elif isinstance(raw, property):
            kind, value = "property", raw
        else:
            kind, value = "method" if isroutine(raw) else "data", raw
        found.append(Attribute(name, kind, home, value))
    return found


def getmro(cls):
    "Return tuple of base classes (including cls) in method resolution order."
    return cls.__mro__


def walktree(classes, children, parent):
    """Recursive helper function for getclasstree()."""
    tree = []
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    for cls in classes:
        tree.append((cls, cls.__bases__))
        if cls in children:
            tree.append(walktree(children[cls], children, cls))
    return tree


def getclasstree(classes, unique=False):
    """Arrange the given list of classes into a hierarchy of nested lists."""
    children, roots = {}, []
    for cls in classes:
        if not cls.__bases__:
            if cls not in roots:
                roots.append(cls)
            continue
        for parent in cls.__bases__:
            below = children.setdefault(parent, [])
            if cls not in below:
                below.append(cls)
            if unique and parent in classes:
                break
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


# Stands for "no default", where None may be one.
_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    """Retrieve attributes without triggering dynamic lookup via the descriptor protocol, __getattr__ or
    __getattribute__."""
    if isinstance(obj, type):
        places = [base.__dict__ for base in obj.__mro__]
        found = _first(places, attr)
        if found is _sentinel:
            found = _first([base.__dict__ for base in type(obj).__mro__], attr)
    else:
        found = _first([base.__dict__ for base in type(obj).__mro__], attr)
        own = _own_dict(obj).get(attr, _sentinel)
        data = found is not _sentinel and hasattr(type(found), "__get__") and (
            hasattr(type(found), "__set__") or hasattr(type(found), "__delete__")
        )
        if own is not _sentinel and not data:
            found = own
    if found is not _sentinel:
        return found
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def _own_dict(obj):
    try:
        return object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return {}


def _first(places, name):
    for place in places:
        if name in place:
            return place[name]
    return _sentinel


# --- documentation -----------------------------------------------------------------------------------------------------


def getdoc(object):
    """Get the documentation string for an object.

    All tabs are expanded to spaces. To clean up docstrings that are indented to line up with blocks of code, any whitespace
    than can be uniformly removed from the second line onwards is removed.
    """
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(obj):
    """The documentation that a class or method has from the bases of its class."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        name, cls = obj.__func__.__name__, obj.__self__
        cls = cls if isclass(cls) else type(cls)
    elif isfunction(obj):
        name, cls = obj.__name__, _defining_class(obj)
    elif isinstance(obj, property):
        name, cls = obj.fget.__name__, _defining_class(obj.fget)
    else:
        return None
    if cls is None:
        return None
    for base in cls.__mro__:
        # None is documented too: a base without the method is passed over.
        doc = getattr(getattr(base, name), "__doc__", None) if hasattr(base, name) else None
        if doc is not None:
            return doc
    return None


def _defining_class(func):
    cls = sys.modules.get(func.__module__)
    for name in func.__qualname__.split(".")[:-1]:
        if cls is None:
            return None
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def cleandoc(doc):
    """Clean up indentation from docstrings.

    Any whitespace that can be uniformly removed from the second line onwards is removed.
    """
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")), default=None)
    lines[0] = lines[0].lstrip(" ")
    if margin:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1].strip(" "):
        lines.pop()
    while lines and not lines[0].strip(" "):
        lines.pop(0)
    return "\n".join(lines)


# --- annotations -------------------------------------------------------------------------------------------------------


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Compute the annotations dict for an object.

    obj may be a callable, class, or module. Always returns a freshly-created dict. With eval_str, values that are text are
    evaluated.
    """
    if isclass(obj):
        annotations = obj.__dict__.get("__annotations__")
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = None
        home = sys.modules.get(obj.__module__)
        obj_globals, obj_locals = (home.__dict__ if home else None), dict(vars(obj))
    elif ismodule(obj):
        annotations, obj_globals, obj_locals = getattr(obj, "__annotations__", None), obj.__dict__, None
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        obj_globals, obj_locals = getattr(_unwrapped(obj), "__globals__", None), None
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not annotations or not eval_str:
        return dict(annotations)
    globals = obj_globals if globals is None else globals
    locals = (obj_locals or {}) if locals is None else locals
    for param in getattr(obj, "__type_params__", ()):
        locals.setdefault(param.__name__, param)
    return {name: eval(value, globals, locals) if isinstance(value, str) else value
            for name, value in annotations.items()}


def formatannotationrelativeto(object):
    """A function that shows annotations as seen from the module of an object."""
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


# --- arguments ---------------------------------------------------------------------------------------------------------

FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
Arguments = namedtuple("Arguments", "args, varargs, varkw")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    try:
        sig = _signature_of(func, Signature, follow_wrapped=False, skip_bound=False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    names, kwonly, defaults, kwdefaults = [], [], (), {}
    varargs = varkw = None
    annotations = {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        kind = param.kind
        if kind in (_ParameterKind.POSITIONAL_ONLY, _ParameterKind.POSITIONAL_OR_KEYWORD):
            names.append(param.name)
            if param.default is not _empty:
                defaults += (param.default,)
        elif kind is _ParameterKind.VAR_POSITIONAL:
            varargs = param.name
        elif kind is _ParameterKind.KEYWORD_ONLY:
            kwonly.append(param.name)
            if param.default is not _empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not _empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(names, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getargs(co):
    """Get information about the arguments accepted by a code object."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    names = co.co_varnames
    count = co.co_argcount + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[count]
    return Arguments(list(names[:co.co_argcount + co.co_kwonlyargcount]), varargs, varkw)


def getargvalues(frame):
    """Get information about arguments passed into a particular frame."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    """Format an argument spec from the 4 values returned by getargvalues."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(specs)})"


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values: a dict, with keys the function argument names (including the names of the *
    and ** arguments, if any)."""
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
    inner = _function_under(func)
    spec = getfullargspec(inner)
    # The function's own complaint, by one of the same signature that does nothing.
    _rehearse(inner, positional, named)
    values = {}
    for name, value in zip(spec.args, positional):
        values[name] = value
    if spec.varargs:
        values[spec.varargs] = tuple(positional[len(spec.args):])
    possible = {*spec.args, *spec.kwonlyargs}
    if spec.varkw:
        values[spec.varkw] = {}
    posonly = set(spec.args[: inner.__code__.co_posonlyargcount])
    for name, value in named.items():
        if name in possible and name not in posonly:
            values[name] = value
        else:
            values[spec.varkw][name] = value
    defaults = spec.defaults or ()
    for name, value in zip(spec.args[len(spec.args) - len(defaults):], defaults):
        values.setdefault(name, value)
    for name, value in (spec.kwonlydefaults or {}).items():
        values.setdefault(name, value)
    return values


def _rehearse(func, positional, named):
    code = func.__code__
    parts, names = [], code.co_varnames
    count = code.co_argcount
    for at, name in enumerate(names[:count]):
        parts.append(name)
        if at + 1 == code.co_posonlyargcount:
            parts.append("/")
    after = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        parts.append("*" + names[after])
    elif code.co_kwonlyargcount:
        parts.append("*")
    parts += names[count:after]
    if code.co_flags & CO_VARKEYWORDS:
        parts.append("**" + names[after + bool(code.co_flags & CO_VARARGS)])
    namespace = {}
    exec(f"def f({', '.join(parts)}): pass", namespace)
    stand_in = namespace["f"]
    stand_in.__name__, stand_in.__qualname__ = func.__name__, func.__name__
    stand_in.__defaults__, stand_in.__kwdefaults__ = func.__defaults__, func.__kwdefaults__
    stand_in(*positional, **named)


def getclosurevars(func):
    """Get the mapping of free variables to their current values.

    Returns a named tuple of dicts mapping the current nonlocal, global and builtin references as seen by the body of the
    function, and a set of unbound names.
    """
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    cells = func.__closure__ or ()
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, cells)}
    namespace = func.__globals__
    builtin = namespace.get("__builtins__", __import__("builtins").__dict__)
    builtin = builtin.__dict__ if ismodule(builtin) else builtin
    used, builtins, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in namespace:
            used[name] = namespace[name]
        elif name in builtin:
            builtins[name] = builtin[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, used, builtins, unbound)


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*.

    Follows the chain of :attr:`__wrapped__` attributes returning the last object in the chain. *stop* is an optional
    callback accepting an object in the wrapper chain as its sole argument that allows the unwrapping to be terminated early
    if the callback returns a true value.
    """
    start, seen = func, {id(func)}
    while not isinstance(func, type) and hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {start!r}")
        seen.add(id(func))
    return func


# --- states of generators and coroutines -------------------------------------------------------------------------------

GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"
CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"
AGEN_CREATED = "AGEN_CREATED"
AGEN_RUNNING = "AGEN_RUNNING"
AGEN_SUSPENDED = "AGEN_SUSPENDED"
AGEN_CLOSED = "AGEN_CLOSED"


def _state(running, suspended, frame, prefix):
    if running:
        return f"{prefix}_RUNNING"
    if suspended:
        return f"{prefix}_SUSPENDED"
    return f"{prefix}_CLOSED" if frame is None else f"{prefix}_CREATED"


def getgeneratorstate(generator):
    """Get current state of a generator-iterator: GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return _state(generator.gi_running, generator.gi_suspended, generator.gi_frame, "GEN")


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object: CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    return _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame, "CORO")


def getasyncgenstate(agen):
    """Get current state of an asynchronous generator object: AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return _state(agen.ag_running, agen.ag_suspended, agen.ag_frame, "AGEN")


def getgeneratorlocals(generator):
    """Get the mapping of generator local variables to their current values."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return generator.gi_frame.f_locals if generator.gi_frame is not None else {}


def getcoroutinelocals(coroutine):
    """Get the mapping of coroutine local variables to their current values."""
    return coroutine.cr_frame.f_locals if coroutine.cr_frame is not None else {}


def getasyncgenlocals(agen):
    """Get the mapping of asynchronous generator local variables to their current values."""
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return agen.ag_frame.f_locals if agen.ag_frame is not None else {}


def __getattr__(name):
    if name == "BufferFlags":
        import enum
        globals()[name] = enum.IntFlag(name, {"WRITABLE": 1, "FORMAT": 4, "ND": 8, "STRIDES": 24, "C_CONTIGUOUS": 56,
                                              "F_CONTIGUOUS": 88, "ANY_CONTIGUOUS": 152, "INDIRECT": 280, "READ": 256, "WRITE": 512,
                                              "SIMPLE": 0}, module="inspect")
        return globals()[name]
    raise AttributeError(f"module 'inspect' has no attribute {name!r}")
