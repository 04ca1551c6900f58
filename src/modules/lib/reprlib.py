"""Representations of limited length, for objects of any size.

`Repr` has a method for each type it shortens, `repr_<name of the type>`; what has none is shown by `repr_instance`, which cuts
the middle out of a long text. asyncio shows the results of futures with it.
"""

import builtins

__all__ = ["Repr", "repr", "recursive_repr"]

# Where the types with a method of their own live: another type of the same name is shown as any other object.
_HOMES = {"array": "array", "deque": "collections"}
_BUILTINS = {"tuple", "list", "set", "frozenset", "dict", "str", "int"}


def recursive_repr(fillvalue="..."):
    """A decorator for `__repr__` methods: a call for an object that is being shown already returns the fill value."""

    def decorate(method):
        shown = set()

        def wrapper(self):
            key = id(self)
            if key in shown:
                return fillvalue
            shown.add(key)
            try:
                return method(self)
            finally:
                shown.discard(key)

        for name in "__module__", "__doc__", "__name__", "__qualname__":
            setattr(wrapper, name, getattr(method, name))
        wrapper.__type_params__ = getattr(method, "__type_params__", ())
        wrapper.__wrapped__ = method
        return wrapper

    return decorate


class Repr:
    """Limits, and the methods that keep them."""

    def __init__(
        self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6,
        maxdeque=6, maxstring=30, maxlong=40, maxother=30, fillvalue="...", indent=None,
    ):
        self.maxlevel = maxlevel
        self.maxtuple = maxtuple
        self.maxlist = maxlist
        self.maxarray = maxarray
        self.maxdict = maxdict
        self.maxset = maxset
        self.maxfrozenset = maxfrozenset
        self.maxdeque = maxdeque
        self.maxstring = maxstring
        self.maxlong = maxlong
        self.maxother = maxother
        self.fillvalue = fillvalue
        self.indent = indent

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        cls = type(x)
        name = cls.__name__.replace(" ", "_")
        method = getattr(self, "repr_" + name, None)
        home = _HOMES.get(name, "builtins" if name in _BUILTINS else None)
        if method is None or home is not None and getattr(cls, "__module__", None) != home:
            return self.repr_instance(x, level)
        return method(x, level)

    def _joined(self, pieces, level):
        if self.indent is None:
            return ", ".join(pieces)
        if not pieces:
            return ""
        indent = self.indent
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f"Repr.indent cannot be negative int (was {indent!r})")
            indent *= " "
        try:
            inner = ",\n" + (self.maxlevel - level + 1) * indent
        except TypeError as error:
            raise TypeError(f"Repr.indent must be a str, int or None, not {type(indent)}") from error
        return inner[1:] + inner.join(pieces) + inner[: -len(indent) or None]

    def _repr_items(self, x, level, left, right, limit, trail=""):
        count = len(x)
        if level <= 0 and count:
            inside = self.fillvalue
        else:
            pieces = [self.repr1(item, level - 1) for _, item in zip(range(limit), x)]
            if count > limit:
                pieces.append(self.fillvalue)
            inside = self._joined(pieces, level)
            if count == 1 and trail and self.indent is None:
                right = trail + right
        return left + inside + right

    def repr_tuple(self, x, level):
        return self._repr_items(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._repr_items(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._repr_items(x, level, f"array('{x.typecode}', [", "])", self.maxarray)

    def repr_set(self, x, level):
        if not x:
            return "set()"
        return self._repr_items(_sorted_if_possible(x), level, "{", "}", self.maxset)

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        return self._repr_items(_sorted_if_possible(x), level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._repr_items(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        keys = _sorted_if_possible(x)[: self.maxdict]
        pieces = [f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}" for key in keys]
        if len(x) > self.maxdict:
            pieces.append(self.fillvalue)
        return "{" + self._joined(pieces, level) + "}"

    def repr_str(self, x, level):
        text = builtins.repr(x[: self.maxstring])
        if len(text) > self.maxstring:
            head, tail = self._ends(self.maxstring)
            text = builtins.repr(x[:head] + x[len(x) - tail :])
            text = text[:head] + self.fillvalue + text[len(text) - tail :]
        return text

    def repr_int(self, x, level):
        return self._cut(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return "<%s instance at %#x>" % (x.__class__.__name__, id(x))
        return self._cut(text, self.maxother)

    def _ends(self, limit):
        """How many characters are kept at the beginning and at the end."""
        head = max(0, (limit - 3) // 2)
        return head, max(0, limit - 3 - head)

    def _cut(self, text, limit):
        if len(text) <= limit:
            return text
        head, tail = self._ends(limit)
        return text[:head] + self.fillvalue + text[len(text) - tail :]


def _sorted_if_possible(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
