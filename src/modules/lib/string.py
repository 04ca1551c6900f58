"""A collection of string constants, templates and formatters."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """capwords(s [,sep]) -> string

    Split the argument into words using split, capitalize each
    word using capitalize, and join the capitalized words using
    join.
    """
    return (" " if sep is None else sep).join(word.capitalize() for word in s.split(sep))


# --- templates -----------------------------------------------------------------------------------------------------

class _Pattern:
    """The regular expression of a template class, compiled when somebody wants to see it."""

    def __get__(self, instance, owner):
        return _compile(owner)


def _compile(cls):
    import re
    delimiter = re.escape(cls.delimiter)
    name = cls.idpattern
    braced = cls.braceidpattern or name
    text = (f"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})|"
            f"{{(?P<braced>{braced})}}|(?P<invalid>))")
    return re.compile(text, cls.flags | re.VERBOSE)


_START = frozenset(ascii_letters + "_")
_INSIDE = frozenset(ascii_letters + digits + "_")

# What a class may change so that its placeholders need a regular expression.
_CUSTOM = ("pattern", "idpattern", "braceidpattern", "flags")


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        if "pattern" in cls.__dict__:
            import re
            cls.pattern = re.compile(cls.pattern, cls.flags | re.VERBOSE)
        elif any(name in base.__dict__ for base in cls.__mro__[:-2] for name in _CUSTOM):
            cls.pattern = _compile(cls)

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Literal text and placeholders in turn: (kind, text as written, name, where)."""
        template = self.template
        if not isinstance(template, str):
            raise TypeError(f"expected string or bytes-like object, got {type(template).__name__!r}")
        if isinstance(_pattern_of(type(self)), _Pattern):
            return _scan(template, self.delimiter)
        return _search(template, self.pattern)

    def _invalid(self, where):
        lines = self.template[:where].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column, line = where - len("".join(lines[:-1])) + 1, len(lines)
            if lines[-1].endswith(("\n", "\r")):
                column, line = 1, line + 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _filled(self, mapping, strict):
        out = []
        for kind, text, name, where in self._pieces():
            if kind == "escaped":
                text = self.delimiter
            elif kind == "invalid" and strict:
                self._invalid(where)
            elif kind == "named":
                if strict:
                    text = str(mapping[name])
                else:
                    try:
                        text = str(mapping[name])
                    except KeyError:
                        pass
            out.append(text)
        return "".join(out)

    def substitute(self, mapping=None, /, **kws):
        return self._filled(_values(mapping, kws), True)

    def safe_substitute(self, mapping=None, /, **kws):
        return self._filled(_values(mapping, kws), False)

    def is_valid(self):
        return all(kind != "invalid" for kind, *_ in self._pieces())

    def get_identifiers(self):
        return list(dict.fromkeys(name for kind, _, name, _ in self._pieces() if kind == "named"))


def _pattern_of(cls):
    """The raw `pattern` of a template class."""
    return next(base.__dict__["pattern"] for base in cls.__mro__ if "pattern" in base.__dict__)


def _values(mapping, kws):
    """What placeholders are looked up in; keyword arguments go first."""
    if mapping is None:
        return kws
    if not kws:
        return mapping
    from collections import ChainMap
    return ChainMap(kws, mapping)


def _name_end(template, start):
    """Where the identifier ends that begins here; `start` itself where none does."""
    end = start
    while end < len(template) and template[end] in (_START if end == start else _INSIDE):
        end += 1
    return end


def _scan(template, delimiter):
    """The pieces of a template whose names are plain ASCII identifiers."""
    at = 0
    while True:
        found = template.find(delimiter, at)
        if found < 0:
            yield "text", template[at:], None, at
            return
        if found > at:
            yield "text", template[at:found], None, at
        after = found + len(delimiter)
        end = _name_end(template, after)
        if template.startswith(delimiter, after):
            at = after + len(delimiter)
            yield "escaped", template[found:at], None, found
        elif end > after:
            yield "named", template[found:end], template[after:end], found
            at = end
        else:
            end = _name_end(template, after + 1)
            if template.startswith("{", after) and end > after + 1 and template.startswith("}", end):
                at = end + 1
                yield "named", template[found:at], template[after + 1:end], found
            else:
                yield "invalid", delimiter, None, found
                at = after


