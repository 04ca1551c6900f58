"""Settings in text files: `[section]` on a line of its own, below it lines like `option = value`. What is indented further than its
option goes on with the value.

Errors are in `_config_errors`, references from one value to another in `_config_interpolation`.
"""

import io
import os
import re
from collections import ChainMap
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
_MISSING = NoSectionError, NoOptionError


class _UnnamedSection:
    def __repr__(self):
        return "<UNNAMED_SECTION>"


# The options before all headers.
UNNAMED_SECTION = _UnnamedSection()


class _Reader:
    """Takes the lines of one text into a parser."""

    def __init__(self, parser, source):
        self.parser, self.source = parser, source
        self.number = 0
        self.section = self.values = None
        # Lines of the value that may go on: None for an option without one, _UNSET before the first option of a section.
        self.open = _UNSET
        # What is indented further than this goes on.
        self.depth = 0
        # Sections of this text with the options that it has given them.
        self.met = {}
        self.bad = []

    def take(self, lines):
        for self.number, line in enumerate(lines, 1):
            text, remark = self.parser._cut(line)
            if text:
                self.take_text(text, line)
            elif not self.parser._empty_lines_in_values:
                self.depth = float("inf")
            elif isinstance(self.open, list) and not remark:
                self.open.append("")
        if self.bad:
            error = ParsingError(self.source)
            for place in self.bad:
                error.append(*place)
            raise error

    def take_text(self, text, line):
        indent = len(line) - len(line.lstrip())
        if self.open is not _UNSET and indent > self.depth:
            if self.open is None:
                raise MultilineContinuationError(self.source, self.number, line)
            self.open.append(text)
            return
        self.depth = indent
        parser = self.parser
        if self.values is None and parser._allow_unnamed_section:
            self.enter(UNNAMED_SECTION, parser._new_section(UNNAMED_SECTION))
        header = parser.SECTCRE.match(text)
        if header is not None:
            self.take_header(header["header"])
        elif self.values is not None:
            self.take_option(text, line)
        else:
            raise MissingSectionHeaderError(self.source, self.number, line)

    def take_header(self, name):
        parser = self.parser
        known = parser._sections.get(name)
        if known is not None:
            if parser._strict and name in self.met:
                raise DuplicateSectionError(name, self.source, self.number)
        elif name == parser.default_section:
            # It may come again, but not its options.
            known = parser._defaults
        else:
            known = parser._new_section(name)
        self.enter(name, known)

    def enter(self, name, values):
        self.section, self.values, self.open = name, values, _UNSET
        self.met.setdefault(name, set())

    def take_option(self, text, line):
        found = self.parser._optcre.match(text)
        if found is None:
            self.bad.append((self.number, line))
            return
        name, value = found["option"], found["value"]
        if not name:
            self.bad.append((self.number, line))
        name = self.parser.optionxform(name.rstrip())
        names = self.met[self.section]
        if name in names and self.parser._strict:
            raise DuplicateOptionError(self.section, name, self.source, self.number)
        names.add(name)
        # The parser joins the lines when all are read.
        lines = self.values[name] = None if value is None else [value.strip()]
        self.open = lines if name else _UNSET


