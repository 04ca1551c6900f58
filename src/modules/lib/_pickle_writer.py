"""`pickle.Pickler`: objects to pickles, instruction for instruction as CPython writes them.

The memo goes by identity and keeps what it names alive. Bytes gather in `_out`; from protocol 4 on they are grouped in frames:
`_frame` is where the header of the open frame is left room for, None between frames.
"""

import copyreg
import sys
from functools import partial
from struct import pack
from types import BuiltinFunctionType, FunctionType, MethodType

from _pickle_codes import CODES, DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, PickleBuffer, PicklingError, encode_long, old_name

_BATCH = 1000
_FRAME_TARGET = 64 * 1024
_FRAME_LEAST = 4
_FRAME_HEADER = 9

MARK, STOP, POP, POP_MARK = b"(", b".", b"0", b"1"
_C = CODES


class Pickler:
    """This takes a binary file for writing a pickle data stream.

    The optional *protocol* argument tells the pickler to use the given protocol; supported protocols are 0, 1, 2, 3, 4 and 5.
    The default protocol is 4.
    """

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        write = getattr(file, "write", None)
        if write is None:
            raise TypeError("file must have a 'write' attribute")
        self._file_write = write
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.memo = {}
        self._fix_imports = fix_imports and protocol < 3
        self._buffer_callback = buffer_callback
        self._out = bytearray()
        self._framing = False
        self._frame = None

    def clear_memo(self):
        """Clears the pickler's "memo".

        The memo is the data structure that remembers which objects the pickler has already seen, so that shared or recursive
        objects are pickled by reference and not by value. This method is useful when re-using picklers.
        """
        self.memo.clear()

    def dump(self, obj):
        """Write a pickled representation of the given object to the open file."""
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._out.clear()
        self._framing, self._frame = False, None
        # A subclass may have its own: looked up once a pickle, not once an object.
        own = type(self)
        self._persistent = self.persistent_id if own.persistent_id is not Pickler.persistent_id or "persistent_id" in self.__dict__ else None
        self._override = getattr(self, "reducer_override", None)
        self._table = getattr(self, "dispatch_table", copyreg.dispatch_table)
        if self.proto >= 2:
            self._write(b"\x80" + bytes((self.proto,)))
        self._framing = self.proto >= 4
        try:
            self.save(obj)
        except RecursionError as error:
            error.args = ("maximum recursion depth exceeded while pickling an object",)
            raise
        self._write(STOP)
        self._commit_frame()
        self._framing = False
        self._flush()

    def persistent_id(self, obj):
        return None

    # Bytes and frames.

    def _write(self, data):
        if self._framing and self._frame is None:
            self._frame = len(self._out)
            self._out += bytes(_FRAME_HEADER)
        self._out += data

    def _commit_frame(self):
        start = self._frame
        if start is None:
            return
        length = len(self._out) - start - _FRAME_HEADER
        header = b"\x95" + pack("<Q", length) if length >= _FRAME_LEAST else b""
        self._out[start : start + _FRAME_HEADER] = header
        self._frame = None

    def _end_of_object(self):
        if self._frame is not None and len(self._out) - self._frame - _FRAME_HEADER >= _FRAME_TARGET:
            self._commit_frame()
            self._flush()

    def _flush(self):
        if self._out:
            self._file_write(bytes(self._out))
            self._out.clear()

    def _write_large(self, header, payload):
        """A header and data; data as large as a frame stands outside of frames."""
        if len(payload) < _FRAME_TARGET:
            self._write(header)
            self._write(payload)
            return
        self._commit_frame()
        framing, self._framing = self._framing, False
        self._write(header)
        self._write(payload)
        self._framing = framing

    # The memo.

    def memoize(self, obj):
        """Store an object in the memo."""
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        self._write(self._put(index))

    def _put(self, index):
        if self.proto >= 4:
            return b"\x94"
        if not self.bin:
            return b"p%d\n" % index
        return b"q" + bytes((index,)) if index < 256 else b"r" + pack("<I", index)

    def _get(self, index):
        if not self.bin:
            return b"g%d\n" % index
        return b"h" + bytes((index,)) if index < 256 else b"j" + pack("<I", index)

    # Objects.

    def save(self, obj, as_reference=True):
        if as_reference and self._persistent is not None:
            pid = self._persistent(obj)
            if pid is not None:
                self._save_persistent(pid)
                return
        cls = type(obj)
        saver = _ATOMS.get(cls)
        if saver is not None:
            saver(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._write(self._get(known[0]))
            return
        saver = _SAVERS.get(cls)
        if saver is not None:
            saver(self, obj)
        else:
            self._save_by_reduction(obj, cls)
        self._end_of_object()

    def _save_persistent(self, pid):
        if self.bin:
            self.save(pid, False)
            self._write(b"Q")
            return
        try:
            self._write(b"P" + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def _save_by_reduction(self, obj, cls):
        reduced = NotImplemented
        if self._override is not None:
            reduced = self._override(obj)
        if reduced is NotImplemented:
            if cls is type:
                return self._save_type(obj)
            if cls is FunctionType:
                return self.save_global(obj)
            reductor = self._table.get(cls)
            if reductor is not None:
                reduced = reductor(obj)
            elif issubclass(cls, type):
                return self.save_global(obj)
            elif cls is BuiltinFunctionType:
                reduced = _reduce_builtin(obj)
            elif cls is MethodType:
                reduced = getattr, (obj.__self__, obj.__func__.__name__)
            else:
                reduced = self._ask(obj)
        if isinstance(reduced, str):
            return self.save_global(obj, reduced)
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(*reduced, obj=obj)

    def _ask(self, obj):
        reduce_ex = getattr(obj, "__reduce_ex__", None)
        if reduce_ex is not None:
            return reduce_ex(self.proto)
        reduce = getattr(obj, "__reduce__", None)
        if reduce is not None:
            return reduce()
        raise PicklingError(f"can't pickle '{type(obj).__name__}' object: {obj!r}")

    def _save_type(self, obj):
        for singleton in (None, NotImplemented, ...):
            if obj is type(singleton):
                return self.save_reduce(type, (singleton,), obj=obj)
        return self.save_global(obj)

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        _check_reduced(func, args, listitems, dictitems, state_setter)
        name = getattr(func, "__name__", "") if self.proto >= 2 else ""
        if name == "__newobj_ex__":
            self._save_newobj_ex(args, obj)
        elif name == "__newobj__":
            self._save_newobj(args, obj)
        else:
            self.save(func)
            self.save(args)
            self._write(b"R")
        if obj is not None:
            known = self.memo.get(id(obj))
            # Its own parts led back to it, and it was pickled on that way.
            if known is not None:
                self._write(POP + self._get(known[0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._append_all(listitems)
        if dictitems is not None:
            self._set_all(dictitems)
        if state is not None:
            self._save_state(obj, state, state_setter)

    def _save_state(self, obj, state, state_setter):
        if state_setter is None:
            self.save(state)
            self._write(b"b")
            return
        self.save(state_setter)
        self.save(obj)
        self.save(state)
        self._write(b"\x86R0")

    def _save_newobj_ex(self, args, obj):
        cls, positional, keywords = _newobj_ex_parts(args, obj)
        if self.proto >= 4:
            self.save(cls)
            self.save(positional)
            self.save(keywords)
            self._write(b"\x92")
            return
        self.save(partial(cls.__new__, cls, *positional, **keywords))
        self.save(())
        self._write(b"R")

    def _save_newobj(self, args, obj):
        if not args:
            raise PicklingError("__newobj__ arglist is empty")
        cls = args[0]
        if not hasattr(cls, "__new__"):
            raise PicklingError("args[0] from __newobj__ args has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError("args[0] from __newobj__ args has the wrong class")
        self.save(cls)
        self.save(args[1:])
        self._write(b"\x81")

    # Containers.

    def _append_all(self, items):
        self._in_batches(items, self.save, b"a", b"e")

    def _set_all(self, items):
        def save_pair(pair):
            if not isinstance(pair, tuple) or len(pair) != 2:
                raise TypeError("dict items iterator must return 2-tuples")
            self.save(pair[0])
            self.save(pair[1])

        self._in_batches(items, save_pair, b"s", b"u")

    def _in_batches(self, items, save, one, many):
        """Items of an iterator that are added to the object on the stack."""
        if not self.bin:
            for item in items:
                save(item)
                self._write(one)
            return
        items = iter(items)
        batch = _take(items, _BATCH)
        while batch:
            if len(batch) == 1:
                save(batch[0])
                self._write(one)
            else:
                self._write(MARK)
                for item in batch:
                    save(item)
                self._write(many)
            batch = _take(items, _BATCH) if len(batch) == _BATCH else None

    def _save_list(self, obj):
        self._write(b"]" if self.bin else b"(l")
        self.memoize(obj)
        if not self.bin or len(obj) < 2:
            self._append_all(obj)
            return
        items, length = iter(obj), len(obj)
        while length > 0:
            self._batch(items, self.save, b"e")
            length -= _BATCH

    def _batch(self, items, save, many):
        """One batch with a mark before it; how many items it held."""
        self._write(MARK)
        batch = _take(items, _BATCH)
        for item in batch:
            save(item)
        self._write(many)
        return len(batch)

    def _save_dict(self, obj):
        self._write(b"}" if self.bin else b"(d")
        self.memoize(obj)

        def save_pair(pair):
            self.save(pair[0])
            self.save(pair[1])

        if not self.bin or len(obj) < 2:
            self._set_all(obj.items())
            return
        items = iter(obj.items())
        # After a full batch comes another one, be it empty: CPython writes so.
        while self._batch(items, save_pair, b"u") == _BATCH:
            pass

    def _save_tuple(self, obj):
        length = len(obj)
        if length == 0:
            self._write(b")" if self.bin else b"(t")
            return
        short = length <= 3 and self.proto >= 2
        if not short:
            self._write(MARK)
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._drop(length, short)
            self._write(self._get(known[0]))
            return
        self._write((b"\x85", b"\x86", b"\x87")[length - 1] if short else b"t")
        self.memoize(obj)

    def _drop(self, length, short):
        """An item led back to the tuple, and it was pickled on that way: what lies on the stack for it is not wanted."""
        if short:
            self._write(POP * length)
        else:
            self._write(POP_MARK if self.bin else POP * (length + 1))

    def _save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self._write(b"\x8f")
        self.memoize(obj)
        items = iter(obj)
        while obj and self._batch(items, self.save, b"\x90") == _BATCH:
            pass

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self._write(MARK)
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._write(POP_MARK + self._get(known[0]))
            return
        self._write(b"\x91")
        self.memoize(obj)

    # Texts and bytes.

    def _save_str(self, obj):
        if not self.bin:
            text = obj.replace("\\", "\\u005c").replace("\0", "\\u0000").replace("\n", "\\u000a")
            text = text.replace("\r", "\\u000d").replace("\x1a", "\\u001a")
            self._write(b"V" + text.encode("raw-unicode-escape") + b"\n")
        else:
            data = obj.encode("utf-8", "surrogatepass")
            length = len(data)
            if length < 256 and self.proto >= 4:
                self._write(b"\x8c" + bytes((length,)) + data)
            elif length > 0xFFFFFFFF and self.proto >= 4:
                self._write_large(b"\x8d" + pack("<Q", length), data)
            else:
                self._write_large(b"X" + pack("<I", length), data)
        self.memoize(obj)

    def _save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                from codecs import encode
                self.save_reduce(encode, (obj.decode("latin1"), "latin1"), obj=obj)
            else:
                self.save_reduce(bytes, (), obj=obj)
            return
        self._save_bytes_data(obj)
        self.memoize(obj)

    def _save_bytes_data(self, data):
        length = len(data)
        if length < 256:
            self._write(b"C" + bytes((length,)) + data)
        elif length > 0xFFFFFFFF and self.proto >= 4:
            self._write_large(b"\x8e" + pack("<Q", length), data)
        else:
            self._write_large(b"B" + pack("<I", length), data)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        self._write_large(b"\x96" + pack("<Q", len(obj)), obj)
        self.memoize(obj)

    def _save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        data = obj.raw()
        if self._buffer_callback is not None and not self._buffer_callback(obj):
            self._write(b"\x97\x98" if data.readonly else b"\x97")
        elif data.readonly:
            self._save_bytes_data(data.tobytes())
            self.memoize(obj)
        else:
            self._write_large(b"\x96" + pack("<Q", data.nbytes), data.tobytes())
            self.memoize(obj)

    # Classes and functions: by name.

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = whichmodule(obj, name)
        _check_global(obj, module_name, name)
        if self.proto >= 2:
            code = copyreg._extension_registry.get((module_name, name))
            if code is not None:
                self._write(_extension(code))
                return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self._write(b"\x93")
        elif "." in name:
            self._save_dotted(module_name, name, obj)
        else:
            self._save_old_global(module_name, name, obj)
        self.memoize(obj)

    def _save_dotted(self, module_name, name, obj):
        """Before protocol 4 a dotted name is attribute after attribute of a global."""
        first, *rest = name.split(".")
        for _ in rest:
            self.save(getattr)
            if self.proto < 2:
                self._write(MARK)
        self._save_old_global(module_name, first, obj)
        for part in rest:
            self.save(part)
            self._write(b"\x86R" if self.proto >= 2 else b"tR")

    def _save_old_global(self, module_name, name, obj):
        if self._fix_imports:
            module_name, name = old_name(module_name, name)
        encoding = "utf-8" if self.proto >= 3 else "ascii"
        try:
            self._write(b"c" + module_name.encode(encoding) + b"\n" + name.encode(encoding) + b"\n")
        except UnicodeEncodeError:
            raise PicklingError(
                f"can't pickle global identifier '{module_name}.{name}' using pickle protocol {self.proto}") from None

    # Numbers and constants.

    def _save_none(self, obj):
        self._write(b"N")

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._write(b"\x88" if obj else b"\x89")
        else:
            self._write(b"I01\n" if obj else b"I00\n")

    def _save_int(self, obj):
        if self.bin and 0 <= obj < 0x10000:
            self._write(b"K" + bytes((obj,)) if obj < 256 else b"M" + pack("<H", obj))
        elif -0x80000000 <= obj <= 0x7FFFFFFF:
            self._write(b"J" + pack("<i", obj) if self.bin else b"I%d\n" % obj)
        elif self.proto < 2:
            self._write(b"L%dL\n" % obj)
        else:
            data = encode_long(obj)
            length = len(data)
            self._write((b"\x8a" + bytes((length,)) if length < 256 else b"\x8b" + pack("<i", length)) + data)

    def _save_float(self, obj):
        self._write(b"G" + pack(">d", obj) if self.bin else b"F" + repr(obj).encode("ascii") + b"\n")


_ATOMS = {
    type(None): Pickler._save_none,
    bool: Pickler._save_bool,
    int: Pickler._save_int,
    float: Pickler._save_float,
}
_SAVERS = {
    str: Pickler._save_str,
    bytes: Pickler._save_bytes,
    dict: Pickler._save_dict,
    set: Pickler._save_set,
    frozenset: Pickler._save_frozenset,
    list: Pickler._save_list,
    tuple: Pickler._save_tuple,
    bytearray: Pickler._save_bytearray,
    PickleBuffer: Pickler._save_picklebuffer,
}


def _take(items, count):
    """Up to so many of the next items."""
    taken = []
    for item in items:
        taken.append(item)
        if len(taken) == count:
            break
    return taken


def _check_reduced(func, args, listitems, dictitems, state_setter):
    if not callable(func):
        raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
    if not isinstance(args, tuple):
        raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
    for place, items in (("fourth", listitems), ("fifth", dictitems)):
        if items is not None and not hasattr(items, "__next__"):
            raise PicklingError(f"{place} element of the tuple returned by __reduce__ must be an iterator, "
                                f"not {type(items).__name__}")
    if state_setter is not None and not callable(state_setter):
        raise PicklingError("sixth element of the tuple returned by __reduce__ must be a function, "
                            f"not {type(state_setter).__name__}")


def _newobj_ex_parts(args, obj):
    if len(args) != 3:
        raise PicklingError(f"length of the NEWOBJ_EX argument tuple must be exactly 3, not {len(args)}")
    cls, positional, keywords = args
    if not hasattr(cls, "__new__"):
        raise PicklingError("first item from NEWOBJ_EX argument tuple must be a class, "
                            f"not {type(cls).__name__}")
    if obj is not None and cls is not obj.__class__:
        raise PicklingError("args[0] from __newobj_ex__ args has the wrong class")
    if not isinstance(positional, tuple):
        raise PicklingError("second item from NEWOBJ_EX argument tuple must be a tuple, "
                            f"not {type(positional).__name__}")
    if not isinstance(keywords, dict):
        raise PicklingError("third item from NEWOBJ_EX argument tuple must be a dict, "
                            f"not {type(keywords).__name__}")
    return cls, positional, keywords


def _reduce_builtin(obj):
    """A built-in function is its name; a built-in method of an object, that object and the name."""
    owner = getattr(obj, "__self__", None)
    if owner is None or type(owner) is type(sys):
        return obj.__name__
    return getattr, (owner, obj.__name__)


def _extension(code):
    if code <= 0xFF:
        return b"\x82" + bytes((code,))
    return b"\x83" + pack("<H", code) if code <= 0xFFFF else b"\x84" + pack("<i", code)


def find_attribute(obj, name):
    """The object that a dotted name leads to, and what holds it."""
    parent = None
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
        try:
            parent, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {obj!r}") from None
    return obj, parent


def whichmodule(obj, name):
    """Find the module an object belong to."""
    if "<locals>" in name.split("."):
        raise AttributeError(f"Can't get local object {name!r}")
    module_name = getattr(obj, "__module__", None)
    if module_name is not None:
        return module_name
    for module_name, module in list(sys.modules.items()):
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if find_attribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


def _look_up(module_name, name):
    """What stands in the module under that name, and why nothing was found."""
    try:
        __import__(module_name)
        return find_attribute(sys.modules[module_name], name)[0], None
    except ImportError:
        return None, f"import of module {module_name!r} failed"
    except AttributeError:
        return None, f"attribute lookup {name} on {module_name} failed"


def _check_global(obj, module_name, name):
    """Loading must find the very same object by its name."""
    found, why = _look_up(module_name, name)
    if why is not None:
        raise PicklingError(f"Can't pickle {obj!r}: {why}")
    if found is not obj:
        raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
