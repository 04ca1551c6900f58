"""CSV parsing and writing: readers, writers, dialects.

Lines without quotes and escapes are simply split; others go through a machine of states, a character at a time.
"""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

__version__ = "1.0"

_dialects = {}
_field_limit = 128 * 1024


class Error(Exception):
    __module__ = "_csv"


# --- dialects ----------------------------------------------------------------------------------------------------

_DEFAULTS = {
    "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
    "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False,
}


def _character(name, value, optional):
    if optional and value is None:
        return
    if not isinstance(value, str):
        wanted = "string or None" if optional else "string"
        raise TypeError(f'"{name}" must be {wanted}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')


class Dialect:
    """CSV dialect

    The Dialect type records CSV dialect options.
    """

    __slots__ = tuple("_" + name for name in _DEFAULTS)

    def __new__(cls, dialect=None, **options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if isinstance(dialect, Dialect) and not options:
            return dialect
        for name in options:
            if name not in _DEFAULTS:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        self = super().__new__(cls)
        given = set(options)
        for name, default in _DEFAULTS.items():
            if name in options:
                value = options[name]
            elif hasattr(dialect, name):
                value = getattr(dialect, name)
                given.add(name)
            else:
                value = default
            setattr(self, "_" + name, value)
        self._check("quoting" in given)
        return self

    def _check(self, quoting_given):
        _character("delimiter", self._delimiter, False)
        _character("escapechar", self._escapechar, True)
        if self._lineterminator is not None and not isinstance(self._lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        _character("quotechar", self._quotechar, True)
        if type(self._quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        if not QUOTE_MINIMAL <= self._quoting <= QUOTE_NOTNULL:
            raise TypeError('bad "quoting" value')
        for name in ("_doublequote", "_skipinitialspace", "_strict"):
            setattr(self, name, bool(getattr(self, name)))
        if self._quotechar is None and not quoting_given:
            self._quoting = QUOTE_NONE
        if self._quoting != QUOTE_NONE and self._quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if self._lineterminator is None:
            raise TypeError("lineterminator must be set")
        self._check_characters()

    def _check_characters(self):
        roles = {"delimiter": self._delimiter, "escapechar": self._escapechar, "quotechar": self._quotechar}
        for name, c in roles.items():
            if c is None:
                continue
            space = c == " " and name != "delimiter" and self._skipinitialspace
            if c in "\r\n" or space or c in self._lineterminator:
                raise ValueError(f"bad {name} value")
        for first, second in (("delimiter", "escapechar"), ("delimiter", "quotechar"), ("escapechar", "quotechar")):
            if roles[first] is not None and roles[first] == roles[second]:
                raise ValueError(f"bad {first} or {second} value")

    delimiter = property(lambda self: self._delimiter)
    doublequote = property(lambda self: self._doublequote)
    escapechar = property(lambda self: self._escapechar)
    lineterminator = property(lambda self: self._lineterminator)
    quotechar = property(lambda self: self._quotechar)
    quoting = property(lambda self: self._quoting)
    skipinitialspace = property(lambda self: self._skipinitialspace)
    strict = property(lambda self: self._strict)


def list_dialects():
    """Return a list of all known dialect names."""
    return list(_dialects)


def get_dialect(name):
    """Return the dialect instance associated with name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def register_dialect(name, dialect=None, **fmtparams):
    """Create a mapping from a string name to a dialect class."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **fmtparams)


def unregister_dialect(name):
    """Delete the name/dialect mapping associated with a string name."""
    try:
        del _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def field_size_limit(new_limit=None, /):
    """Sets an upper limit on parsed fields."""
    global _field_limit
    old = _field_limit
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _field_limit = int(new_limit)
    return old


# --- reading -----------------------------------------------------------------------------------------------------

# Where the machine stands: before a record, before a field, in one (quoted or not), behind an escape character (in a
# quoted field or not, or behind an escaped line end), behind a quote in a quoted field, behind the line end.
(
    _START_RECORD, _START_FIELD, _IN_FIELD, _IN_QUOTED_FIELD, _ESCAPED, _ESCAPED_IN_QUOTED_FIELD,
    _AFTER_ESCAPED_NEWLINE, _QUOTE_IN_QUOTED_FIELD, _LINE_END,
) = range(9)

# What comes behind the last character of a line.
_END = ""


class _Reader:
    """CSV reader

    Reader objects are responsible for reading and parsing tabular data
    in CSV format.
    """

    def __init__(self, csvfile, dialect, options):
        self.dialect = Dialect(dialect, **options)
        self.line_num = 0
        self._lines = iter(csvfile)
        self._state = _START_RECORD
        self._fields = []
        self._field = []
        self._length = 0
        self._is_quoted = False

    def __iter__(self):
        return self

    def __next__(self):
        self._fields = []
        self._field = []
        self._length = 0
        self._state = _START_RECORD
        self._is_quoted = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _IN_QUOTED_FIELD:
                    if self.dialect._strict:
                        raise Error("unexpected end of data") from None
                    self._save()
                    return self._fields
                raise
            if not isinstance(line, str):
                got = type(line).__name__
                raise Error(f"iterator should return strings, not {got} (the file should be opened in text mode)")
            self.line_num += 1
            if self._state == _START_RECORD and self._splits(line):
                return self._fields
            for c in line:
                self._take(c)
            self._take(_END)
            if self._state == _START_RECORD:
                return self._fields

    def _splits(self, line):
        """Splits a line in which nothing but delimiters means anything."""
        dialect = self.dialect
        if dialect._skipinitialspace or dialect._quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS, QUOTE_NOTNULL):
            return False
        quote, escape = dialect._quotechar, dialect._escapechar
        if quote is not None and quote in line or escape is not None and escape in line:
            return False
        text = line.removesuffix("\n").removesuffix("\r")
        if "\n" in text or "\r" in text or len(text) > _field_limit:
            return False
        if text:
            self._fields = text.split(dialect._delimiter)
        return True

    def _save(self):
        field = "".join(self._field)
        quoting = self.dialect._quoting
        if not self._is_quoted:
            if not field and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                field = None
            elif field and quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
                field = float(field)
        self._is_quoted = False
        self._fields.append(field)
        self._field = []
        self._length = 0

    def _add(self, c):
        if self._length >= _field_limit:
            raise Error(f"field larger than field limit ({_field_limit})")
        self._field.append(c)
        self._length += 1

    def _end_line(self, c):
        self._save()
        self._state = _START_RECORD if c == _END else _LINE_END

    def _take(self, c):
        state = self._state
        if state == _START_RECORD:
            if c == _END:
                return
            if c in "\r\n":
                self._state = _LINE_END
                return
            state = self._state = _START_FIELD
        self._STEPS[state](self, c)

    def _at_field_start(self, c):
        dialect = self.dialect
        if c == _END or c in "\r\n":
            self._end_line(c)
        elif c == dialect._quotechar and dialect._quoting != QUOTE_NONE:
            self._is_quoted = True
            self._state = _IN_QUOTED_FIELD
        elif c == dialect._escapechar:
            self._state = _ESCAPED
        elif c == " " and dialect._skipinitialspace:
            pass
        elif c == dialect._delimiter:
            self._save()
        else:
            self._add(c)
            self._state = _IN_FIELD

    def _in_field(self, c):
        if c == _END or c in "\r\n":
            self._end_line(c)
        elif c == self.dialect._escapechar:
            self._state = _ESCAPED
        elif c == self.dialect._delimiter:
            self._save()
            self._state = _START_FIELD
        else:
            self._add(c)

    def _in_quoted_field(self, c):
        dialect = self.dialect
        if c == _END:
            pass
        elif c == dialect._escapechar:
            self._state = _ESCAPED_IN_QUOTED_FIELD
        elif c == dialect._quotechar and dialect._quoting != QUOTE_NONE:
            self._state = _QUOTE_IN_QUOTED_FIELD if dialect._doublequote else _IN_FIELD
        else:
            self._add(c)

    def _behind_escape(self, c):
        if c != _END and c in "\r\n":
            self._add(c)
            self._state = _AFTER_ESCAPED_NEWLINE
        else:
            self._add(c or "\n")
            self._state = _IN_FIELD

    def _behind_escaped_newline(self, c):
        if c != _END:
            self._in_field(c)

    def _behind_quoted_escape(self, c):
        self._add(c or "\n")
        self._state = _IN_QUOTED_FIELD

    def _behind_quote(self, c):
        dialect = self.dialect
        if c == _END or c in "\r\n":
            self._end_line(c)
        elif c == dialect._quotechar and dialect._quoting != QUOTE_NONE:
            self._add(c)
            self._state = _IN_QUOTED_FIELD
        elif c == dialect._delimiter:
            self._save()
            self._state = _START_FIELD
        elif dialect._strict:
            raise Error(f"'{dialect._delimiter}' expected after '{dialect._quotechar}'")
        else:
            self._add(c)
            self._state = _IN_FIELD

    def _behind_line(self, c):
        if c == _END:
            self._state = _START_RECORD
        elif c not in "\r\n":
            raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")

    _STEPS = {
        _START_FIELD: _at_field_start, _IN_FIELD: _in_field, _IN_QUOTED_FIELD: _in_quoted_field,
        _ESCAPED: _behind_escape, _ESCAPED_IN_QUOTED_FIELD: _behind_quoted_escape,
        _AFTER_ESCAPED_NEWLINE: _behind_escaped_newline, _QUOTE_IN_QUOTED_FIELD: _behind_quote, _LINE_END: _behind_line,
    }


# --- writing -----------------------------------------------------------------------------------------------------


def _is_number(value):
    return any(hasattr(type(value), name) for name in ("__index__", "__int__", "__float__", "__complex__"))


class _Writer:
    """CSV writer

    Writer objects are responsible for generating tabular data
    in CSV format from sequence input.
    """

    def __init__(self, csvfile, dialect, options):
        self.dialect = Dialect(dialect, **options)
        self._write = getattr(csvfile, "write", None)
        if not callable(self._write):
            raise TypeError('argument 1 must have a "write" method')
        dialect = self.dialect
        special = [dialect._delimiter, dialect._escapechar, dialect._quotechar, "\r", "\n", *dialect._lineterminator]
        self._special = {c for c in special if c is not None}

    def writerow(self, row, /):
        """Construct and write a CSV record from an iterable of fields.  Non-string
        elements will be converted to string."""
        try:
            fields = list(iter(row))
        except TypeError as error:
            if hasattr(row, "__iter__"):
                raise
            raise Error(f"iterable expected, not {type(row).__name__}") from error
        texts = [self._text(field) for field in fields]
        if texts == [""]:
            if self._cannot_quote(fields[0]):
                raise Error("single empty field record must be quoted")
            texts = [self.dialect._quotechar * 2]
        return self._write(self.dialect._delimiter.join(texts) + self.dialect._lineterminator)

    def writerows(self, rows, /):
        """Construct and write a series of iterables to a csv file.  Non-string
        elements will be converted to string."""
        for row in rows:
            self.writerow(row)

    def _cannot_quote(self, field):
        quoting = self.dialect._quoting
        return quoting == QUOTE_NONE or field is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)

    def _wants_quotes(self, field):
        quoting = self.dialect._quoting
        if quoting == QUOTE_NONNUMERIC:
            return not _is_number(field)
        if quoting == QUOTE_STRINGS:
            return isinstance(field, str)
        if quoting == QUOTE_NOTNULL:
            return field is not None
        return quoting == QUOTE_ALL

    def _text(self, field):
        dialect = self.dialect
        text = "" if field is None else str(field)
        quoted = self._wants_quotes(field)
        if not text and dialect._delimiter == " " and dialect._skipinitialspace:
            if self._cannot_quote(field):
                raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
            quoted = True
        if not self._special.isdisjoint(text):
            text, special = self._escaped(text)
            quoted = quoted or special
        return dialect._quotechar + text + dialect._quotechar if quoted else text

    def _escaped(self, text):
        """The text with what it needs before special characters, and whether it needs quotes around it."""
        dialect = self.dialect
        pieces, quoted = [], False
        for c in text:
            if c in self._special:
                escape = False
                if dialect._quoting == QUOTE_NONE:
                    escape = True
                elif c == dialect._quotechar:
                    if dialect._doublequote:
                        pieces.append(c)
                    else:
                        escape = True
                elif c == dialect._escapechar:
                    escape = True
                if not escape:
                    quoted = True
                elif dialect._escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                else:
                    pieces.append(dialect._escapechar)
            pieces.append(c)
        return "".join(pieces), quoted


for _class, _name in ((_Reader, "reader"), (_Writer, "writer"), (Dialect, "Dialect")):
    _class.__name__ = _class.__qualname__ = _name
    _class.__module__ = "_csv"
del _class, _name


def reader(*args, **fmtparams):
    """Return a reader object that will process lines from the given iterable."""
    csvfile, dialect = _file_and_dialect(args, fmtparams)
    return _Reader(csvfile, dialect, fmtparams)


def writer(*args, **fmtparams):
    """Return a writer object that will write user data on the given file object."""
    csvfile, dialect = _file_and_dialect(args, fmtparams)
    return _Writer(csvfile, dialect, fmtparams)


def _file_and_dialect(args, options):
    if not args:
        raise TypeError(" expected at least 1 argument, got 0")
    if len(args) > 2:
        raise TypeError(f" expected at most 2 arguments, got {len(args)}")
    return args[0], args[1] if len(args) == 2 else options.pop("dialect", None)
