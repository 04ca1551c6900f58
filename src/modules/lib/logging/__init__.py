"""Logging: loggers pass records to handlers, which render them with formatters.

Records and formatters are in `_records`, handlers in `_handlers`, loggers in `_loggers`; all of them say that they are
of this module. Imports that most programs do not need (`warnings`, `traceback`, `re`) happen where they are used.
"""

import atexit

from ._records import (
    BASIC_FORMAT, CRITICAL, DEBUG, ERROR, FATAL, INFO, NOTSET, WARN, WARNING, BufferingFormatter, Filter, Filterer,
    Formatter, LogRecord, PercentStyle, StrFormatStyle, StringTemplateStyle, _STYLES, _checkLevel, _defaultFormatter,
    _levelToName, _lock, _nameToLevel, addLevelName, getLevelName, getLevelNamesMapping, getLogRecordFactory,
    makeLogRecord, setLogRecordFactory,
)
from ._handlers import (
    FileHandler, Handler, NullHandler, StreamHandler, _StderrHandler, _defaultLastResort, _handlerList, _handlers,
    getHandlerByName, getHandlerNames,
)
from ._loggers import (
    Logger, LoggerAdapter, Manager, PlaceHolder, RootLogger, getLoggerClass, root, setLoggerClass, currentframe, _own_files,
)

__all__ = ["BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler", "Filter",
           "Formatter", "Handler", "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET", "NullHandler",
           "StreamHandler", "WARN", "WARNING", "addLevelName", "basicConfig", "captureWarnings", "critical", "debug",
           "disable", "error", "exception", "fatal", "getLevelName", "getLogger", "getLoggerClass", "info", "log",
           "makeLogRecord", "setLoggerClass", "shutdown", "warn", "warning", "getLogRecordFactory",
           "setLogRecordFactory", "lastResort", "raiseExceptions", "getLevelNamesMapping", "getHandlerByName",
           "getHandlerNames"]

# Whether trouble inside handlers is reported on stderr.
raiseExceptions = True

# What information each record gathers beyond the message.
logThreads = True
logMultiprocessing = True
logProcesses = True
logAsyncioTasks = True

lastResort = _defaultLastResort

for _class in (BufferingFormatter, Filter, Filterer, Formatter, LogRecord, PercentStyle, StrFormatStyle,
               StringTemplateStyle, FileHandler, Handler, NullHandler, StreamHandler, _StderrHandler, Logger,
               LoggerAdapter, Manager, PlaceHolder, RootLogger):
    _class.__module__ = __name__
del _class


def basicConfig(**kwargs):
    """Do basic configuration for the logging system: give the root logger handlers, unless it has some already."""
    with _lock:
        force = kwargs.pop("force", False)
        encoding = kwargs.pop("encoding", None)
        errors = kwargs.pop("errors", "backslashreplace")
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        for handler in _configured_handlers(kwargs, encoding, errors):
            root.addHandler(handler)
        level = kwargs.pop("level", None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError("Unrecognised argument(s): " + ", ".join(kwargs))


def _configured_handlers(kwargs, encoding, errors):
    """The handlers that basicConfig's arguments ask for, with their formatter."""
    handlers = kwargs.pop("handlers", None)
    if handlers is None:
        if "stream" in kwargs and "filename" in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
    elif "stream" in kwargs or "filename" in kwargs:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if handlers is None:
        filename = kwargs.pop("filename", None)
        mode = kwargs.pop("filemode", "a")
        if filename:
            errors = None if "b" in mode else errors
            handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
        else:
            handlers = [StreamHandler(kwargs.pop("stream", None))]
    datefmt = kwargs.pop("datefmt", None)
    style = kwargs.pop("style", "%")
    if style not in _STYLES:
        raise ValueError("Style must be one of: " + ",".join(_STYLES))
    formatter = Formatter(kwargs.pop("format", _STYLES[style][1]), datefmt, style)
    handlers = list(handlers)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
    return handlers


def getLogger(name=None):
    """Return a logger with the specified name, creating it if necessary; the root logger where no name is given."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def _root():
    if not root.handlers:
        basicConfig()
    return root


def critical(msg, *args, **kwargs):
    """Log a message with severity 'CRITICAL' on the root logger."""
    _root().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    """Don't use this function, use critical() instead."""
    critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Log a message with severity 'ERROR' on the root logger."""
    _root().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """Log a message with severity 'ERROR' on the root logger, with exception information."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    """Log a message with severity 'WARNING' on the root logger."""
    _root().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """Deprecated: use warning() instead."""
    import warnings
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Log a message with severity 'INFO' on the root logger."""
    _root().info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """Log a message with severity 'DEBUG' on the root logger."""
    _root().debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """Log a message with the integer severity 'level' on the root logger."""
    _root().log(level, msg, *args, **kwargs)


_own_files.add(log.__code__.co_filename)


def disable(level=CRITICAL):
    """Disable all logging calls of severity 'level' and below."""
    root.manager.disable = level
    root.manager._clear_cache()


def shutdown(handlerList=_handlerList):
    """Flush and close all handlers, the last one made first."""
    for reference in reversed(handlerList[:]):
        handler = reference()
        if handler is None:
            continue
        try:
            handler.acquire()
            try:
                if getattr(handler, "flushOnClose", True):
                    handler.flush()
                handler.close()
            finally:
                handler.release()
        except (OSError, ValueError):
            # A stream that was closed already, or is gone.
            pass
        except Exception:
            if raiseExceptions:
                raise


atexit.register(shutdown)


# --- warnings -------------------------------------------------------------------------------------------------------

_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    """Shows a warning: on its file where one is given, else through logger 'py.warnings'."""
    import warnings
    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    text = warnings.formatwarning(message, category, filename, lineno, line)
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(text))


def captureWarnings(capture):
    """Redirect all warnings to the logging package, or (with False) back to where they went before."""
    global _warnings_showwarning
    import warnings
    if capture and _warnings_showwarning is None:
        _warnings_showwarning = warnings.showwarning
        warnings.showwarning = _showwarning
    elif not capture and _warnings_showwarning is not None:
        warnings.showwarning = _warnings_showwarning
        _warnings_showwarning = None
