"""The instructions of pickles, the exceptions, and Python 2's names for what moved; for `pickle` alone.

A pickle is a program for a machine with a stack and a memo: PROTO says which protocol it follows, STOP ends it with what is on
top of the stack. The letters are those of the documentation of `pickletools`.
"""


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


for _error in (PickleError, PicklingError, UnpicklingError):
    _error.__module__ = "_pickle"

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]

CODES = {
    "MARK": b"(", "STOP": b".", "POP": b"0", "POP_MARK": b"1", "DUP": b"2", "FLOAT": b"F", "INT": b"I", "BININT": b"J",
    "BININT1": b"K", "LONG": b"L", "BININT2": b"M", "NONE": b"N", "PERSID": b"P", "BINPERSID": b"Q", "REDUCE": b"R",
    "STRING": b"S", "BINSTRING": b"T", "SHORT_BINSTRING": b"U", "UNICODE": b"V", "BINUNICODE": b"X", "APPEND": b"a",
    "BUILD": b"b", "GLOBAL": b"c", "DICT": b"d", "EMPTY_DICT": b"}", "APPENDS": b"e", "GET": b"g", "BINGET": b"h",
    "INST": b"i", "LONG_BINGET": b"j", "LIST": b"l", "EMPTY_LIST": b"]", "OBJ": b"o", "PUT": b"p", "BINPUT": b"q",
    "LONG_BINPUT": b"r", "SETITEM": b"s", "TUPLE": b"t", "EMPTY_TUPLE": b")", "SETITEMS": b"u", "BINFLOAT": b"G",
    # Protocol 2
    "PROTO": b"\x80", "NEWOBJ": b"\x81", "EXT1": b"\x82", "EXT2": b"\x83", "EXT4": b"\x84", "TUPLE1": b"\x85",
    "TUPLE2": b"\x86", "TUPLE3": b"\x87", "NEWTRUE": b"\x88", "NEWFALSE": b"\x89", "LONG1": b"\x8a", "LONG4": b"\x8b",
    # Protocol 3
    "BINBYTES": b"B", "SHORT_BINBYTES": b"C",
    # Protocol 4
    "SHORT_BINUNICODE": b"\x8c", "BINUNICODE8": b"\x8d", "BINBYTES8": b"\x8e", "EMPTY_SET": b"\x8f", "ADDITEMS": b"\x90",
    "FROZENSET": b"\x91", "NEWOBJ_EX": b"\x92", "STACK_GLOBAL": b"\x93", "MEMOIZE": b"\x94", "FRAME": b"\x95",
    # Protocol 5
    "BYTEARRAY8": b"\x96", "NEXT_BUFFER": b"\x97", "READONLY_BUFFER": b"\x98",
}

# Up to protocol 2, names are written as Python 2 knows them: what Python 3 calls them, and what they were called.
OLD_MODULES = {
    "builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "socketserver": "SocketServer",
    "configparser": "ConfigParser", "tkinter": "Tkinter", "_thread": "thread", "functools": "functools",
    "http.client": "httplib", "http.cookies": "Cookie", "html.parser": "HTMLParser", "html.entities": "htmlentitydefs",
    "urllib.parse": "urlparse", "urllib.error": "urllib2", "urllib.request": "urllib2", "xmlrpc.client": "xmlrpclib",
    "_dummy_thread": "dummy_thread", "winreg": "_winreg", "dbm.gnu": "gdbm", "dbm.ndbm": "dbm",
}
OLD_NAMES = {
    ("builtins", "range"): ("__builtin__", "xrange"),
    ("functools", "reduce"): ("__builtin__", "reduce"),
    ("builtins", "zip"): ("itertools", "izip"),
    ("builtins", "map"): ("itertools", "imap"),
    ("builtins", "filter"): ("itertools", "ifilter"),
    ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
    ("itertools", "zip_longest"): ("itertools", "izip_longest"),
    ("builtins", "str"): ("__builtin__", "unicode"),
    ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "int"): ("__builtin__", "long"),
    ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
    ("collections", "UserList"): ("UserList", "UserList"),
    ("collections", "UserString"): ("UserString", "UserString"),
    ("sys", "intern"): ("__builtin__", "intern"),
}
NEW_MODULES = {old: new for new, old in OLD_MODULES.items()}
NEW_NAMES = {old: new for new, old in OLD_NAMES.items()}


def new_name(module, name):
    """What Python 3 calls what Python 2 called so."""
    if (module, name) in NEW_NAMES:
        return NEW_NAMES[module, name]
    if module == "exceptions":
        return "builtins", name
    return NEW_MODULES.get(module, module), name


def old_name(module, name):
    """What Python 2 called it."""
    if (module, name) in OLD_NAMES:
        return OLD_NAMES[module, name]
    if module == "builtins" and name.endswith(("Error", "Exception", "Warning", "Exit", "Interrupt", "StopIteration")):
        return "exceptions", name
    return OLD_MODULES.get(module, module), name


class PickleBuffer:
    """Wrapper for potentially out-of-band buffers"""

    def __init__(self, object):
        self._view = memoryview(object)

    def raw(self):
        """Return a memoryview of the raw memory underlying this buffer."""
        if self._view is None:
            raise ValueError("operation forbidden on released PickleBuffer object")
        return self._view.cast("B") if self._view.format != "B" else self._view

    def release(self):
        """Release the underlying buffer held by the PickleBuffer object."""
        self._view = None


def encode_long(x):
    """An integer as little-endian two's complement of as few bytes as will do."""
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    data = x.to_bytes(size, "little", signed=True)
    if x < 0 and size > 1 and data[-1] == 0xFF and data[-2] & 0x80:
        data = data[:-1]
    return data


def decode_long(data):
    """The integer that `encode_long` wrote."""
    return int.from_bytes(data, "little", signed=True)
