"""`pickle.Unpickler`: a machine with a stack, marks and a memo runs the instructions of a pickle.

A mark puts the stack aside and begins a new one; the instruction that wants "everything since the mark" takes it back. Data
that ends early, a stack that is empty or an instruction that does not exist is an UnpicklingError, never more.
"""

import copyreg
import sys
from struct import unpack

from _pickle_codes import HIGHEST_PROTOCOL, PickleBuffer, UnpicklingError, decode_long, new_name
from _pickle_writer import find_attribute


_MISSING = object()


class _Stop(Exception):
    pass


def _whole(line):
    try:
        return int(line, 0)
    except ValueError:
        return None


class Unpickler:
    """This takes a binary file for reading a pickle data stream.

    The protocol version of the pickle is detected automatically, so no protocol argument is needed. Bytes past the pickled
    object's representation are ignored.
    """

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file_read = getattr(file, "read", None)
        self._file_readline = getattr(file, "readline", None)
        if self._file_read is None or self._file_readline is None:
            raise TypeError("file must have 'read' and 'readline' attributes")
        self.memo = {}
        self._fix_imports = fix_imports
        self._encoding = encoding
        self._errors = errors
        self._buffers = None if buffers is None else iter(buffers)
        self.proto = 0

    def load(self):
        """Load a pickle.

        Read a pickled object representation from the open file object given in the constructor, and return the reconstituted
        object hierarchy specified therein.
        """
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._data, self._at = b"", 0
        self._stack = []
        self._marks = []
        self.proto = 0
        handlers, underflow = _HANDLERS, False
        try:
            while True:
                handler = handlers.get(self._code())
                if handler is None:
                    self._invalid()
                handler(self)
        except _Stop as stop:
            return stop.args[0]
        except IndexError as error:
            # Natural only of an empty stack: what is called brings its own.
            if self._stack or error.args != ("pop from empty list",):
                raise
            underflow = True
        if underflow:
            raise UnpicklingError("unpickling stack underflow")

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def find_class(self, module_name, global_name, /):
        """Return an object from a specified module.

        If necessary, the module will be imported. Subclasses may override this method (e.g. to restrict unpickling of arbitrary
        classes and functions).
        """
        if self.proto < 3 and self._fix_imports:
            module_name, global_name = new_name(module_name, global_name)
        if module_name == "_codecs":
            import codecs
        __import__(module_name)
        module = sys.modules[module_name]
        if self.proto >= 4 and "." in global_name:
            return find_attribute(module, global_name)[0]
        found = getattr(module, global_name, _MISSING)
        if found is _MISSING:
            raise AttributeError(f"Can't get attribute {global_name!r} on {module!r}")
        return found

    # Reading: from the frame, while there is one.

    def _code(self):
        at = self._at
        if at < len(self._data):
            self._at = at + 1
            self._last = self._data[at]
        else:
            byte = self._file_read(1)
            if not byte:
                raise EOFError("Ran out of input")
            self._last = byte[0]
        return self._last

    def _invalid(self):
        char = self._last
        shown = f"'{chr(char)}'" if 32 <= char < 127 and char not in (39, 92) else f"'\\x{char:02x}'"
        raise UnpicklingError(f"invalid load key, {shown}.")

    def _read(self, size):
        at = self._at
        if at < len(self._data):
            data = self._data[at : at + size]
            if len(data) < size:
                raise UnpicklingError("pickle exhausted before end of frame")
            self._at = at + size
            return data
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        at = self._at
        if at < len(self._data):
            end = self._data.find(b"\n", at)
            if end < 0:
                raise UnpicklingError("pickle exhausted before end of frame")
            self._at = end + 1
            return self._data[at:end]
        line = self._file_readline()
        if not line:
            raise EOFError("Ran out of input")
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _byte(self):
        return self._read(1)[0]

    def _uint4(self):
        return unpack("<I", self._read(4))[0]

    def _size8(self, what):
        size = unpack("<Q", self._read(8))[0]
        if size > sys.maxsize:
            raise OverflowError(f"{what} exceeds system's maximum size of {sys.maxsize} bytes")
        return size

    def _items(self):
        """What lies above the last mark."""
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def _top(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        return self._stack[-1]

    # Control.

    def _proto(self):
        proto = self._byte()
        if proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self.proto = proto

    def _frame(self):
        size = self._size8("FRAME length")
        if self._at < len(self._data):
            raise UnpicklingError("beginning of a new frame before end of current frame")
        self._data = self._read(size)
        self._at = 0

    def _stop(self):
        raise _Stop(self._stack.pop())

    def _mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _pop(self):
        if self._stack:
            self._stack.pop()
        else:
            self._items()

    def _pop_mark(self):
        self._items()

    def _dup(self):
        self._stack.append(self._top())

    # Plain values.

    def _none(self):
        self._stack.append(None)

    def _true(self):
        self._stack.append(True)

    def _false(self):
        self._stack.append(False)

    def _int(self):
        line = self._line()
        if line in (b"00", b"01"):
            self._stack.append(line == b"01")
        else:
            value = _whole(line)
            if value is None:
                raise ValueError("could not convert string to int")
            self._stack.append(value)

    def _long(self):
        line = self._line()
        self._stack.append(int(line[:-1] if line[-1:] == b"L" else line, 0))

    def _binint(self):
        self._stack.append(unpack("<i", self._read(4))[0])

    def _binint1(self):
        self._stack.append(self._byte())

    def _binint2(self):
        self._stack.append(unpack("<H", self._read(2))[0])

    def _long1(self):
        self._stack.append(decode_long(self._read(self._byte())))

    def _long4(self):
        size = unpack("<i", self._read(4))[0]
        if size < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._stack.append(decode_long(self._read(size)))

    def _float(self):
        self._stack.append(float(self._line()))

    def _binfloat(self):
        self._stack.append(unpack(">d", self._read(8))[0])

    # Texts and bytes.

    def _old_text(self, data):
        """A string of Python 2."""
        self._stack.append(data if self._encoding == "bytes" else data.decode(self._encoding, self._errors))

    def _string(self):
        line = self._line()
        if len(line) < 2 or line[0] != line[-1] or line[0] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        import codecs
        self._old_text(codecs.escape_decode(line[1:-1])[0])

    def _binstring(self):
        size = unpack("<i", self._read(4))[0]
        if size < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self._old_text(self._read(size))

    def _short_binstring(self):
        self._old_text(self._read(self._byte()))

    def _unicode(self):
        self._stack.append(self._line().decode("raw-unicode-escape"))

    def _text(self, size):
        self._stack.append(self._read(size).decode("utf-8", "surrogatepass"))

    def _binunicode(self):
        self._text(self._uint4())

    def _short_binunicode(self):
        self._text(self._byte())

    def _binunicode8(self):
        self._text(self._size8("BINUNICODE"))

    def _binbytes(self):
        self._stack.append(self._read(self._uint4()))

    def _short_binbytes(self):
        self._stack.append(self._read(self._byte()))

    def _binbytes8(self):
        self._stack.append(self._read(self._size8("BINBYTES")))

    def _bytearray8(self):
        self._stack.append(bytearray(self._read(self._size8("BYTEARRAY"))))

    def _next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        buffer = next(self._buffers, _MISSING)
        if buffer is _MISSING:
            raise UnpicklingError("not enough out-of-band buffers")
        self._stack.append(buffer)

    def _readonly_buffer(self):
        buffer = self._top()
        view = buffer.raw() if isinstance(buffer, PickleBuffer) else memoryview(buffer)
        self._stack[-1] = view.toreadonly()

    # Containers.

    def _empty_tuple(self):
        self._stack.append(())

    def _empty_list(self):
        self._stack.append([])

    def _empty_dict(self):
        self._stack.append({})

    def _empty_set(self):
        self._stack.append(set())

    def _tuple(self):
        items = self._items()
        self._stack.append(tuple(items))

    def _last_items(self, count):
        if len(self._stack) < count:
            raise UnpicklingError("unpickling stack underflow")
        self._stack[-count:] = [tuple(self._stack[-count:])]

    def _tuple1(self):
        self._last_items(1)

    def _tuple2(self):
        self._last_items(2)

    def _tuple3(self):
        self._last_items(3)

    def _list(self):
        items = self._items()
        self._stack.append(items)

    def _dict(self):
        items = self._items()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for DICT")
        self._stack.append(dict(zip(items[::2], items[1::2])))

    def _frozenset(self):
        items = self._items()
        self._stack.append(frozenset(items))

    def _append(self):
        value = self._stack.pop()
        self._extend(self._top(), [value])

    def _appends(self):
        items = self._items()
        self._extend(self._top(), items)

    def _extend(self, target, items):
        if type(target) is list:
            target.extend(items)
        elif hasattr(target, "extend"):
            target.extend(items)
        else:
            for item in items:
                target.append(item)

    def _setitem(self):
        value = self._stack.pop()
        key = self._stack.pop()
        self._top()[key] = value

    def _setitems(self):
        items = self._items()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        target = self._top()
        for key, value in zip(items[::2], items[1::2]):
            target[key] = value

    def _additems(self):
        items = self._items()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    # The memo.

    def _remember(self, index):
        self.memo[index] = self._top()

    def _put(self):
        index = int(self._line())
        if index < 0:
            raise ValueError("negative PUT argument")
        self._remember(index)

    def _binput(self):
        self._remember(self._byte())

    def _long_binput(self):
        self._remember(self._uint4())

    def _memoize(self):
        self._remember(len(self.memo))

    def _recall(self, index):
        if index not in self.memo:
            raise UnpicklingError(f"Memo value not found at index {index}")
        self._stack.append(self.memo[index])

    def _get(self):
        self._recall(int(self._line()))

    def _binget(self):
        self._recall(self._byte())

    def _long_binget(self):
        self._recall(self._uint4())

    # Classes, functions and what they make.

    def _global(self):
        module = self._line().decode("utf-8")
        name = self._line().decode("utf-8")
        self._stack.append(self.find_class(module, name))

    def _stack_global(self):
        name = self._stack.pop()
        module = self._stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._stack.append(self.find_class(module, name))

    def _extension(self, code):
        if code <= 0:
            raise UnpicklingError("EXT specifies code <= 0")
        if code not in copyreg._extension_cache:
            key = copyreg._inverted_registry.get(code)
            if key is None:
                raise ValueError(f"unregistered extension code {code}")
            copyreg._extension_cache[code] = self.find_class(*key)
        self._stack.append(copyreg._extension_cache[code])

    def _ext1(self):
        self._extension(self._byte())

    def _ext2(self):
        self._extension(unpack("<H", self._read(2))[0])

    def _ext4(self):
        self._extension(unpack("<i", self._read(4))[0])

    def _reduce(self):
        args = self._stack.pop()
        function = self._stack.pop()
        self._stack.append(function(*args))

    def _newobj(self):
        args = self._stack.pop()
        cls = self._stack.pop()
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ class argument must be a type, not {type(cls).__name__}")
        self._stack.append(cls.__new__(cls, *args))

    def _newobj_ex(self):
        keywords = self._stack.pop()
        args = self._stack.pop()
        cls = self._stack.pop()
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ_EX class argument must be a type, not {type(cls).__name__}")
        self._stack.append(cls.__new__(cls, *args, **keywords))

    def _make(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self._stack.append(cls(*args))
        else:
            self._stack.append(cls.__new__(cls))

    def _inst(self):
        module = self._line().decode("ascii")
        name = self._line().decode("ascii")
        args = self._items()
        self._make(self.find_class(module, name), args)

    def _obj(self):
        args = self._items()
        if not args:
            raise UnpicklingError("unpickling stack underflow")
        self._make(args[0], args[1:])

    def _build(self):
        state = self._stack.pop()
        target = self._top()
        setstate = getattr(target, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            namespace = target.__dict__
            for name, value in state.items():
                namespace[sys.intern(name) if type(name) is str else name] = value
        if slots:
            if not isinstance(slots, dict):
                raise UnpicklingError("slot state is not a dictionary")
            for name, value in slots.items():
                setattr(target, name, value)

    def _persid(self):
        try:
            pid = self._line().decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        self._stack.append(self.persistent_load(pid))

    def _binpersid(self):
        pid = self._stack.pop()
        self._stack.append(self.persistent_load(pid))


_HANDLERS = {code: getattr(Unpickler, method) for code, method in {
    0x28: "_mark", 0x2E: "_stop", 0x30: "_pop", 0x31: "_pop_mark", 0x32: "_dup", 0x46: "_float", 0x49: "_int",
    0x4A: "_binint", 0x4B: "_binint1", 0x4C: "_long", 0x4D: "_binint2", 0x4E: "_none", 0x50: "_persid",
    0x51: "_binpersid", 0x52: "_reduce", 0x53: "_string", 0x54: "_binstring", 0x55: "_short_binstring",
    0x56: "_unicode", 0x58: "_binunicode", 0x61: "_append", 0x62: "_build", 0x63: "_global", 0x64: "_dict",
    0x7D: "_empty_dict", 0x65: "_appends", 0x67: "_get", 0x68: "_binget", 0x69: "_inst", 0x6A: "_long_binget",
    0x6C: "_list", 0x5D: "_empty_list", 0x6F: "_obj", 0x70: "_put", 0x71: "_binput", 0x72: "_long_binput",
    0x73: "_setitem", 0x74: "_tuple", 0x29: "_empty_tuple", 0x75: "_setitems", 0x47: "_binfloat", 0x80: "_proto",
    0x81: "_newobj", 0x82: "_ext1", 0x83: "_ext2", 0x84: "_ext4", 0x85: "_tuple1", 0x86: "_tuple2", 0x87: "_tuple3",
    0x88: "_true", 0x89: "_false", 0x8A: "_long1", 0x8B: "_long4", 0x42: "_binbytes", 0x43: "_short_binbytes",
    0x8C: "_short_binunicode", 0x8D: "_binunicode8", 0x8E: "_binbytes8", 0x8F: "_empty_set", 0x90: "_additems",
    0x91: "_frozenset", 0x92: "_newobj_ex", 0x93: "_stack_global", 0x94: "_memoize", 0x95: "_frame",
    0x96: "_bytearray8", 0x97: "_next_buffer", 0x98: "_readonly_buffer",
}.items()}
