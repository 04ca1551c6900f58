"""Configuration file parser.

A configuration file consists of sections, lead by a "[section]" header, and followed by "name: value" entries, with continuations
and such in the style of RFC 822. Errors are in `_config_errors`, references from one value to another in `_config_interpolation`.
"""

import io
import os
import re
import sys
from collections import ChainMap as _ChainMap
from collections.abc import MutableMapping

from _config_errors import (
    DuplicateOptionError, DuplicateSectionError, Error, InterpolationDepthError, InterpolationError,
    InterpolationMissingOptionError, InterpolationSyntaxError, MissingSectionHeaderError, MultilineContinuationError,
    NoOptionError, NoSectionError, ParsingError,
)
from _config_interpolation import BasicInterpolation, ExtendedInterpolation, Interpolation, MAX_INTERPOLATION_DEPTH

__all__ = ("NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "MultilineContinuationError", "ConfigParser", "RawConfigParser", "Interpolation",
           "BasicInterpolation", "ExtendedInterpolation", "SectionProxy", "ConverterMapping", "DEFAULTSECT",
           "MAX_INTERPOLATION_DEPTH", "UNNAMED_SECTION")

DEFAULTSECT = "DEFAULT"
_UNSET = object()


class _UnnamedSection:
    def __repr__(self):
        return "<UNNAMED_SECTION>"


UNNAMED_SECTION = _UnnamedSection()


class _Reading:
    """How far a text is read."""

    def __init__(self, source):
        self.source = source
        self.lineno = 0
        # The section, its values, and the option whose value may go on.
        self.section = self.values = self.option = None
        self.indent = 0
        # What this text has brought: sections, and pairs of section and option.
        self.seen = set()
        self.errors = []

    def misread(self, line):
        error = ParsingError(self.source)
        error.append(self.lineno, line)
        self.errors.append(error)


