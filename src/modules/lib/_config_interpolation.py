"""What stands for other values in those of `configparser`: `%(option)s` or `${section:option}`."""

import re

from _config_errors import (
    InterpolationDepthError, InterpolationMissingOptionError, InterpolationSyntaxError, NoOptionError, NoSectionError,
)

MAX_INTERPOLATION_DEPTH = 10


class Interpolation:
    """Dummy interpolation that passes the value through with no changes."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _Substitution(Interpolation):
    """What both kinds have in common: a sign that begins a reference, and that is doubled to stand for itself."""

    _sign = _open = ""
    _KEYCRE = None

    def before_get(self, parser, section, option, value, defaults):
        pieces = []
        self._interpolate_some(parser, option, pieces, value, section, defaults, 1)
        return "".join(pieces)

    def before_set(self, parser, section, option, value):
        rest = self._KEYCRE.sub("", value.replace(self._sign * 2, ""))
        if self._sign in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {rest.find(self._sign)}")
        return value

    def _interpolate_some(self, parser, option, accum, rest, section, map, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        sign = self._sign
        while rest:
            plain, found, after = rest.partition(sign)
            if plain:
                accum.append(plain)
            if not found:
                return
            if after[:1] == sign:
                accum.append(sign)
                rest = after[1:]
                continue
            rest = found + after
            if after[:1] != self._open:
                raise InterpolationSyntaxError(option, section, f"'{sign}' must be followed by '{sign}' or '{self._open}', "
                                                                f"found: {rest!r}")
            match = self._KEYCRE.match(rest)
            if match is None:
                raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
            rest = rest[match.end():]
            try:
                value, home, name, known = self._referred(parser, option, section, match[1], rest, map)
            except (KeyError, NoSectionError, NoOptionError):
                reference = parser.optionxform(match[1]) if sign == "%" else match[1]
                raise InterpolationMissingOptionError(option, section, raw, reference) from None
            if value is not None and sign in value:
                self._interpolate_some(parser, name, accum, value, home, known, depth + 1)
            else:
                accum.append(value)

    def _referred(self, parser, option, section, reference, rest, map):
        """The value that is referred to; section, option and values by which its own references are meant."""
        raise NotImplementedError


class BasicInterpolation(_Substitution):
    """Interpolation as implemented in the classic ConfigParser: `%(option)s`, of the same section or the defaults."""

    _sign, _open = "%", "("
    _KEYCRE = re.compile(r"%\(([^)]+)\)s")

    def _referred(self, parser, option, section, reference, rest, map):
        return map[parser.optionxform(reference)], section, option, map


class ExtendedInterpolation(_Substitution):
    """Advanced variant of interpolation, supports the syntax used by `zc.buildout`: `${option}` or `${section:option}`."""

    _sign, _open = "$", "{"
    _KEYCRE = re.compile(r"\$\{([^}]+)\}")

    def _referred(self, parser, option, section, reference, rest, map):
        path = reference.split(":")
        if len(path) > 2:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        if len(path) == 1:
            name = parser.optionxform(path[0])
            return map[name], section, name, dict(parser.items(section, raw=True))
        home, name = path[0], parser.optionxform(path[1])
        return parser.get(home, name, raw=True), home, name, dict(parser.items(home, raw=True))


for _class in Interpolation, BasicInterpolation, ExtendedInterpolation:
    _class.__module__ = "configparser"