class RawConfigParser(MutableMapping):
    """Sections of options; values are what stands in the text."""

    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    OPTCRE = re.compile(r"(?P<option>.*?)\s*(?P<vi>=|:)\s*(?P<value>.*)$")
    OPTCRE_NV = re.compile(r"(?P<option>.*?)\s*(?:(?P<vi>=|:)\s*(?P<value>.*))?$")
    NONSPACECRE = re.compile(r"\S")
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET, allow_unnamed_section=False):
        # How texts are read.
        self._strict, self._allow_no_value = strict, allow_no_value
        self._empty_lines_in_values, self._allow_unnamed_section = empty_lines_in_values, allow_unnamed_section
        self._delimiters = (*delimiters,)
        self._optcre = self._option_pattern()
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._remark = None
        if inline_comment_prefixes:
            self._remark = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, inline_comment_prefixes))})")
        # What is read.
        self._dict, self.default_section = dict_type, default_section
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._add_proxy(default_section)
        # What becomes of values.
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        if interpolation is None:
            interpolation = Interpolation()
        elif not isinstance(interpolation, Interpolation):
            raise TypeError("interpolation= must be None or an instance of Interpolation; got an object of type "
                            f"{type(interpolation)}")
        self._interpolation, self._converters = interpolation, ConverterMapping(self)
        for name, convert in dict(() if converters is _UNSET else converters).items():
            self._converters[name] = convert
        if defaults:
            self._read_defaults(defaults)

    def _option_pattern(self):
        """What an option looks like, by the delimiters."""
        if self._delimiters == ("=", ":"):
            return self.OPTCRE_NV if self._allow_no_value else self.OPTCRE
        value = rf"(?P<vi>{'|'.join(map(re.escape, self._delimiters))})\s*(?P<value>.*)"
        if self._allow_no_value:
            value = f"(?:{value})?"
        return re.compile(rf"(?P<option>.*?)\s*{value}$")

    # Sections and options.

    def defaults(self):
        return self._defaults

    def sections(self):
        """The names of all sections but the default one."""
        return [*self._sections]

    def add_section(self, section):
        """Adds a section without options."""
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._new_section(section)

    def _new_section(self, section):
        values = self._sections[section] = self._dict()
        self._add_proxy(section)
        return values

    def _add_proxy(self, section):
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        """Whether there is a section of this name; the default one does not count."""
        return section in self._sections

    def _is_default(self, section):
        return not section or section == self.default_section

    def _own_values(self, section, default_too=False):
        """A section's values without the defaults; the default section, if it may be asked for, has none of its own."""
        values = self._sections.get(section)
        if values is None and default_too and section == self.default_section:
            return {}
        if values is None:
            raise NoSectionError(section)
        return values

    def _home(self, section):
        """Where options are set and removed."""
        return self._defaults if self._is_default(section) else self._own_values(section)

    def options(self, section):
        """The names of a section's options and of the defaults."""
        return list({**self._own_values(section), **self._defaults})

    def has_option(self, section, option):
        """Whether the section or the defaults have the option."""
        places = [self._defaults]
        if not self._is_default(section):
            if not self.has_section(section):
                return False
            places.append(self._sections[section])
        name = self.optionxform(option)
        return any(name in place for place in places)

    def remove_option(self, section, option):
        """Takes an option from a section; says whether it was there."""
        place, name = self._home(section), self.optionxform(option)
        if name not in place:
            return False
        del place[name]
        return True

    def remove_section(self, section):
        """Takes away a section; says whether it was there."""
        if not self.has_section(section):
            return False
        del self._sections[section], self._proxies[section]
        return True

    def optionxform(self, optionstr):
        return optionstr.lower()

    # Values.

    def _unify_values(self, section, vars):
        """The values that count in a section: given ones, its own, the defaults."""
        own = self._own_values(section, default_too=True)
        given = {self.optionxform(name): value if value is None else str(value) for name, value in (vars or {}).items()}
        return ChainMap(given, own, self._defaults)

    def _find(self, section, option, vars):
        """The option's name and its value as it stands, and all values that count."""
        known = self._unify_values(section, vars)
        name = self.optionxform(option)
        try:
            return name, known[name], known
        except KeyError:
            raise NoOptionError(name, section) from None

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """The value of an option; `vars` are looked at first, the defaults last.

        References in it are replaced, except with `raw`. Where there is no such option it is the fallback, if there is one.
        """
        try:
            name, value, known = self._find(section, option, vars)
        except _MISSING:
            if fallback is _UNSET:
                raise
            return fallback
        return value if raw or value is None else self._interpolation.before_get(self, section, name, value, known)

    def _get(self, section, conv, option, **kwargs):
        return conv(self.get(section, option, **kwargs))

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return self._get(section, conv, option, raw=raw, vars=vars, **kwargs)
        except _MISSING:
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
        word = value.lower()
        if word in self.BOOLEAN_STATES:
            return self.BOOLEAN_STATES[word]
        raise ValueError(f"Not a boolean: {value}")

    @property
    def converters(self):
        return self._converters

    def items(self, section=_UNSET, raw=False, vars=None):
        """Names and values of a section's options; without one, names and proxies of the sections."""
        if section is _UNSET:
            return super().items()
        values = {**self._defaults, **self._own_values(section, default_too=True)}
        names = list(values)
        for name, value in (vars or {}).items():
            values[self.optionxform(name)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, self._interpolation.before_get(self, section, name, values[name], values)) for name in names]

    def set(self, section, option, value=None):
        """Gives an option a value."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._home(section)[self.optionxform(option)] = value

    def _validate_value_types(self, *, section="", option="", value=""):
        """Refuses what is no text; an empty value is fine where options need none."""
        if self._allow_no_value and not value:
            value = ""
        for what, given in (("section names", section), ("option keys", option), ("option values", value)):
            if not isinstance(given, str):
                raise TypeError(f"{what} must be strings")

    # As a mapping of sections.

    def _check_key(self, key):
        if key not in self:
            raise KeyError(key)

    def __getitem__(self, key):
        self._check_key(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        # `parser[key] = parser[key]` must not lose the values.
        if key not in self or self[key] is not value:
            old = self._defaults if key == self.default_section else self._sections.get(key)
            if old:
                old.clear()
            self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        self._check_key(key)
        self.remove_section(key)

    def __contains__(self, key):
        return self.has_section(key) or key == self.default_section

    def __len__(self):
        return 1 + len(self._sections)

    def __iter__(self):
        yield self.default_section
        yield from self._sections

    def popitem(self):
        """Takes away the first section, but never the default one; returns its name and its proxy."""
        names = self.sections()
        if not names:
            raise KeyError
        proxy = self[names[0]]
        del self[names[0]]
        return names[0], proxy

    # Reading.

    def read(self, filenames, encoding=None):
        """Reads files; those that cannot be opened are passed over. Returns the names of those that were read."""
        if isinstance(filenames, (bytes, str, os.PathLike)):
            filenames = (filenames,)
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
        """Reads from an open file or from other lines; errors call it `source`."""
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        """Reads a text."""
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        """Takes over dictionaries of options, by their sections' names."""
        met = set()
        for section, options in dictionary.items():
            name = section if section is UNNAMED_SECTION else str(section)
            try:
                self.add_section(name)
            except (ValueError, DuplicateSectionError):
                if name in met:
                    raise
            names = set()
            for key, value in options.items():
                option = self.optionxform(str(key))
                if option in names:
                    raise DuplicateOptionError(name, option, source)
                if self._strict:
                    names.add(option)
                self.set(name, option, value if value is None else str(value))
            if self._strict:
                met.add(name)

    def _read_defaults(self, defaults):
        self._defaults.update({self.optionxform(name): value for name, value in defaults.items()})

    def _read(self, fp, fpname):
        try:
            _Reader(self, fpname).take(fp)
        finally:
            self._finish_values()

    def _cut(self, line):
        """A line without its comment, and whether it has one."""
        whole = line.strip()
        if whole.startswith(self._comment_prefixes):
            return "", True
        remark = self._remark and self._remark.search(line)
        if not remark:
            return whole, False
        return line[:remark.start()].strip(), True

    def _finish_values(self):
        """Makes texts of the values that are still lines."""
        for section, values in [(self.default_section, self._defaults), *self._sections.items()]:
            for name, value in values.items():
                text = "\n".join(value).rstrip() if isinstance(value, list) else value
                values[name] = self._interpolation.before_read(self, section, name, text)

    # Writing.

    def write(self, fp, space_around_delimiters=True):
        """Writes all sections, so that they can be read again."""
        delimiter = self._delimiters[0]
        if space_around_delimiters:
            delimiter = f" {delimiter} "
        named = dict(self._sections)
        unnamed = named.pop(UNNAMED_SECTION, None)
        if unnamed is not None and self._allow_unnamed_section:
            self._write_section(fp, UNNAMED_SECTION, unnamed.items(), delimiter, unnamed=True)
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        for name, values in named.items():
            self._write_section(fp, name, values.items(), delimiter)

    def _write_section(self, fp, section_name, section_items, delimiter, unnamed=False):
        if not unnamed:
            fp.write(f"[{section_name}]\n")
        for name, value in section_items:
            value = self._interpolation.before_write(self, section_name, name, value)
            bare = value is None and self._allow_no_value
            fp.write(f"{name}\n" if bare else name + delimiter + str(value).replace("\n", "\n\t") + "\n")
        fp.write("\n")


