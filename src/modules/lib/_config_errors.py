"""The errors of `configparser`."""


class Error(Exception):
    """What all errors of parsers are."""

    def __init__(self, msg=""):
        super().__init__(msg)
        self.message = msg

    def __str__(self):
        return self.message

    __repr__ = __str__

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
    """There is no section of this name."""

    def __init__(self, section):
        self._describe(f"No section: {section!r}", section, section=section)


class DuplicateSectionError(Error):
    """A section that is there already comes again, in a text or as an addition."""

    def __init__(self, section, source=None, lineno=None):
        place = _place(source, lineno)
        self._describe(f"{place}{'section' if place else 'Section'} {section!r} already exists", section, source, lineno,
                       section=section, source=source, lineno=lineno)


class DuplicateOptionError(Error):
    """An option comes twice in one text; strict parsers mind."""

    def __init__(self, section, option, source=None, lineno=None):
        place = _place(source, lineno)
        self._describe(f"{place}{'option' if place else 'Option'} {option!r} in section {section!r} already exists", section, option,
                       source, lineno, section=section, option=option, source=source, lineno=lineno)


class NoOptionError(Error):
    """Neither the section nor the defaults have this option."""

    def __init__(self, option, section):
        self._describe(f"No option {option!r} in section: {section!r}", option, section, option=option, section=section)


class InterpolationError(Error):
    """References in a value cannot be replaced."""

    def __init__(self, option, section, msg):
        self._describe(msg, option, section, msg, option=option, section=section)


class InterpolationMissingOptionError(InterpolationError):
    """A reference is to an option that there is not."""

    def __init__(self, option, section, rawval, reference):
        message = (f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key {reference!r} "
                   f"which is not a valid option name. Raw value: {rawval!r}")
        self._describe(message, option, section, rawval, reference, option=option, section=section, reference=reference)


class InterpolationSyntaxError(InterpolationError):
    """A value has the sign of references, but no reference after it."""


class InterpolationDepthError(InterpolationError):
    """References lead to references, and never to an end."""

    def __init__(self, option, section, rawval):
        message = (f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
                   f"interpolation key which cannot be substituted in 10 steps. Raw value: {rawval!r}")
        self._describe(message, option, section, rawval, option=option, section=section)


class ParsingError(Error):
    """Lines that are no headers and no options, with their numbers."""

    def __init__(self, source, *args):
        self._describe(f"Source contains parsing errors: {source!r}", source, source=source, errors=[])
        if args:
            self.append(*args)

    def append(self, lineno, line):
        """Adds a line."""
        self.errors += [(lineno, line)]
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"

    def combine(self, others):
        """Adds the lines of other errors."""
        for place in [place for other in others for place in other.errors]:
            self.append(*place)
        return self


def _at_line(self, filename, lineno, line):
    """`__init__` of an error at which reading ends."""
    self._describe(f"{self._WORDS}.\nfile: {filename!r}, line: {lineno}\n{line!r}", filename, lineno, line,
                   source=filename, lineno=lineno, line=line)


class MissingSectionHeaderError(ParsingError):
    """An option stands before all headers."""

    __init__ = _at_line
    _WORDS = "File contains no section headers"


class MultilineContinuationError(ParsingError):
    """A line goes on with a value that its option does not have."""

    __init__ = _at_line
    _WORDS = "Key without value continued with an indented line"


for _class in (Error, NoSectionError, DuplicateSectionError, DuplicateOptionError, NoOptionError, InterpolationError,
               InterpolationMissingOptionError, InterpolationSyntaxError, InterpolationDepthError, ParsingError,
               MissingSectionHeaderError, MultilineContinuationError):
    _class.__module__ = "configparser"