def _search(template, pattern):
    """The pieces of a template with a pattern of its own."""
    at = 0
    for match in pattern.finditer(template):
        yield "text", template[at:match.start()], None, at
        groups = match.groupdict()
        name = groups.get("named") or groups.get("braced")
        where = match.start("invalid") if groups.get("invalid") is not None else match.start()
        if name is not None:
            yield "named", match.group(), name, where
        elif groups.get("escaped") is not None:
            yield "escaped", match.group(), None, where
        elif groups.get("invalid") is not None:
            yield "invalid", match.group(), None, match.start()
        else:
            raise ValueError("Unrecognized named group in pattern", pattern)
        at = match.end()
    yield "text", template[at:], None, at


# --- formatters ----------------------------------------------------------------------------------------------------

def _parse(text):
    """The pieces of a format string: (literal, field name, spec, conversion), None where no field follows."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    at, size = 0, len(text)
    while at < size:
        start = at
        while at < size and text[at] not in "{}":
            at += 1
        if at == size:
            yield text[start:], None, None, None
            return
        brace = text[at]
        at += 1
        if text[at:at + 1] == brace:
            yield text[start:at], None, None, None
            at += 1
            continue
        if brace == "}" or at == size:
            raise ValueError(f"Single {brace!r} encountered in format string")
        literal = text[start:at - 1]
        name, spec, conversion, at = _parse_field(text, at)
        yield literal, name, spec, conversion


def _parse_field(text, at):
    """Name, spec and conversion of the field behind a brace, and where it ends."""
    size, start, in_brackets = len(text), at, False
    while at < size:
        c = text[at]
        if c == "{" and not in_brackets:
            raise ValueError("unexpected '{' in field name")
        if c in "[]":
            in_brackets = c == "["
        elif c in "}:!" and not in_brackets:
            break
        at += 1
    else:
        raise ValueError("expected '}' before end of string")
    name, conversion = text[start:at], None
    if text[at] == "}":
        return name, "", None, at + 1
    if text[at] == "!":
        if at + 1 == size:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[at + 1]
        at += 2
        if text[at:at + 1] == "}":
            return name, "", conversion, at + 1
        if at < size and text[at] != ":":
            raise ValueError("expected ':' after conversion specifier")
    at += 1
    start, depth = at, 1
    while at < size:
        depth += (text[at] == "{") - (text[at] == "}")
        if not depth:
            return name, text[start:at], conversion, at + 1
        at += 1
    raise ValueError("unmatched '{' in format spec")


def _number_or_text(text):
    return int(text) if text.isdecimal() else text


def _split_name(name):
    """What a field name begins with, and the look-ups that follow: (is an attribute, name or index)."""
    end = min((place for place in (name.find("."), name.find("[")) if place >= 0), default=len(name))
    return _number_or_text(name[:end]), _lookups(name, end)


def _lookups(name, at):
    while at < len(name):
        if name[at] == ".":
            end = min((p for p in (name.find(".", at + 1), name.find("[", at + 1)) if p >= 0), default=len(name))
            part, after = name[at + 1:end], end
        elif name[at] == "[":
            end = name.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            part, after = name[at + 1:end], end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not part:
            raise ValueError("Empty attribute in format string")
        yield (True, part) if name[at] == "." else (False, _number_or_text(part))
        at = after


class Formatter:
    """Formats as str.format() does; every step can be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            first, _ = _split_name(name)
            # auto_arg_index is False once a field has been numbered by hand.
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index) + name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """An iterable of (literal text, field name, format spec, conversion)."""
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        """The object that a field name stands for, and the key that was used."""
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, part in rest:
            obj = getattr(obj, part) if is_attribute else obj[part]
        return obj, first
