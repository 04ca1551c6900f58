"""What stands for other values in those of `configparser`: `%(option)s` or `${section:option}`."""

import re

from _config_errors import (
    InterpolationDepthError, InterpolationMissingOptionError, InterpolationSyntaxError, NoOptionError, NoSectionError,
)

MAX_INTERPOLATION_DEPTH = 10


class Interpolation:
    """What becomes of values when they are asked for, set, read and written: nothing."""

    def before_set(self, parser, section, option, value):
        return value

    before_read = before_write = before_set

    def before_get(self, parser, section, option, value, defaults):
        return value


class _Substitution(Interpolation):
    """What both kinds have in common: a sign that begins a reference, and that is doubled to stand for itself."""

    _sign = _open = ""
    # A reference, and one of the pieces that values are made of.
    _KEYCRE = _PIECE = None

    def before_get(self, parser, section, option, value, defaults):
        return "".join(self._replaced(parser, section, option, value, defaults, MAX_INTERPOLATION_DEPTH))

    def before_set(self, parser, section, option, value):
        at = self._KEYCRE.sub("", value.replace(self._sign * 2, "")).find(self._sign)
        if at >= 0:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {at}")
        return value

    def _replaced(self, parser, section, option, text, known, steps):
        """The pieces of a text, with what its references stand for."""
        raw = parser.get(section, option, raw=True, fallback=text)
        if not steps:
            raise InterpolationDepthError(option, section, raw)
        at = 0
        while at < len(text):
            piece = self._PIECE.match(text, at)
            if piece is None:
                raise InterpolationSyntaxError(option, section, self._complaint(text[at:]))
            at = piece.end()
            reference = piece[1]
            if reference is None:
                yield self._sign if piece[0][0] == self._sign else piece[0]
                continue
            try:
                home, name, value = self._referred(parser, section, option, reference, known, text[at:])
            except (NoOptionError, NoSectionError, KeyError):
                raise InterpolationMissingOptionError(option, section, raw, self._called(parser, reference)) from None
            if self._sign in value:
                yield from self._replaced(parser, home, name, value, self._known_at(parser, home, known), steps - 1)
            else:
                yield value

    def _complaint(self, rest):
        if rest[1:2] == self._open:
            return f"bad interpolation variable reference {rest!r}"
        return f"'{self._sign}' must be followed by '{self._sign}' or '{self._open}', found: {rest!r}"

    def _referred(self, parser, section, option, reference, known, rest):
        """Section and option by which a value's own references are meant, and the value that is referred to."""
        raise NotImplementedError

    def _known_at(self, parser, section, known):
        """The values that references in a section may name."""
        return known

    def _called(self, parser, reference):
        return reference


class BasicInterpolation(_Substitution):
    """`%(option)s` stands for a value of the same section or of the defaults, `%%` for one sign."""

    _sign, _open = "%", "("
    _KEYCRE = re.compile(r"%\(([^)]+)\)s")
    _PIECE = re.compile(rf"{_KEYCRE.pattern}|%%|[^%]+")

    def _referred(self, parser, section, option, reference, known, rest):
        return section, option, known[parser.optionxform(reference)]

    def _called(self, parser, reference):
        return parser.optionxform(reference)


class ExtendedInterpolation(_Substitution):
    """`${option}` stands for a value of the same section or of the defaults, `${section:option}` for any, `$$` for one sign."""

    _sign, _open = "$", "{"
    _KEYCRE = re.compile(r"\$\{([^}]+)\}")
    _PIECE = re.compile(rf"{_KEYCRE.pattern}|\$\$|[^$]+")

    def _referred(self, parser, section, option, reference, known, rest):
        *home, name = reference.split(":")
        if len(home) > 1:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        name = parser.optionxform(name)
        if not home:
            return section, name, known[name]
        return home[0], name, parser.get(home[0], name, raw=True)

    def _known_at(self, parser, section, known):
        return dict(parser.items(section, raw=True))


for _class in Interpolation, BasicInterpolation, ExtendedInterpolation:
    _class.__module__ = "configparser"
