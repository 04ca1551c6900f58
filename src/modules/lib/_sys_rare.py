"""The parts of `sys` that few programs ask for: tracing, the debugger's hook, audit hooks, lists of modules."""

import sys

__all__ = [
    "activate_stack_trampoline", "addaudithook", "audit", "breakpointhook", "__breakpointhook__", "builtin_module_names",
    "call_tracing", "deactivate_stack_trampoline", "getallocatedblocks", "getdlopenflags", "getprofile", "gettrace",
    "getunicodeinternedsize", "is_stack_trampoline_active", "orig_argv", "setdlopenflags", "setprofile", "settrace",
    "stdlib_module_names",
]

_WITH_UNDERSCORE = """
    __future__ _abc _aix_support _android_support _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk
    _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle
    _compression _contextvars _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree
    _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _imp _interpchannels _interpqueues
    _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec _multiprocessing
    _opcode _opcode_metadata _operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc
    _pydatetime _pydecimal _pyio _pylong _pyrepl _queue _random _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins
    _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread
    _threading_local _tkinter _tokenize _tracemalloc _typing _uuid _warnings _weakref _weakrefset _winapi _wmi
    _zoneinfo
"""
stdlib_module_names = frozenset(sys._stdlib_names().split() + _WITH_UNDERSCORE.split())
builtin_module_names = (
    "_abc", "_ast", "_codecs", "_collections", "_functools", "_imp", "_io", "_locale", "_operator", "_signal", "_sre", "_stat",
    "_string", "_suggestions", "_symtable", "_sysconfig", "_thread", "_tokenize", "_tracemalloc", "_typing", "_warnings",
    "_weakref", "atexit", "builtins", "errno", "faulthandler", "gc", "itertools", "marshal", "posix", "pwd", "sys", "time",
)
orig_argv = [sys.executable, *sys.argv]


# --- tracing --------------------------------------------------------------------------------------------------------


def settrace(function, /):
    """Set the global debug tracing function. It will be called on each function call."""
    sys._settrace(function)


def setprofile(function, /):
    """Set the profiling function. It will be called on each function call and return (of functions in Python)."""
    sys._setprofile(function)


def gettrace():
    """Return the global debug tracing function set with sys.settrace."""
    return sys._trace_functions()[0]


def getprofile():
    """Return the profiling function set with sys.setprofile."""
    return sys._trace_functions()[1]


def call_tracing(func, args, /):
    """Call func(*args), while tracing is enabled."""
    return func(*args)


# --- the debugger ---------------------------------------------------------------------------------------------------


def breakpointhook(*args, **kwargs):
    """This hook function is called by built-in breakpoint()."""
    import os

    wanted = os.environ.get("PYTHONBREAKPOINT") or "pdb.set_trace"
    if wanted == "0":
        return None
    module, dot, name = wanted.rpartition(".")
    try:
        import importlib
        hook = getattr(importlib.import_module(module or "builtins"), name)
    except (ImportError, AttributeError):
        import warnings
        warnings.warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{wanted}"', RuntimeWarning, stacklevel=2)
        return None
    return hook(*args, **kwargs)


__breakpointhook__ = breakpointhook

# --- audit hooks: events are those that programs raise themselves ---------------------------------------------------

_hooks = []


def addaudithook(hook):
    """Adds a new audit hook callback."""
    if _hooks:
        try:
            audit("sys.addaudithook")
        except Exception:
            # A hook that is there may refuse others.
            return
    _hooks.append(hook)


def audit(event, /, *args):
    """Passes the event to any hooks that are attached."""
    if not isinstance(event, str):
        raise TypeError(f"expected str for argument 'event', not {type(event).__name__}")
    for hook in _hooks:
        hook(event, args)


# --- what there is not ----------------------------------------------------------------------------------------------

_dlopen_flags = 2


def getdlopenflags():
    """Return the current value of the flags that are used for dlopen calls."""
    return _dlopen_flags


def setdlopenflags(flags, /):
    """Set the flags used by the interpreter for dlopen calls: there are none."""
    global _dlopen_flags
    _dlopen_flags = flags


def getallocatedblocks():
    """Return the number of memory blocks currently allocated: they are not counted."""
    return 0


def getunicodeinternedsize(*, _only_immortal=False):
    """Return the number of elements of the unicode interned dictionary: they are not counted."""
    return 0


def activate_stack_trampoline(backend, /):
    """Activate stack profiler trampoline *backend*."""
    raise ValueError(f"invalid backend: {backend}" if backend != "perf" else "perf trampoline not available")


def deactivate_stack_trampoline():
    """Deactivate the current stack profiler trampoline backend: there is none."""


def is_stack_trampoline_active():
    """Return *True* if a stack profiler trampoline is active."""
    return False


for _function in list(globals().values()):
    if hasattr(_function, "__code__"):
        _function.__module__ = "sys"
