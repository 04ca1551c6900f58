"""Loggers and their hierarchy."""

import sys

from ._handlers import Handler
from ._records import (
    CRITICAL, DEBUG, ERROR, Filterer, INFO, NOTSET, WARNING, _checkLevel, _lock, _switch, getLevelName,
    getLogRecordFactory,
)

# Frames of the package are not callers: the files of its code.
_own_files = {function.__code__.co_filename for function in (getLevelName, Handler.handle, lambda: None)}


def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


def _is_internal(frame):
    return frame.f_code.co_filename in _own_files


def stack_lines(frame):
    """The entries of the stack down to a frame, as tracebacks show them."""
    entries = []
    while frame is not None:
        code = frame.f_code
        entry = f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}\n'
        line = _source_line(code.co_filename, frame.f_lineno)
        entries.append(entry + (f"    {line}\n" if line else ""))
        frame = frame.f_back
    return entries[::-1]


def _source_line(filename, number):
    try:
        with open(filename, encoding="utf-8") as file:
            for line, text in enumerate(file, 1):
                if line == number:
                    return text.strip()
    except (OSError, ValueError):
        pass
    return ""


# What the event loop says is not said by Python code: the places of CPython's stand for it. By how messages begin.
_PLACES_OF_ASYNCIO = {
    "Using selector: ": ("asyncio/selector_events.py", 64, "__init__"),
    "Close <": ("asyncio/base_events.py", 744, "close"),
    "Executing <": ("asyncio/base_events.py", 2022, "_run_once"),
    "Task exception was never ": ("asyncio/base_events.py", 1858, "default_exception_handler"),
    "Task was destroyed but ": ("asyncio/base_events.py", 1858, "default_exception_handler"),
    "Future exception was never ": ("asyncio/base_events.py", 1858, "default_exception_handler"),
    "Exception in callback ": ("asyncio/base_events.py", 1858, "default_exception_handler"),
}


def _place_in_asyncio(message, file):
    """File, line and function of a message of the logger `asyncio`; None for those that a script logs itself."""
    for beginning, place in _PLACES_OF_ASYNCIO.items():
        if str(message).startswith(beginning):
            return place
    return _PLACES_OF_ASYNCIO["Exception in callback "] if file.startswith("asyncio.") else None


class PlaceHolder:
    """Stands for a logger that was not asked for yet but has descendants."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        self.loggerMap[alogger] = None


def setLoggerClass(klass):
    """Set the class to be used when instantiating a logger."""
    global _loggerClass
    _check_logger_class(klass)
    _loggerClass = klass


def getLoggerClass():
    """Return the class to be used when instantiating a logger."""
    return _loggerClass


def _check_logger_class(klass):
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)


class Manager:
    """Holds the hierarchy of loggers."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    @property
    def disable(self):
        return self._disable

    @disable.setter
    def disable(self, value):
        self._disable = _checkLevel(value)

    def getLogger(self, name):
        """The logger with a dotted name, made at first need and put in its place in the hierarchy."""
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        with _lock:
            found = self.loggerDict.get(name)
            if isinstance(found, Logger):
                return found
            logger = (self.loggerClass or _loggerClass)(name)
            logger.manager = self
            self.loggerDict[name] = logger
            if found is not None:
                self._adopt(found, logger)
            self._find_parent(logger)
            return logger

    def setLoggerClass(self, klass):
        """Set the class to be used when instantiating a logger with this Manager."""
        _check_logger_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """Set the factory to be used when instantiating a log record with this Manager."""
        self.logRecordFactory = factory

    def _find_parent(self, logger):
        """Link a new logger to its nearest ancestor; levels between get placeholders."""
        name = logger.name
        while "." in name:
            name = name.rpartition(".")[0]
            ancestor = self.loggerDict.get(name)
            if isinstance(ancestor, Logger):
                logger.parent = ancestor
                return
            if ancestor is None:
                self.loggerDict[name] = PlaceHolder(logger)
            else:
                ancestor.append(logger)
        logger.parent = self.root

    def _adopt(self, placeholder, logger):
        """Put a new logger between the descendants that its placeholder knew and their parents."""
        for child in placeholder.loggerMap:
            if not child.parent.name.startswith(logger.name):
                logger.parent = child.parent
                child.parent = logger

    def _clear_cache(self):
        """Levels changed: what loggers remember about them is void."""
        with _lock:
            for logger in self.loggerDict.values():
                if isinstance(logger, Logger):
                    logger._cache.clear()
            self.root._cache.clear()