class ConfigParser(RawConfigParser):
    """A parser whose values may refer to each other. What is set must be text."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        """Gives an option a value; both must be text, and references be well-formed."""
        self._validate_value_types(value=value, option=option)
        RawConfigParser.set(self, section, option, value)

    def add_section(self, section):
        """Adds a section without options; its name must be text."""
        if section is not UNNAMED_SECTION:
            self._validate_value_types(section=section)
        RawConfigParser.add_section(self, section)

    def _read_defaults(self, defaults):
        # Their references are not looked at: they may be to what sections have.
        kept, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = kept


class SectionProxy(MutableMapping):
    """The options of one section, and the defaults."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    parser = property(lambda self: self._parser, doc="The parser that has the section.")
    name = property(lambda self: self._name, doc="The section's name.")

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getattr__(self, name):
        # `getint` and the like: the parser's, for this section.
        if name.startswith("get") and name[3:] in self._parser.converters:
            getter = getattr(self._parser, name)
            return lambda option, fallback=None, **options: self.get(option, fallback, _impl=getter, **options)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)

    def __contains__(self, key):
        return self.parser.has_option(self.name, key)

    def __getitem__(self, key):
        if key in self:
            return self.parser.get(self.name, key)
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.parser._validate_value_types(value=value, option=key)
        self.parser.set(self.name, key, value)

    def __delitem__(self, key):
        # Defaults are seen here, but not removed.
        if key not in self or not self.parser.remove_option(self.name, key):
            raise KeyError(key)

    def _options(self):
        parser = self.parser
        return [*parser.defaults()] if self.name == parser.default_section else parser.options(self.name)

    def __iter__(self):
        yield from self._options()

    def __len__(self):
        return len(self._options())

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """The value of an option, or the fallback."""
        return (_impl or self.parser.get)(self.name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """The converters of a parser: each name stands for its method `get` + name, and for that of sections."""

    GETTERCRE = re.compile(r"^get(?P<name>.+)$")

    def __init__(self, parser):
        self._parser = parser
        # Methods of the class have no function here.
        getters = filter(None, map(self.GETTERCRE.search, dir(parser)))
        self._data = {getter["name"]: None for getter in getters if callable(getattr(parser, getter[0]))}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        if not isinstance(key, str):
            raise ValueError(f"Incompatible key: {key} (type: {type(key)})")
        if not key:
            raise ValueError('Incompatible key: cannot use "" as a name')
        parser = self._parser

        def getter(section, option, **options):
            return parser._get_conv(section, option, value, **options)

        self._data[key] = value
        setattr(parser, f"get{key}", getter)

    def __delitem__(self, key):
        if not isinstance(key, str):
            raise KeyError(key)
        del self._data[key]
        vars(self._parser).pop(f"get{key}", None)

    def __iter__(self):
        yield from self._data

    def __len__(self):
        return len(self._data)
