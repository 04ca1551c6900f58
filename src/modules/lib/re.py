"""Support for regular expressions (RE).

The module's functions, its flags and its exception; patterns, matches and the machine are native (`_re`).
Compiled patterns are kept by type, source and flags, the oldest leaving first.
"""

import _re
from _re import Match, Pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
    "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]

__version__ = "2.2.1"


class PatternError(Exception):
    """Exception raised for invalid regular expressions.

    Attributes:

        msg: The unformatted error message
        pattern: The regular expression pattern
        pos: The index in the pattern where compilation failed (may be None)
        lineno: The line corresponding to pos (may be None)
        colno: The column corresponding to pos (may be None)
    """

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError


class _FlagType(type):
    """What makes RegexFlag look like the flag enumeration that it is in CPython."""

    def __iter__(cls):
        return iter(cls._single)

    def __reversed__(cls):
        return reversed(cls._single)

    def __len__(cls):
        return len(cls._single)

    def __getitem__(cls, name):
        return cls._members[name]

    def __contains__(cls, value):
        return isinstance(value, cls) or value in [int(flag) for flag in cls._single]

    def __repr__(cls):
        return "<flag 'RegexFlag'>"

    @property
    def __members__(cls):
        return dict(cls._members)


class RegexFlag(int, metaclass=_FlagType):
    """Flags of regular expressions: integers that show themselves by name."""

    _members = {}
    _single = []

    def __new__(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid RegexFlag")
        number = int(value)
        for flag in cls._members.values():
            if int(flag) == number:
                return flag
        return super().__new__(cls, number)

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        if not self:
            return "NOFLAG"
        return "|".join([flag._label for flag in self]) or None

    def __repr__(self):
        if not self:
            return "re.NOFLAG"
        names = [f"re.{flag._label}" for flag in self]
        rest = int(self)
        for flag in RegexFlag._single:
            rest &= ~int(flag)
        return "|".join(names + [hex(rest)] if rest else names)

    __str__ = __repr__

    def __iter__(self):
        for flag in RegexFlag._single:
            if int(self) & int(flag):
                yield flag

    def __len__(self):
        return int(self).bit_count()

    def __bool__(self):
        return int(self) != 0

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    def __invert__(self):
        return RegexFlag(~int(self) & 511)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _make_flags():
    kinds = [
        ("NOFLAG", None, 0), ("ASCII", "A", 256), ("IGNORECASE", "I", 2), ("LOCALE", "L", 4), ("UNICODE", "U", 32),
        ("MULTILINE", "M", 8), ("DOTALL", "S", 16), ("VERBOSE", "X", 64), ("DEBUG", None, 128),
    ]
    for name, letter, value in kinds:
        flag = int.__new__(RegexFlag, value)
        flag._label = name
        if value:
            RegexFlag._single.append(flag)
        for alias in (name, letter) if letter else (name,):
            RegexFlag._members[alias] = flag
            setattr(RegexFlag, alias, flag)
            globals()[alias] = flag


_make_flags()

_MOST_KEPT = 512
_kept = {}


class _NotGiven(int):
    """The default of count, maxsplit and flags where they may also come by position, as they once did."""


_not_given = _NotGiven()


def _warn(message, category=FutureWarning):
    import warnings

    warnings.warn(message, category, stacklevel=4)


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = int(flags)
    try:
        return _kept[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    compiled = _re.compile(pattern, flags & 511, _warn)
    if flags & DEBUG:
        print(_re.describe(compiled))
        return compiled
    if len(_kept) >= _MOST_KEPT:
        del _kept[next(iter(_kept))]
    _kept[type(pattern), pattern, flags] = compiled
    return compiled


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).search(string)


def _late(function, first, args, number, flags):
    """The number and the flags of sub, subn and split where they come by position: an old habit, warned of."""
    if number is not _not_given:
        raise TypeError(f"{function}() got multiple values for argument '{first}'")
    number, *rest = args
    if rest:
        if flags is not _not_given:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *rest = rest
        if rest:
            least = 2 if function == "split" else 3
            given = least + len(args)
            raise TypeError(
                f"{function}() takes from {least} to {least + 2} positional arguments but {given} were given"
            )
    _warn(f"'{first}' is passed as positional argument", DeprecationWarning)
    return number, flags


def sub(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """Return the string obtained by replacing the leftmost
    non-overlapping occurrences of the pattern in string by the
    replacement repl.  repl can be either a string or a callable;
    if a string, backslash escapes in it are processed.  If it is
    a callable, it's passed the Match object and must return
    a replacement string to be used."""
    if args:
        count, flags = _late("sub", "count", args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """Return a 2-tuple containing (new_string, number).
    new_string is the string obtained by replacing the leftmost
    non-overlapping occurrences of the pattern in the source
    string by the replacement repl.  number is the number of
    substitutions that were made."""
    if args:
        count, flags = _late("subn", "count", args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_not_given, flags=_not_given):
    """Split the source string by the occurrences of the pattern,
    returning a list containing the resulting substrings.  If
    capturing parentheses are used in pattern, then the text of all
    groups in the pattern are also returned as part of the resulting
    list.  If maxsplit is nonzero, at most maxsplit splits occur,
    and the remainder of the string is returned as the final element
    of the list."""
    if args:
        maxsplit, flags = _late("split", "maxsplit", args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string.

    If one or more capturing groups are present in the pattern, return
    a list of groups; this will be a list of tuples if the pattern
    has more than one group.

    Empty matches are included in the result."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the
    string.  For each match, the iterator returns a Match object.

    Empty matches are included in the result."""
    return _compile(pattern, flags).finditer(string)


def purge():
    "Clear the regular expression caches"
    _kept.clear()


_ESCAPED = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """
    Escape special characters in a string.
    """
    if isinstance(pattern, str):
        return pattern.translate(_ESCAPED)
    pattern = str(pattern, "latin1")
    return pattern.translate(_ESCAPED).encode("latin1")


class Scanner:
    """Cuts a text into tokens: a lexicon has pairs of a pattern and an action, which makes a token of what the pattern found.

    An action is called with the scanner (whose `match` is the match) and the text found, or is the token itself; what has the
    action None is left out.
    """

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions = {}
        group = 1
        for phrase, action in lexicon:
            self._actions[group] = action
            group += 1 + compile(phrase, flags).groups
        self.scanner = compile("|".join(f"({phrase})" for phrase, _ in lexicon), flags)

    def scan(self, string):
        """The tokens, and the rest of the text that nothing matches."""
        tokens = []
        at = 0
        while match := self.scanner.match(string, at):
            if match.end() == at:
                break
            action = self._actions[match.lastindex]
            if callable(action):
                self.match = match
                action = action(self, match.group())
            if action is not None:
                tokens.append(action)
            at = match.end()
        return tokens, string[at:]
