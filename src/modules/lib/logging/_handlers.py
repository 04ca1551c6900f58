"""Handlers: where records go."""

import sys
import weakref

from ._records import (
    Filterer, NOTSET, RLock, WARNING, _checkLevel, _defaultFormatter, _lock, _switch, getLevelName,
)

# Handlers by name; and all of them in the order of their making, for shutdown.
_handlers = weakref.WeakValueDictionary()
_handlerList = []


def getHandlerByName(name):
    """Get a handler with the specified name, or None if there isn't one with that name."""
    return _handlers.get(name)


def getHandlerNames():
    """Return all known handler names as an immutable set."""
    return frozenset(_handlers)


def _forget(reference):
    with _lock:
        if reference in _handlerList:
            _handlerList.remove(reference)


class Handler(Filterer):
    """Dispatches logging events to specific destinations."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self._closed = False
        with _lock:
            _handlerList.append(weakref.ref(self, _forget))
        self.createLock()

    def get_name(self):
        return self._name

    def set_name(self, name):
        with _lock:
            if self._name in _handlers:
                del _handlers[self._name]
            self._name = name
            if name:
                _handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        """Acquire a lock for serializing access to the underlying I/O."""
        self.lock = RLock()

    def acquire(self):
        """Acquire the I/O lock."""
        if self.lock:
            self.lock.acquire()

    def release(self):
        """Release the I/O lock."""
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Set the logging level of this handler: an int or a str."""
        self.level = _checkLevel(level)

    def format(self, record):
        """Format the specified record with the handler's formatter, or a default one."""
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        """Do whatever it takes to actually log the specified logging record."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        """Emit the record if the filters let it through; return it, or a false value."""
        result = self.filter(record)
        if result:
            with self.lock:
                self.emit(record if result is True else result)
        return result

    def setFormatter(self, fmt):
        """Set the formatter for this handler."""
        self.formatter = fmt

    def flush(self):
        """Ensure all logging output has been flushed; nothing by default."""

    def close(self):
        """Tidy up: the handler's name is free again."""
        with _lock:
            self._closed = True
            if self._name and self._name in _handlers:
                del _handlers[self._name]

    def handleError(self, record):
        """Report an exception that happened while a record was handled, on stderr."""
        if not _switch("raiseExceptions") or not sys.stderr:
            return
        import traceback
        error = sys.exception()
        try:
            write = sys.stderr.write
            write("--- Logging error ---\n")
            traceback.print_exception(error, file=sys.stderr)
            write("Call stack:\n")
            write("".join(_call_stack(error)))
            try:
                write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
            except RecursionError:
                raise
            except Exception:
                write("Unable to print the message and arguments - possible formatting error.\n"
                      "Use the traceback above to help find the error.\n")
        except OSError:
            # stderr is closed.
            pass
        finally:
            del error

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


def _call_stack(error):
    """The lines of the stack that led to the logging call, this package's own frames left out."""
    from ._loggers import _is_internal, stack_lines
    frame = sys._getframe(1)
    while frame is not None and _is_internal(frame):
        frame = frame.f_back
    if frame is None:
        code = error.__traceback__.tb_frame.f_code
        return [f"Logged from file {code.co_filename}, line {error.__traceback__.tb_lineno}\n"]
    return stack_lines(frame)


class StreamHandler(Handler):
    """Writes formatted records to a stream, which is not closed: it may be sys.stdout or sys.stderr."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        """Flushes the stream."""
        with self.lock:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()

    def emit(self, record):
        """Write a record and its terminator."""
        try:
            text = self.format(record)
            self.stream.write(text + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Set the stream and return the old one, or None if nothing changes."""
        if stream is self.stream:
            return None
        old = self.stream
        with self.lock:
            self.flush()
            self.stream = stream
        return old

    def __repr__(self):
        name = getattr(self.stream, "name", "")
        name = str(name) + " " if name or name == 0 else ""
        return f"<{type(self).__name__} {name}({getLevelName(self.level)})>"

    __class_getitem__ = classmethod(lambda cls, item: _alias(cls, item))


def _alias(cls, item):
    from types import GenericAlias
    return GenericAlias(cls, item)


class FileHandler(StreamHandler):
    """Writes formatted records to a file."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        import os
        # Absolute: the working directory may change before the file is opened.
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = encoding if "b" in mode else encoding or "locale"
        self.errors = errors
        self.delay = delay
        self._builtin_open = open
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def close(self):
        """Flushes and closes the stream."""
        with self.lock:
            try:
                if self.stream:
                    try:
                        self.flush()
                    finally:
                        stream, self.stream = self.stream, None
                        if hasattr(stream, "close"):
                            stream.close()
            finally:
                Handler.close(self)

    def _open(self):
        return self._builtin_open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        """Write a record; the file is opened now if that was delayed."""
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class NullHandler(Handler):
    """Does nothing: for libraries, so that their records are not shown where the program does not configure logging."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


class _StderrHandler(StreamHandler):
    """Writes to whatever sys.stderr is at the moment."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


# What shows records where no logger has a handler.
_defaultLastResort = _StderrHandler(WARNING)
