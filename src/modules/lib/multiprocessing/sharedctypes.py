"""Values and arrays that processes share. They lie in a file without a name, which is read and written in place."""

import os
import struct

from .synchronize import RLock

__all__ = ["Array", "RawArray", "RawValue", "Value"]

# Type codes, and what `ctypes` calls their types.
_TYPES = {
    "c": "c_char", "b": "c_byte", "B": "c_ubyte", "h": "c_short", "H": "c_ushort", "i": "c_int", "I": "c_uint", "l": "c_long",
    "L": "c_ulong", "q": "c_long", "Q": "c_ulong", "f": "c_float", "d": "c_double",
}


class _Shared:
    """Numbers of one kind, one after another."""

    def __init__(self, code, count):
        if code not in _TYPES:
            raise TypeError("this type has no size")
        import tempfile
        self._code, self._count = code, count
        self._size = struct.calcsize(code)
        self._number = os.open(tempfile.gettempdir(), os.O_RDWR | _O_TMPFILE, 0o600)
        os.ftruncate(self._number, self._size * count)

    def __del__(self):
        number = self.__dict__.get("_number")
        if number is not None:
            os.close(number)

    def read(self, start, count):
        data = os.pread(self._number, self._size * count, self._size * start)
        return list(struct.unpack(f"{count}{self._code}", data)) if self._code != "c" else [bytes([b]) for b in data]

    def write(self, start, values):
        data = struct.pack(f"{len(values)}{self._code}", *values) if self._code != "c" else b"".join(values)
        os.pwrite(self._number, data, self._size * start)


_O_TMPFILE = 0o20200000


class RawValue:
    """A number that processes share."""

    def __init__(self, typecode_or_type, *args):
        self._shared = _Shared(typecode_or_type, 1)
        if args:
            self.value = args[0]

    def __repr__(self):
        return f"{_TYPES[self._shared._code]}({self.value!r})"

    @property
    def value(self):
        return self._shared.read(0, 1)[0]

    @value.setter
    def value(self, value):
        self._shared.write(0, [value])

    def __reduce__(self):
        raise RuntimeError(f"{type(self).__name__} objects should only be shared between processes through inheritance")


class RawArray:
    """Numbers that processes share."""

    def __new__(cls, typecode_or_type=None, *args):
        return object.__new__(_RawString if cls is RawArray and typecode_or_type == "c" else cls)

    def __init__(self, typecode_or_type, size_or_initializer):
        values = None
        if isinstance(size_or_initializer, int):
            count = size_or_initializer
        else:
            values = list(size_or_initializer)
            if typecode_or_type == "c":
                values = [bytes([byte]) if isinstance(byte, int) else byte for byte in values]
            count = len(values)
        self._count = count
        self._shared = _Shared(typecode_or_type, count)
        if values:
            self._shared.write(0, values)

    def __repr__(self):
        return f"<multiprocessing.sharedctypes.{_TYPES[self._shared._code]}_Array_{self._count} object at {id(self):#x}>"

    def __len__(self):
        return self._count

    def _place(self, index):
        if index < 0:
            index += self._count
        if not 0 <= index < self._count:
            raise IndexError("invalid index")
        return index

    def __getitem__(self, index):
        if isinstance(index, slice):
            values = self._shared.read(0, self._count)[index]
            return b"".join(values) if self._shared._code == "c" else values
        return self._shared.read(self._place(index), 1)[0]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            values = self._shared.read(0, self._count)
            values[index] = value
            if len(values) != self._count:
                raise ValueError("Can only assign sequence of same size")
            self._shared.write(0, values)
            return
        self._shared.write(self._place(index), [value])

    def __iter__(self):
        return iter(self._shared.read(0, self._count))

    def __reduce__(self):
        raise RuntimeError(f"{type(self).__name__} objects should only be shared between processes through inheritance")


class _RawString(RawArray):
    """Bytes that processes share: `value` goes up to the first zero."""

    @property
    def raw(self):
        return self[:]

    @raw.setter
    def raw(self, value):
        if len(value) > self._count:
            raise ValueError("byte string too long")
        self._shared.write(0, [bytes([byte]) for byte in value])

    @property
    def value(self):
        return self[:].partition(b"\0")[0]

    @value.setter
    def value(self, value):
        self.raw = value if len(value) >= self._count else value + b"\0"


class _Locked:
    """What a value or array with a lock adds."""

    # The class of the same without a lock.
    _raw = None

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self.get_obj()!r}>"

    def _set_lock(self, lock):
        self._lock = RLock() if lock in (True, None) else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def get_lock(self):
        return self._lock

    def get_obj(self):
        obj = self._raw.__new__(self._raw)
        obj.__dict__.update((name, part) for name, part in self.__dict__.items() if name in ("_shared", "_count"))
        return obj

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class Synchronized(_Locked, RawValue):
    _raw = RawValue


class SynchronizedArray(_Locked, RawArray):
    _raw = RawArray


class SynchronizedString(_Locked, _RawString):
    _raw = _RawString


def _checked(lock):
    if lock not in (True, False, None) and not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return lock


def Value(typecode_or_type, *args, lock=True):
    """Returns a synchronized shared object"""
    if _checked(lock) is False:
        return RawValue(typecode_or_type, *args)
    value = Synchronized(typecode_or_type, *args)
    value._set_lock(lock)
    return value


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    """Returns a synchronized shared array"""
    if _checked(lock) is False:
        return RawArray(typecode_or_type, size_or_initializer)
    array = (SynchronizedString if typecode_or_type == "c" else SynchronizedArray)(typecode_or_type, size_or_initializer)
    array._set_lock(lock)
    return array
