"""The errors of `configparser`."""


class Error(Exception):
    """Base class for ConfigParser exceptions."""

    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__

    def _describe(self, message, *args, **parts):
        """Take a message, the arguments that make the error anew, and attributes."""
        Error.__init__(self, message)
        self.args = args
        vars(self).update(parts)


def _place(source, lineno):
    """Where something was read, as the beginning of a message."""
    if source is None:
        return ""
    return f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno is not None else "") + ": "


class NoSectionError(Error):
    """Raised when no section matches a requested option."""

    def __init__(self, section):
        self._describe(f"No section: {section!r}", section, section=section)


class DuplicateSectionError(Error):
    """Raised when a section is repeated in an input source, or is already present when it is added by hand."""

    def __init__(self, section, source=None, lineno=None):
        place = _place(source, lineno)
        self._describe(f"{place}{'section' if place else 'Section'} {section!r} already exists", section, source, lineno,
                       section=section, source=source, lineno=lineno)


class DuplicateOptionError(Error):
    """Raised by strict parsers when an option is repeated in an input source."""

    def __init__(self, section, option, source=None, lineno=None):
        place = _place(source, lineno)
        self._describe(f"{place}{'option' if place else 'Option'} {option!r} in section {section!r} already exists", section, option,
                       source, lineno, section=section, option=option, source=source, lineno=lineno)


class NoOptionError(Error):
    """A requested option was not found."""

    def __init__(self, option, section):
        self._describe(f"No option {option!r} in section: {section!r}", option, section, option=option, section=section)


class InterpolationError(Error):
    """Base class for interpolation-related exceptions."""

    def __init__(self, option, section, msg):
        self._describe(msg, option, section, msg, option=option, section=section)


class InterpolationMissingOptionError(InterpolationError):
    """A string substitution required a setting which was not available."""

    def __init__(self, option, section, rawval, reference):
        message = (f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key {reference!r} "
                   f"which is not a valid option name. Raw value: {rawval!r}")
        self._describe(message, option, section, rawval, reference, option=option, section=section, reference=reference)


class InterpolationSyntaxError(InterpolationError):
    """Raised when the source text contains invalid syntax."""


class InterpolationDepthError(InterpolationError):
    """Raised when substitutions are nested too deeply."""

    def __init__(self, option, section, rawval):
        message = (f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
                   f"interpolation key which cannot be substituted in 10 steps. Raw value: {rawval!r}")
        self._describe(message, option, section, rawval, option=option, section=section)


class ParsingError(Error):
    """Raised when a configuration file does not follow legal syntax."""

    def __init__(self, source, *args):
        self._describe(f"Source contains parsing errors: {source!r}", source, source=source, errors=[])
        if args:
            self.args = (source, *args)

    def append(self, lineno, line):
        """Add a line that could not be understood."""
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"

    def combine(self, others):
        """Add the lines of other errors."""
        for other in others:
            for error in other.errors:
                self.append(*error)
        return self


def _at_line(self, filename, lineno, line):
    """`__init__` of an error at which reading ends."""
    self._describe(f"{self._WORDS}.\nfile: {filename!r}, line: {lineno}\n{line!r}", filename, lineno, line,
                   source=filename, lineno=lineno, line=line)


class MissingSectionHeaderError(ParsingError):
    """Raised when a key-value pair is found before any section header."""

    __init__ = _at_line
    _WORDS = "File contains no section headers"


class MultilineContinuationError(ParsingError):
    """Raised when a key without value is continued by an indented line."""

    __init__ = _at_line
    _WORDS = "Key without value continued with an indented line"


for _class in (Error, NoSectionError, DuplicateSectionError, DuplicateOptionError, NoOptionError, InterpolationError,
               InterpolationMissingOptionError, InterpolationSyntaxError, InterpolationDepthError, ParsingError,
               MissingSectionHeaderError, MultilineContinuationError):
    _class.__module__ = "configparser"
