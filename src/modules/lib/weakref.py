"""Weak references: containers and helpers over the native reference type."""

import sys
from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]


# --- proxies ---------------------------------------------------------------------------------------------------------


def _strong(proxy):
    """The object behind a proxy."""
    found = object.__getattribute__(proxy, "_reference")()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def _plain(value):
    return _strong(value) if type(value) in ProxyTypes else value


class ProxyType:
    """Stands for an object without keeping it alive."""

    __slots__ = ("_reference", "__weakref__")
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_strong(self), name)

    def __setattr__(self, name, value):
        setattr(_strong(self), name, value)

    def __delattr__(self, name):
        delattr(_strong(self), name)

    def __repr__(self):
        found = object.__getattribute__(self, "_reference")()
        place = object.__repr__(self).rpartition(" at ")[2][:-1]
        if found is None:
            return f"<weakproxy at {place}; dead>"
        there = object.__repr__(found).rpartition(" at ")[2][:-1]
        return f"<weakproxy at {place}; to '{type(found).__name__}' at {there}>"

    def __str__(self):
        return str(_strong(self))

    def __bytes__(self):
        return bytes(_strong(self))

    def __bool__(self):
        return bool(_strong(self))

    def __len__(self):
        return len(_strong(self))

    def __getitem__(self, key):
        return _strong(self)[key]

    def __setitem__(self, key, value):
        _strong(self)[key] = value

    def __delitem__(self, key):
        del _strong(self)[key]

    def __contains__(self, item):
        return item in _strong(self)

    def __iter__(self):
        return iter(_strong(self))

    def __next__(self):
        return next(_strong(self))

    def __reversed__(self):
        return reversed(_strong(self))

    def __int__(self):
        return int(_strong(self))

    def __float__(self):
        return float(_strong(self))

    def __index__(self):
        import operator
        return operator.index(_strong(self))

    def __neg__(self):
        return -_strong(self)

    def __pos__(self):
        return +_strong(self)

    def __invert__(self):
        return ~_strong(self)

    def __abs__(self):
        return abs(_strong(self))

    def __eq__(self, other):
        return _strong(self) == _plain(other)

    def __ne__(self, other):
        return _strong(self) != _plain(other)

    def __lt__(self, other):
        return _strong(self) < _plain(other)

    def __le__(self, other):
        return _strong(self) <= _plain(other)

    def __gt__(self, other):
        return _strong(self) > _plain(other)

    def __ge__(self, other):
        return _strong(self) >= _plain(other)


class CallableProxyType(ProxyType):
    """The same for an object that can be called."""

    __slots__ = ()
    __hash__ = None

    def __call__(self, *args, **kwargs):
        return _strong(self)(*args, **kwargs)


def _operators():
    """Gives the proxies the binary operators."""
    table = {
        "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b,
        "truediv": lambda a, b: a / b, "floordiv": lambda a, b: a // b, "mod": lambda a, b: a % b,
        "pow": lambda a, b: a ** b, "lshift": lambda a, b: a << b, "rshift": lambda a, b: a >> b,
        "and": lambda a, b: a & b, "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b,
        "matmul": lambda a, b: a @ b, "divmod": divmod,
    }

    def forward(operate):
        return lambda self, other: operate(_strong(self), _plain(other))

    def reflected(operate):
        return lambda self, other: operate(_plain(other), _strong(self))

    for name, operate in table.items():
        setattr(ProxyType, f"__{name}__", forward(operate))
        setattr(ProxyType, f"__r{name}__", reflected(operate))


_operators()
for _class in (ProxyType, CallableProxyType):
    _class.__module__ = "weakref"
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    """Create a proxy object that weakly references 'object'."""
    made = (CallableProxyType if callable(object) else ProxyType).__new__(
        CallableProxyType if callable(object) else ProxyType)
    if callback is None:
        reference = ref(object)
    else:
        own = ref(made)

        def gone(_):
            it = own()
            if it is not None:
                callback(it)

        reference = ref(object, gone)
    _set_slot(made, "_reference", reference)
    return made


def _set_slot(instance, name, value, _set=object.__setattr__):
    _set(instance, name, value)


