"""Implementation of JSONEncoder"""

from _json import encode, encode_basestring, encode_basestring_ascii, encode_chunks

__all__ = ["JSONEncoder"]


class JSONEncoder:
    """Extensible JSON <https://json.org> encoder for Python data structures.

    Supports the following objects and types by default:

    +-------------------+---------------+
    | Python            | JSON          |
    +===================+===============+
    | dict              | object        |
    +-------------------+---------------+
    | list, tuple       | array         |
    +-------------------+---------------+
    | str               | string        |
    +-------------------+---------------+
    | int, float        | number        |
    +-------------------+---------------+
    | True              | true          |
    +-------------------+---------------+
    | False             | false         |
    +-------------------+---------------+
    | None              | null          |
    +-------------------+---------------+
    """

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Implement this method in a subclass such that it returns
        a serializable object for ``o``, or calls the base implementation
        (to raise a ``TypeError``)."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _settings(self):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return (
            self.default, self.check_circular, self.ensure_ascii, indent, self.key_separator, self.item_separator,
            self.sort_keys, self.skipkeys, self.allow_nan,
        )

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        if type(self).iterencode is not JSONEncoder.iterencode:
            return "".join(self.iterencode(o, _one_shot=True))
        if self.indent is None:
            return encode(
                o, self.default, self.check_circular, self.ensure_ascii, None, self.key_separator, self.item_separator,
                self.sort_keys, self.skipkeys, self.allow_nan,
            )
        return encode(o, *self._settings())

    def iterencode(self, o, _one_shot=False):
        """Encode the given object and yield each string
        representation as available."""
        chunks, error = encode_chunks(o, *self._settings())
        return _handed_out(chunks, error)


def _handed_out(chunks, error):
    """The pieces that there are, then what went wrong."""
    yield from chunks
    if error is not None:
        raise error