class Logger(Filterer):
    """One logging channel."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
        self._cache = {}

    def setLevel(self, level):
        """Set the logging level of this logger: an int or a str."""
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def debug(self, msg, *args, **kwargs):
        """Log 'msg % args' with severity 'DEBUG'."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log 'msg % args' with severity 'INFO'."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log 'msg % args' with severity 'WARNING'."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """Deprecated: use warning() instead."""
        import warnings
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log 'msg % args' with severity 'ERROR'."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log an ERROR with exception information."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log 'msg % args' with severity 'CRITICAL'."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        """Don't use this method, use critical() instead."""
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Log 'msg % args' with the integer severity 'level'."""
        if not isinstance(level, int):
            if _switch("raiseExceptions"):
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """File, line, function and (if asked for) stack of the call, `stacklevel` levels outside this package."""
        frame = sys._getframe(1)
        while stacklevel > 0 and frame.f_back is not None:
            frame = frame.f_back
            if not _is_internal(frame):
                stacklevel -= 1
        stack = None
        if stack_info:
            stack = "Stack (most recent call last):\n" + "".join(stack_lines(frame)).removesuffix("\n")
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """A record with the extra attributes that the call gave."""
        record = getLogRecordFactory()(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ("message", "asctime") or key in record.__dict__:
                    raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
                record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        file, line, function, stack = self.findCaller(stack_info, stacklevel)
        if self.name == "asyncio":
            file, line, function = _place_in_asyncio(msg, file) or (file, line, function)
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        record = self.makeRecord(self.name, level, file, line, msg, args, exc_info, function, extra, stack)
        self.handle(record)

    def handle(self, record):
        """Hand a record to the handlers, unless this logger is disabled or a filter keeps it back."""
        if self.disabled:
            return
        result = self.filter(record)
        if result:
            self.callHandlers(record if result is True else result)

    def addHandler(self, hdlr):
        """Add the specified handler to this logger."""
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Remove the specified handler from this logger."""
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def _chain(self):
        """This logger and those that its records propagate to."""
        logger = self
        while logger is not None:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        """Whether a record of this logger would reach any handler."""
        return any(logger.handlers for logger in self._chain())

    def callHandlers(self, record):
        """Pass a record to all handlers of this logger and its ancestors; to the last resort where there are none."""
        found = False
        for logger in self._chain():
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
        if found:
            return
        last_resort = sys.modules["logging"].lastResort
        if last_resort:
            if record.levelno >= last_resort.level:
                last_resort.handle(record)
        elif _switch("raiseExceptions") and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')
            self.manager.emittedNoHandlerWarning = True

    def getEffectiveLevel(self):
        """The level of the nearest logger up the hierarchy that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Whether a message of this severity would be processed."""
        if self.disabled:
            return False
        try:
            return self._cache[level]
        except KeyError:
            enabled = self.manager.disable < level and level >= self.getEffectiveLevel()
            self._cache[level] = enabled
            return enabled

    def getChild(self, suffix):
        """Get a logger which is a descendant to this one."""
        return self.manager.getLogger(suffix if self.root is self else f"{self.name}.{suffix}")

    def getChildren(self):
        """The loggers right below this one, as a set."""
        with _lock:
            depth = 0 if self is self.root else self.name.count(".") + 1
            return {logger for logger in self.manager.loggerDict.values()
                    if isinstance(logger, Logger) and logger.parent is self and logger.name.count(".") == depth}

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def __reduce__(self):
        logging = sys.modules["logging"]
        if logging.getLogger(self.name) is not self:
            import pickle
            raise pickle.PicklingError("logger cannot be pickled")
        return logging.getLogger, (self.name,)


class RootLogger(Logger):
    """The logger at the top, which always has a level."""

    def __init__(self, level):
        super().__init__("root", level)

    def __reduce__(self):
        return sys.modules["logging"].getLogger, ()


_loggerClass = Logger
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


class LoggerAdapter:
    """Adds contextual information to what is logged through a logger."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def process(self, msg, kwargs):
        """The message and keyword arguments to log with; a subclass may change both."""
        if self.merge_extra and kwargs.get("extra") is not None:
            kwargs["extra"] = {**self.extra, **kwargs["extra"]}
        else:
            kwargs["extra"] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        """Delegate a debug call to the underlying logger."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Delegate an info call to the underlying logger."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Delegate a warning call to the underlying logger."""
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """Deprecated: use warning() instead."""
        import warnings
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Delegate an error call to the underlying logger."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Delegate an exception call to the underlying logger."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Delegate a critical call to the underlying logger."""
        self.log(CRITICAL, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Delegate a log call to the underlying logger, with the contextual information."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        """Whether a message of this severity would be processed."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """Set the level of the underlying logger."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """The effective level of the underlying logger."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """Whether the underlying logger has any handlers."""
        return self.logger.hasHandlers()

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    @property
    def manager(self):
        return self.logger.manager

    @manager.setter
    def manager(self, value):
        self.logger.manager = value

    @property
    def name(self):
        return self.logger.name

    def __repr__(self):
        return f"<{type(self).__name__} {self.logger.name} ({getLevelName(self.logger.getEffectiveLevel())})>"

    __class_getitem__ = classmethod(lambda cls, item: _alias(cls, item))


def _alias(cls, item):
    from types import GenericAlias
    return GenericAlias(cls, item)