# --- methods ---------------------------------------------------------------------------------------------------------


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as its object."""

    def __new__(cls, meth, callback=None):
        try:
            receiver = meth.__self__
            function = meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        holder = []

        def gone(_):
            self = holder[0]() if holder else None
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, receiver, gone)
        self._function = ref(function, gone)
        self._kind = type(meth)
        self._alive = True
        holder.append(ref(self))
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        receiver = super().__call__()
        function = self._function()
        if receiver is None or function is None:
            return None
        return self._kind(function, receiver)

    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._function == other._function
        return NotImplemented

    def __ne__(self, other):
        if isinstance(other, WeakMethod):
            return not self == other
        return NotImplemented

    __hash__ = ref.__hash__


# --- containers ------------------------------------------------------------------------------------------------------


def _pairs(mapping):
    """The pairs of what dict.update() takes."""
    if hasattr(mapping, "items"):
        return list(mapping.items())
    if hasattr(mapping, "keys"):
        return [(key, mapping[key]) for key in mapping.keys()]
    return list(mapping)


def _register(abc):
    """Makes the containers known to collections.abc, whichever of the two modules is there first."""
    abc.MutableMapping.register(WeakValueDictionary)
    abc.MutableMapping.register(WeakKeyDictionary)
    abc.MutableSet.register(WeakSet)


class _Mapping:
    """What both dictionaries share: everything that follows from items, item access and deletion."""

    __hash__ = None

    def keys(self):
        return iter(self)

    def __eq__(self, other):
        if not hasattr(other, "items") or not hasattr(other, "__getitem__"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=None, /, **kwargs):
        for key, value in [] if other is None else _pairs(other):
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def clear(self):
        self.data.clear()

    def copy(self):
        new = type(self)()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[self._copied_key(key, memo, deepcopy)] = self._copied_value(value, memo, deepcopy)
        return new

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class KeyedRef(ref):
    """Specialized reference that includes a key corresponding to the value."""

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(_Mapping):
    """A mapping whose entries go when their values do."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self.update(other, **kwargs)

    def _reference(self, key, value):
        own = ref(self)

        def gone(reference):
            it = own()
            if it is not None and it.data.get(key) is reference:
                del it.data[key]

        return ref(value, gone)

    @staticmethod
    def _copied_key(key, memo, deepcopy):
        return deepcopy(key, memo)

    @staticmethod
    def _copied_value(value, memo, deepcopy):
        return value

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = self._reference(key, value)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def __iter__(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def values(self):
        for reference in list(self.data.values()):
            value = reference()
            if value is not None:
                yield value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)


class WeakKeyDictionary(_Mapping):
    """A mapping whose entries go when their keys do."""

    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _reference(self, key):
        own = ref(self)

        def gone(reference):
            it = own()
            if it is not None:
                it.data.pop(reference, None)

        return ref(key, gone)

    @staticmethod
    def _copied_key(key, memo, deepcopy):
        return key

    @staticmethod
    def _copied_value(value, memo, deepcopy):
        return deepcopy(value, memo)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        reference = ref(key)
        if reference in self.data:
            self.data[reference] = value
        else:
            self.data[self._reference(key)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __iter__(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def values(self):
        for reference, value in list(self.data.items()):
            if reference() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)


class WeakSet:
    """A set whose items go when nobody else keeps them."""

    __hash__ = None

    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def _reference(self, item):
        own = ref(self)

        def gone(reference):
            it = own()
            if it is not None:
                it.data.discard(reference)

        return ref(item, gone)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        reference = ref(item)
        if reference not in self.data:
            self.data.add(self._reference(item))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            for item in other:
                self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        keep = {ref(item) for item in other}
        for reference in list(self.data):
            if reference not in keep:
                self.data.discard(reference)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    __le__ = issubset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        if self is other:
            self.data.clear()
            return
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self.__class__(item for source in (self, other) for item in source)

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    @classmethod
    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


# --- finalisers ------------------------------------------------------------------------------------------------------


class finalize:
    """Calls a function when an object goes, at the latest when the program ends."""

    __slots__ = ()
    _registry = {}
    _order = 0
    _at_exit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_exit:
            import atexit
            finalize._at_exit = True
            atexit.register(finalize._exitfunc)
        info = finalize._Info()
        info.weakref = ref(obj, lambda _: self())
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        finalize._order += 1
        info.index = finalize._order
        finalize._registry[self] = info

    def __call__(self, _=None):
        """Call the function, unless that has happened or the finaliser was detached."""
        info = finalize._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """If alive, mark as dead and return (obj, func, args, kwargs)."""
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and finalize._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """If alive, return (obj, func, args, kwargs)."""
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Whether the function has yet to be called."""
        return self in finalize._registry

    @property
    def atexit(self):
        """Whether it is called when the program ends."""
        info = finalize._registry.get(self)
        return info is not None and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info is not None:
            info.atexit = bool(value)

    def __repr__(self):
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (type(self).__name__, id(self), type(obj).__name__, id(obj))

    @classmethod
    def _exitfunc(cls):
        """The program ends: the youngest first."""
        while True:
            waiting = [(info.index, it) for it, info in cls._registry.items() if info.atexit]
            if not waiting:
                return
            max(waiting)[1]()


if "collections.abc" in sys.modules:
    _register(sys.modules["collections.abc"])
