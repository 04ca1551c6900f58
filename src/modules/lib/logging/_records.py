"""Levels, records, formatters and filters."""

import sys
import time

from posix import getpid as _getpid

try:
    from _thread import RLock
except ImportError:
    class RLock:
        """Without module `_thread` there is one thread."""

        def acquire(self, blocking=True, timeout=-1):
            return True

        def release(self):
            pass

        def __enter__(self):
            return True

        def __exit__(self, *exc):
            pass

# Guards the shared tables of the package.
_lock = RLock()

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_levelToName = {CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG",
                NOTSET: "NOTSET"}
_nameToLevel = {"CRITICAL": CRITICAL, "FATAL": FATAL, "ERROR": ERROR, "WARN": WARNING, "WARNING": WARNING,
                "INFO": INFO, "DEBUG": DEBUG, "NOTSET": NOTSET}

# relativeCreated counts from here.
_startTime = time.time_ns()


def getLevelNamesMapping():
    """A copy of the mapping of level names to levels."""
    return _nameToLevel.copy()


def getLevelName(level):
    """Return the textual or numeric representation of logging level 'level'."""
    for table in (_levelToName, _nameToLevel):
        found = table.get(level)
        if found is not None:
            return found
    return f"Level {level}"


def addLevelName(level, levelName):
    """Associate 'levelName' with 'level'."""
    with _lock:
        _levelToName[level] = levelName
        _nameToLevel[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    if level not in _nameToLevel:
        raise ValueError(f"Unknown level: {level!r}")
    return _nameToLevel[level]


def _base_name(path):
    return path.rpartition("/")[2]


def _switch(name):
    """A setting of the package, which scripts change there."""
    return getattr(sys.modules["logging"], name, True)


class LogRecord:
    """One event that is logged, with everything that is known about it."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time_ns()
        self.name = name
        self.msg = msg
        # A single mapping is for formats that name their fields.
        if args and len(args) == 1 and args[0] and isinstance(args[0], dict | _mapping()):
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        try:
            self.filename = _base_name(pathname)
            self.module = self.filename.rpartition(".")[0] or self.filename
        except (TypeError, ValueError, AttributeError):
            self.filename = pathname
            self.module = "Unknown module"
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1e9
        self.msecs = now % 1_000_000_000 // 1_000_000 + 0.0
        self.relativeCreated = (now - _startTime) / 1e6
        self.thread, self.threadName = _thread_facts() if _switch("logThreads") else (None, None)
        self.processName = _process_name() if _switch("logMultiprocessing") else None
        self.process = _getpid() if _switch("logProcesses") else None
        self.taskName = _task_name() if _switch("logAsyncioTasks") else None

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments merged in."""
        msg = str(self.msg)
        return msg % self.args if self.args else msg


def _mapping():
    """The abstract class of mappings, where the program has loaded it; else nothing but dicts can be mappings."""
    module = sys.modules.get("collections.abc")
    return getattr(module, "Mapping", dict)


def _thread_facts():
    threading = sys.modules.get("threading")
    if threading is None:
        return _main_thread_ident(), "MainThread"
    return threading.get_ident(), threading.current_thread().name


def _main_thread_ident():
    thread = sys.modules.get("_thread")
    return thread.get_ident() if thread is not None else 1


def _process_name():
    multiprocessing = sys.modules.get("multiprocessing")
    if multiprocessing is not None:
        try:
            return multiprocessing.current_process().name
        except Exception:
            pass
    return "MainProcess"


def _task_name():
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return None
    try:
        return asyncio.current_task().get_name()
    except Exception:
        # Outside an event loop, or in a callback: no task.
        return None


_logRecordFactory = LogRecord


def setLogRecordFactory(factory):
    """Set the factory to be used when instantiating a log record."""
    global _logRecordFactory
    _logRecordFactory = factory


def getLogRecordFactory():
    """Return the factory to be used when instantiating a log record."""
    return _logRecordFactory


def makeLogRecord(dict):
    """Make a LogRecord whose attributes are defined by the specified dictionary."""
    record = _logRecordFactory(None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


# --- styles ---------------------------------------------------------------------------------------------------------


class PercentStyle:
    """Formats with `%(name)s` fields."""

    default_format = "%(message)s"
    asctime_format = "%(asctime)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        """Refuse a format without any field."""
        if not _has_percent_field(self._fmt):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _values(self, record):
        return self._defaults | record.__dict__ if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError(f"Formatting field not found in record: {error}")


def _has_percent_field(fmt):
    """Whether there is a conversion with a name: `%(name)`, flags, width, precision, type."""
    start = fmt.find("%(")
    while start >= 0:
        end = fmt.find(")", start)
        name = fmt[start + 2:end]
        if end > 0 and name and all(c.isalnum() or c == "_" for c in name):
            rest = fmt[end + 1:].lstrip("#0+- ")
            rest = rest[1:] if rest.startswith("*") else rest.lstrip("0123456789")
            if rest.startswith("."):
                rest = rest[2:] if rest.startswith(".*") else rest[1:].lstrip("0123456789")
            if rest and rest[0].lower() in "diouxefgcrsa%":
                return True
        start = fmt.find("%(", start + 1)
    return False


class StrFormatStyle(PercentStyle):
    """Formats with `{name}` fields."""

    default_format = "{message}"
    asctime_format = "{asctime}"
    asctime_search = "{asctime"

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        """Refuse a format that is wrong, or without any field."""
        fields = False
        try:
            for name, spec, conversion in _brace_fields(self._fmt):
                fields = True
                if not _is_field_name(name):
                    raise ValueError(f"invalid field name/expression: {name!r}")
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
                if spec and not _is_format_spec(spec):
                    raise ValueError(f"bad specifier: {spec!r}")
        except ValueError as error:
            raise ValueError(f"invalid format: {error}")
        if not fields:
            raise ValueError("invalid format: no fields")


def _brace_fields(fmt):
    """Name, format spec and conversion of each replacement field."""
    at = 0
    while at < len(fmt):
        letter = fmt[at]
        at += 1
        if letter not in "{}":
            continue
        if fmt[at:at + 1] == letter:
            at += 1
            continue
        if letter == "}":
            raise ValueError("Single '}' encountered in format string")
        depth, start = 1, at
        while at < len(fmt) and depth:
            depth += {"{": 1, "}": -1}.get(fmt[at], 0)
            at += 1
        if depth:
            message = "Single '{' encountered in format string" if start == len(fmt) else "expected '}' before end of string"
            raise ValueError(message)
        field, colon, spec = fmt[start:at - 1].partition(":")
        name, _, conversion = field.partition("!")
        yield name, spec, conversion


def _word(text):
    """The length of the word that a text begins with."""
    return next((at for at, c in enumerate(text) if not (c.isalnum() or c == "_")), len(text))


def _is_field_name(name):
    """A word, then attributes and items."""
    rest = name[_word(name):]
    if rest == name:
        return False
    while rest:
        if rest[0] == ".":
            end = 1 + _word(rest[1:])
            minimum = 2
        elif rest[0] == "[":
            end = rest.find("]") + 1
            minimum = 3
        else:
            return False
        if end < minimum:
            return False
        rest = rest[end:]
    return True


def _after_number(spec):
    """What follows digits or a nested field; None where a nested field is wrong."""
    if not spec.startswith("{"):
        return spec.lstrip("0123456789")
    end = 1 + _word(spec[1:])
    return spec[end + 1:] if end > 1 and spec[end:end + 1] == "}" else None


def _is_format_spec(spec):
    """Fill and alignment, sign, `#`, `0`, width, grouping, precision, type, each of them optional."""
    if spec[1:2] and spec[1] in "<=>^":
        spec = spec[2:]
    elif spec[:1] and spec[0] in "<=>^":
        spec = spec[1:]
    for letters in ("+- ", "#", "0"):
        if spec[:1] and spec[0] in letters:
            spec = spec[1:]
    spec = _after_number(spec)
    if spec and spec[0] in ",_":
        spec = spec[1:]
    if spec and spec[0] == ".":
        rest = _after_number(spec[1:])
        spec = None if rest == spec[1:] else rest
    return spec is not None and (not spec or len(spec) == 1 and spec.lower() in "bcdefgnosx%")


class StringTemplateStyle(PercentStyle):
    """Formats with `$name` and `${name}` fields."""

    default_format = "${message}"
    asctime_format = "${asctime}"
    asctime_search = "${asctime}"

    def usesTime(self):
        return "$asctime" in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        """Refuse a format with a lone `$`, or without any field."""
        fields = False
        for text, name in _dollar_pieces(self._fmt):
            if name is None and text == "$":
                raise ValueError("invalid format: bare '$' not allowed")
            fields = fields or name is not None
        if not fields:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        values = self._values(record)
        return "".join("$" if text == "$$" else text if name is None else str(values[name])
                       for text, name in _dollar_pieces(self._fmt))


def _dollar_pieces(fmt):
    """Pieces of a template: (text, None), or (field, its name)."""
    at = 0
    while at < len(fmt):
        dollar = fmt.find("$", at)
        if dollar < 0:
            yield fmt[at:], None
            return
        if dollar > at:
            yield fmt[at:dollar], None
        end = dollar + 1
        brace = fmt[end:end + 1] == "{"
        start = end + brace
        end = start
        while end < len(fmt) and (fmt[end].isalnum() or fmt[end] == "_"):
            end += 1
        name = fmt[start:end]
        closed = not brace or fmt[end:end + 1] == "}"
        if fmt[dollar:dollar + 2] == "$$":
            yield "$$", None
            at = dollar + 2
        elif name and closed and not name[0].isdigit():
            at = end + brace
            yield fmt[dollar:at], name
        else:
            yield "$", None
            at = dollar + 1


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"

_STYLES = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


# --- formatters -----------------------------------------------------------------------------------------------------


class Formatter:
    """Renders records as text."""

    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError("Style must be one of: " + ",".join(_STYLES))
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """The creation time of the record as text: by datefmt, else date, time and milliseconds."""
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        """Exception information as text, without the last newline."""
        import traceback
        text = "".join(traceback.format_exception(ei[0], ei[1], ei[2]))
        return text.removesuffix("\n")

    def usesTime(self):
        """Whether the format shows the creation time of the record."""
        return self._style.usesTime()

    def formatMessage(self, record):
        return self._style.format(record)

    def formatStack(self, stack_info):
        """Stack information as it is shown."""
        return stack_info

    def format(self, record):
        """The record as text: the formatted message, then exception and stack where the record has them."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            # Kept in the record: other handlers show the same text.
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = text.removesuffix("\n") + "\n" + record.exc_text
        if record.stack_info:
            text = text.removesuffix("\n") + "\n" + self.formatStack(record.stack_info)
        return text


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Renders a number of records, with a header and a footer."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        return ""

    def formatFooter(self, records):
        return ""

    def format(self, records):
        if not records:
            return ""
        return self.formatHeader(records) + "".join(map(self.linefmt.format, records)) + self.formatFooter(records)


# --- filters --------------------------------------------------------------------------------------------------------


class Filter:
    """Lets records of one logger and its descendants through."""

    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """Whether the record is to be logged."""
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    """What loggers and handlers have in common: filters."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Add the specified filter."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Remove the specified filter."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """The record if all filters let it through, or the one that a filter put in its place; else a false value."""
        for filter in self.filters:
            result = filter.filter(record) if hasattr(filter, "filter") else filter(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record
