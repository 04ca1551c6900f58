"""Support to pretty-print lists, tuples, & dictionaries recursively.

Very simple, but useful, especially in debugging data structures.

What fits on the rest of a line is written there; containers that do not fit have an item on each line, long strings are
cut at white space.
"""

import sys as _sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False
):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    printer = PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    )
    printer.pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Format a Python object into a pretty-printed representation."""
    return PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object"""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Version of repr() which can handle recursive data structures."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Determine if saferepr(object) is readable by eval()."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Determine if object requires a recursive representation."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    """A key for sorting anything: what cannot be compared is in order of type, then identity."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            own, others = self.obj, other.obj
            return (str(type(own)), id(own)) < (str(type(others)), id(others))


def _safe_pair(pair):
    return _SafeKey(pair[0]), _SafeKey(pair[1])


class _Text:
    """A stream whose pieces are joined in the end."""

    def __init__(self):
        self.pieces = []
        self.write = self.pieces.append


_SCALARS = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        """Handle pretty printing operations onto a stream using a set of
        configured parameters.

        indent
            Number of spaces to indent for each level of nesting.

        width
            Attempted maximum number of columns in the output.

        depth
            The maximum depth to print out nested structures.

        stream
            The desired output stream.  If omitted (or false), the standard
            output stream available at construction will be used.

        compact
            If true, several items will be combined in one line.

        sort_dicts
            If true, dict keys are sorted.

        underscore_numbers
            If true, digit groups are separated with underscores.
        """
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        text = _Text()
        self._format(object, text, 0, 0, {}, 0)
        return "".join(text.pieces)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Format object for a specific context, returning a string
        and flags indicating whether the representation is 'readable'
        and whether the object represents a recursive construct.
        """
        return self._safe_repr(object, context, maxlevels, level)

    # --- on several lines ----------------------------------------------------------------------------------------

    def _format(self, object, stream, indent, allowance, context, level):
        """Writes an object that begins in column `indent`; `allowance` characters come behind it on its last line."""
        if id(object) in context:
            stream.write(_recursion(object))
            return
        shown = self._repr(object, context, level)
        if len(shown) > self._width - indent - allowance:
            write = self._writer(object)
            if write is not None:
                context[id(object)] = 1
                write(self, object, stream, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        stream.write(shown)

    def _writer(self, object):
        write = self._dispatch.get(type(object).__repr__) or _module_writer(object)
        if write is None and _is_plain_dataclass(object):
            write = PrettyPrinter._write_dataclass
        return write

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _pad(self, stream):
        """The rest of an indentation, behind an opening bracket."""
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")

    def _write_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        self._pad(stream)
        if len(object):
            items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
            self._write_pairs(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _write_pairs(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for at, (key, value) in enumerate(items, 1):
            shown = self._repr(key, context, level)
            stream.write(f"{shown}: ")
            rest = allowance if at == len(items) else 1
            self._format(value, stream, indent + len(shown) + 2, rest, context, level)
            if at < len(items):
                stream.write(",\n" + " " * indent)

    def _write_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._write_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _write_tuple(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._write_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _write_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        kind = type(object)
        begin, end = ("{", "}") if kind is set else (kind.__name__ + "({", "})")
        if kind is not set:
            indent += len(kind.__name__) + 1
        stream.write(begin)
        self._write_items(sorted(object, key=_SafeKey), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _write_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        self._pad(stream)
        newline = ",\n" + " " * indent
        between = ""
        room = most = self._width - indent + 1
        items = list(items)
        for at, item in enumerate(items, 1):
            last = at == len(items)
            if last:
                most -= allowance
                room -= allowance
            if self._compact:
                shown = self._repr(item, context, level)
                wanted = len(shown) + 2
                if room < wanted:
                    room = most
                    if between:
                        between = newline
                if room >= wanted:
                    room -= wanted
                    stream.write(between + shown)
                    between = ", "
                    continue
            stream.write(between)
            between = newline
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _write_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        outermost = level == 1
        if outermost:
            indent += 1
            allowance += 1
        chunks = list(_string_chunks(object, self._width - indent, allowance))
        if len(chunks) == 1:
            stream.write(chunks[0])
            return
        text = ("\n" + " " * indent).join(chunks)
        stream.write(f"({text})" if outermost else text)

    def _write_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        outermost = level == 1
        if outermost:
            indent += 1
            allowance += 1
        text = ("\n" + " " * indent).join(_bytes_chunks(object, self._width - indent, allowance))
        stream.write(f"({text})" if outermost else text)

    def _write_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._write_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _write_proxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _write_namespace(self, object, stream, indent, allowance, context, level):
        kind = type(object)
        # types.SimpleNamespace shows itself by this name.
        name = "namespace" if kind.__name__ == "SimpleNamespace" else kind.__name__
        self._write_fields(name, object.__dict__.items(), stream, indent, allowance, context, level)

    def _write_dataclass(self, object, stream, indent, allowance, context, level):
        fields = [(field.name, getattr(object, field.name)) for field in _fields(object) if field.repr]
        self._write_fields(type(object).__name__, fields, stream, indent, allowance, context, level)

    def _write_fields(self, name, items, stream, indent, allowance, context, level):
        indent += len(name) + 1
        stream.write(name + "(")
        items = list(items)
        for at, (key, value) in enumerate(items, 1):
            last = at == len(items)
            stream.write(f"{key}=")
            if id(value) in context:
                # As the class's own repr shows what contains itself.
                stream.write("...")
            else:
                rest = allowance if last else 1
                self._format(value, stream, indent + len(key) + 1, rest, context, level)
            if not last:
                stream.write(",\n" + " " * indent)
        stream.write(")")

    # --- collections ---------------------------------------------------------------------------------------------

    def _write_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _write_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._write_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _write_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "({")
        self._pad(stream)
        self._write_pairs(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _write_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for at, mapping in enumerate(object.maps, 1):
            last = at == len(object.maps)
            self._format(mapping, stream, indent, allowance + 1 if last else 1, context, level)
            stream.write(")" if last else ",\n" + " " * indent)

    def _write_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "([")
        indent += len(name) + 1
        if object.maxlen is None:
            self._write_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._write_items(object, stream, indent, 2, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={object.maxlen!r})")

    def _write_data(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch = {
        dict.__repr__: _write_dict,
        list.__repr__: _write_list,
        tuple.__repr__: _write_tuple,
        set.__repr__: _write_set,
        frozenset.__repr__: _write_set,
        str.__repr__: _write_str,
        bytes.__repr__: _write_bytes,
        bytearray.__repr__: _write_bytearray,
        type(type.__dict__).__repr__: _write_proxy,
    }

    # --- on one line ---------------------------------------------------------------------------------------------

    def _safe_repr(self, object, context, maxlevels, level):
        """The repr, whether eval() could read it, and whether something contains itself."""
        kind = type(object)
        if kind in _SCALARS:
            return repr(object), True, False
        own_repr = getattr(kind, "__repr__", None)
        if issubclass(kind, int) and own_repr is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and own_repr is dict.__repr__:
            return self._safe_container(object, "{%s}", context, maxlevels, level, self._dict_parts)
        if issubclass(kind, list) and own_repr is list.__repr__:
            return self._safe_container(object, "[%s]", context, maxlevels, level, self._item_parts)
        if issubclass(kind, tuple) and own_repr is tuple.__repr__:
            brackets = "(%s,)" if len(object) == 1 else "(%s)"
            return self._safe_container(object, brackets, context, maxlevels, level, self._item_parts)
        shown = repr(object)
        return shown, bool(shown) and not shown.startswith("<"), False

    def _safe_container(self, object, brackets, context, maxlevels, level, parts):
        if not object:
            return brackets % "", True, False
        if maxlevels and level >= maxlevels:
            return brackets % "...", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        shown, readable, recursive = parts(object, context, maxlevels, level + 1)
        del context[id(object)]
        return brackets % ", ".join(shown), readable, recursive

    def _item_parts(self, object, context, maxlevels, level):
        answers = [self.format(item, context, maxlevels, level) for item in object]
        return (
            [answer[0] for answer in answers],
            all([answer[1] for answer in answers]),
            any([answer[2] for answer in answers]),
        )

    def _dict_parts(self, object, context, maxlevels, level):
        items = sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()
        shown, readable, recursive = [], True, False
        for pair in items:
            (key, key_readable, key_recursive), (value, value_readable, value_recursive) = [
                self.format(part, context, maxlevels, level) for part in pair
            ]
            shown.append(f"{key}: {value}")
            readable = readable and key_readable and value_readable
            recursive = recursive or key_recursive or value_recursive
        return shown, readable, recursive


def _string_chunks(text, width, allowance):
    """The reprs of the lines of a text; those that are too long, cut behind white space."""
    lines = text.splitlines(True)
    for at, line in enumerate(lines, 1):
        last = at == len(lines)
        shown = repr(line)
        if len(shown) <= width - (allowance if last else 0):
            yield shown
            continue
        current = ""
        words = list(_words(line))
        for place, word in enumerate(words, 1):
            room = width - (allowance if last and place == len(words) else 0)
            if len(repr(current + word)) > room:
                if current:
                    yield repr(current)
                current = word
            else:
                current += word
        if current:
            yield repr(current)


def _words(line):
    """The words of a line, each with the white space behind it."""
    start = 0
    while start < len(line):
        end = start
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        yield line[start:end]
        start = end


def _bytes_chunks(data, width, allowance):
    """The reprs of pieces of four bytes and more, as long as they fit."""
    current = b""
    last = len(data) // 4 * 4
    for at in range(0, len(data), 4):
        part = data[at : at + 4]
        if at == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)


_MODULES = {
    "collections": {
        "OrderedDict": PrettyPrinter._write_ordered_dict,
        "defaultdict": PrettyPrinter._write_default_dict,
        "Counter": PrettyPrinter._write_counter,
        "ChainMap": PrettyPrinter._write_chain_map,
        "deque": PrettyPrinter._write_deque,
        "UserDict": PrettyPrinter._write_data,
        "UserList": PrettyPrinter._write_data,
        "UserString": PrettyPrinter._write_data,
    },
    "types": {"SimpleNamespace": PrettyPrinter._write_namespace},
}


def _module_writer(object):
    """How to write an object of a class of another module, which is only there if somebody has imported it."""
    for name, writers in _MODULES.items():
        module = _sys.modules.get(name)
        for kind, write in writers.items():
            base = getattr(module, kind, None)
            if base is not None and isinstance(object, base) and type(object).__repr__ is base.__repr__:
                return write
    return None


def _is_plain_dataclass(object):
    """Whether it is a dataclass with the repr that dataclasses make."""
    settings = getattr(type(object), "__dataclass_params__", None)
    return (
        settings is not None
        and settings.repr
        and hasattr(object.__repr__, "__wrapped__")
        and "__create_fn__" in object.__repr__.__wrapped__.__qualname__
    )


def _fields(object):
    import dataclasses

    return dataclasses.fields(object)