class RawConfigParser(MutableMapping):
    """ConfigParser that does not do interpolation."""

    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    OPTCRE = re.compile(r"(?P<option>.*?)\s*(?P<vi>=|:)\s*(?P<value>.*)$")
    OPTCRE_NV = re.compile(r"(?P<option>.*?)\s*(?:(?P<vi>=|:)\s*(?P<value>.*))?$")
    NONSPACECRE = re.compile(r"\S")
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET, allow_unnamed_section=False):
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        self._allow_no_value = allow_no_value
        self._optcre = self._option_pattern(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError("interpolation= must be None or an instance of Interpolation; got an object of type "
                            f"{type(self._interpolation)}")
        self._converters = ConverterMapping(self)
        if converters is not _UNSET:
            self._converters.update(converters)
        self._allow_unnamed_section = allow_unnamed_section
        if defaults:
            self._read_defaults(defaults)

    def _option_pattern(self, delimiters):
        if tuple(delimiters) == ("=", ":"):
            return self.OPTCRE_NV if self._allow_no_value else self.OPTCRE
        sign = "|".join(map(re.escape, delimiters))
        if self._allow_no_value:
            return re.compile(rf"(?P<option>.*?)\s*(?:(?P<vi>{sign})\s*(?P<value>.*))?$")
        return re.compile(rf"(?P<option>.*?)\s*(?P<vi>{sign})\s*(?P<value>.*)$")

    # Sections and options.

    def defaults(self):
        return self._defaults

    def sections(self):
        """Return a list of section names, excluding [DEFAULT]"""
        return list(self._sections.keys())

    def add_section(self, section):
        """Create a new section in the configuration."""
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._new_section(section)

    def _new_section(self, section):
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)
        return self._sections[section]

    def has_section(self, section):
        """Indicate whether the named section is present in the configuration."""
        return section in self._sections

    def _values_of(self, section):
        """The section's own values."""
        if not section or section == self.default_section:
            return self._defaults
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    def options(self, section):
        """Return a list of option names for the given section name."""
        try:
            own = self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None
        return list({**own, **self._defaults})

    def has_option(self, section, option):
        """Check for the existence of a given option in a given section."""
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def remove_option(self, section, option):
        """Remove an option."""
        values = self._values_of(section)
        option = self.optionxform(option)
        existed = option in values
        if existed:
            del values[option]
        return existed

    def remove_section(self, section):
        """Remove a file section."""
        existed = section in self._sections
        if existed:
            del self._sections[section], self._proxies[section]
        return existed

    def optionxform(self, optionstr):
        return optionstr.lower()

    # Values.

    def _unify_values(self, section, vars):
        """The values that count in a section: given ones, its own, the defaults."""
        own = {}
        if section != self.default_section:
            try:
                own = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        given = {}
        for key, value in (vars or {}).items():
            given[self.optionxform(key)] = None if value is None else str(value)
        return _ChainMap(given, own, self._defaults)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """Get an option value for a given section.

        If `vars` is provided, it must be a dictionary. The option is looked up in `vars` (if provided), `section`, and in
        `DEFAULTSECT` in that order. If the key is not found and `fallback` is provided, it is used as a fallback value.

        If interpolation is enabled and the optional argument `raw` is False, all interpolations are expanded in the return
        values.
        """
        try:
            values = self._unify_values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = values[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _get(self, section, conv, option, **kwargs):
        return conv(self.get(section, option, **kwargs))

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return self._get(section, conv, option, raw=raw, vars=vars, **kwargs)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    @property
    def converters(self):
        return self._converters

    def items(self, section=_UNSET, raw=False, vars=None):
        """Return a list of (name, value) tuples for each option in a section, or of sections with their proxies."""
        if section is _UNSET:
            return super().items()
        values = dict(self._defaults)
        if section != self.default_section:
            values.update(self._values_of(section))
        names = list(values)
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, self._interpolation.before_get(self, section, name, values[name], values)) for name in names]

    def set(self, section, option, value=None):
        """Set an option."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._values_of(section)[self.optionxform(option)] = value

    def _validate_value_types(self, *, section="", option="", value=""):
        """Refuses what is no text; None is a value where options need none."""
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not (isinstance(value, str) or self._allow_no_value and not value):
            raise TypeError("option values must be strings")

    # As a mapping of sections.

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        # Conversions are those of `read_dict`, and no value of before is left.
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections

    def popitem(self):
        """Remove a section from the parser and return it as a (section_name, section_proxy) tuple; never the default section."""
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    # Reading.

    def read(self, filenames, encoding=None):
        """Read and parse a filename or an iterable of filenames; files that cannot be opened are passed over.

        Return list of successfully read files.
        """
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            done.append(os.fspath(filename) if isinstance(filename, os.PathLike) else filename)
        return done

    def read_file(self, f, source=None):
        """Like read() but the argument must be a file-like object, or another iterable of lines."""
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        """Read configuration from a given string."""
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        """Read configuration from a dictionary: keys are section names, values are dictionaries of options."""
        seen = set()
        for section, options in dictionary.items():
            section = section if section is UNNAMED_SECTION else str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in options.items():
                key = self.optionxform(str(key))
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, None if value is None else str(value))

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def _read(self, fp, fpname):
        """Read sections and options; lines that cannot be understood are told of at the end."""
        reading = _Reading(fpname)
        try:
            for reading.lineno, line in enumerate(fp, 1):
                self._read_line(reading, line)
        finally:
            self._join_multiline_values()
        if reading.errors:
            raise reading.errors[0].combine(reading.errors[1:])

    def _without_comment(self, line):
        """The line up to its comment, and whether it has one."""
        if line.lstrip().startswith(self._comment_prefixes):
            return "", True
        end = len(line)
        for prefix in self._inline_comment_prefixes:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    end = min(end, at)
                    break
                at = line.find(prefix, at + 1)
        return line[:end].strip(), end < len(line)

    def _read_line(self, reading, line):
        value, commented = self._without_comment(line)
        goes_on = reading.values is not None and reading.option
        if not value:
            if not self._empty_lines_in_values:
                # The value ends here.
                reading.indent = sys.maxsize
            elif not commented and goes_on and reading.values[reading.option] is not None:
                reading.values[reading.option].append("")
            return
        indent = len(line) - len(line.lstrip())
        if goes_on and indent > reading.indent:
            if reading.values[reading.option] is None:
                raise MultilineContinuationError(reading.source, reading.lineno, line)
            reading.values[reading.option].append(value)
            return
        if self._allow_unnamed_section and reading.values is None:
            self._open_section(reading, UNNAMED_SECTION)
        reading.indent = indent
        header = self.SECTCRE.match(value)
        if header:
            self._open_section(reading, header["header"])
        elif reading.values is None:
            raise MissingSectionHeaderError(reading.source, reading.lineno, line)
        else:
            self._read_option(reading, value, line)

    def _open_section(self, reading, section):
        reading.section, reading.option = section, None
        if section in self._sections:
            if self._strict and section in reading.seen:
                raise DuplicateSectionError(section, reading.source, reading.lineno)
            reading.values = self._sections[section]
        elif section == self.default_section:
            reading.values = self._defaults
            return
        else:
            reading.values = self._new_section(section)
        reading.seen.add(section)

    def _read_option(self, reading, value, line):
        match = self._optcre.match(value)
        if match is None:
            reading.misread(line)
            return
        option = reading.option = self.optionxform(match["option"].rstrip())
        if not option:
            reading.misread(line)
        key = reading.section, option
        if self._strict and key in reading.seen:
            raise DuplicateOptionError(reading.section, option, reading.source, reading.lineno)
        reading.seen.add(key)
        text = match["value"]
        # The lines of the value; they are joined at the end.
        reading.values[option] = None if text is None else [text.strip()]

    def _join_multiline_values(self):
        for section, values in ((self.default_section, self._defaults), *self._sections.items()):
            for name, value in values.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                values[name] = self._interpolation.before_read(self, section, name, value)

    # Writing.

    def write(self, fp, space_around_delimiters=True):
        """Write an .ini-format representation of the configuration state."""
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if self._allow_unnamed_section and UNNAMED_SECTION in self._sections:
            self._write_section(fp, UNNAMED_SECTION, self._sections[UNNAMED_SECTION].items(), delimiter, unnamed=True)
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        for section, values in self._sections.items():
            if section is not UNNAMED_SECTION:
                self._write_section(fp, section, values.items(), delimiter)

    def _write_section(self, fp, section_name, section_items, delimiter, unnamed=False):
        if not unnamed:
            fp.write(f"[{section_name}]\n")
        for key, value in section_items:
            value = self._interpolation.before_write(self, section_name, key, value)
            if value is not None or not self._allow_no_value:
                key += delimiter + str(value).replace("\n", "\n\t")
            fp.write(f"{key}\n")
        fp.write("\n")


class ConfigParser(RawConfigParser):
    """ConfigParser implementing interpolation."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        """Set an option. Extends RawConfigParser.set by validating type and interpolation syntax on the value."""
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        """Create a new section in the configuration. Extends RawConfigParser.add_section by validating if the section name is a
        string."""
        if section is not UNNAMED_SECTION:
            self._validate_value_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        # Their references are not looked at: they may be to what sections have.
        interpolation, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = interpolation


class SectionProxy(MutableMapping):
    """A proxy for a single section from a parser."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getattr__(self, name):
        # `getint` and the like: the parser's, for this section.
        if name.startswith("get") and name[3:] in self._parser.converters:
            getter = getattr(self._parser, name)
            return lambda option, fallback=None, **options: self.get(option, fallback, _impl=getter, **options)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name == self._parser.default_section:
            return list(self._parser.defaults())
        return self._parser.options(self._name)

    @property
    def parser(self):
        """The parser object of the proxy is read-only."""
        return self._parser

    @property
    def name(self):
        """The name of the section on a proxy is read-only."""
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """Get an option value; `fallback` (None unless it is given) where there is none."""
        return (_impl or self._parser.get)(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """The converters of a parser: each name stands for its method `get` + name, and for that of sections."""

    GETTERCRE = re.compile(r"^get(?P<name>.+)$")

    def __init__(self, parser):
        self._parser = parser
        # Methods of the class have no function here.
        self._data = {}
        for getter in dir(parser):
            match = self.GETTERCRE.search(getter)
            if match and callable(getattr(parser, getter)):
                self._data[match["name"]] = None

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        try:
            name = "get" + key
        except TypeError:
            raise ValueError(f"Incompatible key: {key} (type: {type(key)})") from None
        if name == "get":
            raise ValueError('Incompatible key: cannot use "" as a name')
        parser = self._parser

        def getter(section, option, **options):
            return parser._get_conv(section, option, value, **options)

        self._data[key] = value
        setattr(parser, name, getter)

    def __delitem__(self, key):
        try:
            name = "get" + key
        except TypeError:
            raise KeyError(key) from None
        del self._data[key]
        if name not in vars(self._parser):
            raise KeyError(key)
        delattr(self._parser, name)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
