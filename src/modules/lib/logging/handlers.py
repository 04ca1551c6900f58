"""Further handlers: files that are rotated or watched, buffers, queues.

The handlers that send records over a network or to a system's log service are not here.
"""

import logging
import os
import re
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = 514
SYSLOG_TCP_PORT = 514

_MIDNIGHT = 24 * 60 * 60


class BaseRotatingHandler(logging.FileHandler):
    """A file handler that at a certain point goes on with a new file."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode=mode, encoding=encoding, delay=delay, errors=errors)

    def emit(self, record):
        """Write a record, to a new file where it is time for one."""
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name of a rotated file: what `namer` makes of it."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Move the current file away, or let `rotator` do it."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """Goes on with a new file when the current one would reach a size; keeps `backupCount` old ones."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        # A file that is cut off at each start would never rotate.
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def _backup(self, number):
        return self.rotation_filename(f"{self.baseFilename}.{number}")

    def doRollover(self):
        """Number the old files one up and begin a new one."""
        self._close_stream()
        if self.backupCount > 0:
            for number in range(self.backupCount - 1, 0, -1):
                source, target = self._backup(number), self._backup(number + 1)
                if os.path.exists(source):
                    if os.path.exists(target):
                        os.remove(target)
                    os.rename(source, target)
            first = self._backup(1)
            if os.path.exists(first):
                os.remove(first)
            self.rotate(self.baseFilename, first)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Whether the record would make the file too long."""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        position = self.stream.seek(0, 2)
        if not position or os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        text = self.format(record) + "\n"
        return position + len(text.encode(self.stream.encoding or "utf-8", "replace")) >= self.maxBytes


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Goes on with a new file at fixed times; old files get the time in their names."""

    # Unit: seconds, suffix of the names.
    _UNITS = {
        "S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"), "H": (60 * 60, "%Y-%m-%d_%H"),
        "D": (_MIDNIGHT, "%Y-%m-%d"), "MIDNIGHT": (_MIDNIGHT, "%Y-%m-%d"), "W": (7 * _MIDNIGHT, "%Y-%m-%d"),
    }

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False,
                 atTime=None, errors=None):
        super().__init__(filename, "a", encoding=encoding, delay=delay, errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        unit = self.when
        if self.when.startswith("W"):
            if len(self.when) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): "
                                 f"{self.when}")
            if not "0" <= self.when[1] <= "6":
                raise ValueError(f"Invalid day specified for weekly rollover: {self.when}")
            self.dayOfWeek = int(self.when[1])
            unit = "W"
        if unit not in self._UNITS:
            raise ValueError(f"Invalid rollover interval specified: {self.when}")
        seconds, self.suffix = self._UNITS[unit]
        digits = re.sub("%[^Y]", r"\\d{2}", self.suffix.replace("%Y", r"\d{4}"))
        # What the suffixes of old files look like; a script that sets another suffix sets this too.
        self.extMatch = re.compile(rf"(?<!\d){digits}(?!\d)", re.ASCII)
        self.interval = seconds * interval
        filename = self.baseFilename
        begin = int(os.stat(filename).st_mtime) if os.path.exists(filename) else int(time.time())
        self.rolloverAt = self.computeRollover(begin)

    def computeRollover(self, currentTime):
        """The time of the next rollover after a moment."""
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        moment = time.gmtime(currentTime) if self.utc else time.localtime(currentTime)
        at = self.atTime
        target = _MIDNIGHT if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        rest = target - ((moment[3] * 60 + moment[4]) * 60 + moment[5])
        day = moment[6]
        if rest <= 0:
            # Today's time has passed.
            rest += _MIDNIGHT
            day = (day + 1) % 7
        result = currentTime + rest
        if self.when.startswith("W"):
            wait = (self.dayOfWeek - day) % 7
            result += (wait or (0 if at is not None or day == self.dayOfWeek else 7)) * _MIDNIGHT
            result += self.interval - 7 * _MIDNIGHT
        else:
            result += self.interval - _MIDNIGHT
        return result if self.utc else result + self._shift(moment[-1], result)

    @staticmethod
    def _shift(dst_then, result):
        """What daylight saving time adds or takes between now and the rollover."""
        dst_at = time.localtime(result)[-1]
        if dst_then == dst_at:
            return 0
        return -3600 if not dst_then else 3600

    def shouldRollover(self, record):
        """Whether it is time for a new file."""
        if int(time.time()) < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            self.rolloverAt = self.computeRollover(int(time.time()))
            return False
        return True

    def _is_old(self, entry, name):
        """Whether a file of the folder is an old one of ours."""
        if self.namer is None:
            return entry.startswith(name + ".") and self.extMatch.fullmatch(entry, len(name) + 1) is not None
        match = self.extMatch.search(entry)
        while match:
            if os.path.basename(self.namer(f"{self.baseFilename}.{match[0]}")) == entry:
                return True
            match = self.extMatch.search(entry, match.start() + 1)
        return False

    def getFilesToDelete(self):
        """The old files beyond `backupCount`, the oldest first."""
        folder, name = os.path.split(self.baseFilename)
        found = [os.path.join(folder, entry) for entry in os.listdir(folder) if self._is_old(entry, name)]
        found.sort()
        return found[:max(len(found) - self.backupCount, 0)]

    def doRollover(self):
        """Name the current file by the beginning of its time and begin a new one."""
        now = int(time.time())
        begin = self.rolloverAt - self.interval
        if self.utc:
            moment = time.gmtime(begin)
        else:
            moment = time.localtime(begin)
            if time.localtime(now)[-1] != moment[-1]:
                moment = time.localtime(begin + (3600 if not moment[-1] else -3600))
        target = self.rotation_filename(f"{self.baseFilename}.{time.strftime(self.suffix, moment)}")
        if os.path.exists(target):
            return
        self._close_stream()
        self.rotate(self.baseFilename, target)
        if self.backupCount > 0:
            for name in self.getFilesToDelete():
                os.remove(name)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)


class WatchedFileHandler(logging.FileHandler):
    """Opens its file anew when something else has moved or removed it."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__(filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.dev, self.ino = -1, -1
        self._note()

    def _note(self):
        if self.stream:
            facts = os.fstat(self.stream.fileno())
            self.dev, self.ino = facts.st_dev, facts.st_ino

    def reopenIfNeeded(self):
        """Open the file anew if it is not the one that is open."""
        if self.stream is None:
            return
        try:
            facts = os.stat(self.baseFilename)
            same = (facts.st_dev, facts.st_ino) == (self.dev, self.ino)
        except FileNotFoundError:
            same = False
        if not same:
            self.stream.flush()
            self.stream.close()
            self.stream = None
            self.stream = self._open()
            self._note()

    def emit(self, record):
        """Write a record to the file that has the name now."""
        self.reopenIfNeeded()
        super().emit(record)


class BufferingHandler(logging.Handler):
    """Gathers records until `capacity` of them are there."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Whether the buffer is full."""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        """Gather a record, and flush where that is due."""
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Forget what has gathered; subclasses do something with it first."""
        with self.lock:
            self.buffer.clear()

    def close(self):
        """Flush and close."""
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Hands what has gathered to a target when the buffer is full or something severe happens."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        """Whether the buffer is full or the record severe enough."""
        return super().shouldFlush(record) or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Set the handler that gets the records."""
        with self.lock:
            self.target = target

    def flush(self):
        """Hand the records on; without a target they stay."""
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        """Flush, if that is wanted, and let go of the target."""
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                super().close()


class QueueHandler(logging.Handler):
    """Puts records on a queue, for a QueueListener to handle."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        """Put a record on the queue without waiting."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy of the record that needs nothing of this program: its texts are made now."""
        import copy
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        """Put the prepared record on the queue."""
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records off a queue, in a thread of its own, and hands them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        """Take a record off the queue."""
        return self.queue.get(block)

    def start(self):
        """Start the thread."""
        if self._thread is not None:
            raise RuntimeError("Listener already started")
        import threading
        self._thread = threading.Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def prepare(self, record):
        """What handlers get for a record."""
        return record

    def handle(self, record):
        """Hand a record to the handlers, to all or to those whose level it reaches."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        """What the thread does, until the sentinel comes."""
        has_task_done = hasattr(self.queue, "task_done")
        while True:
            record = self.dequeue(True)
            if record is not self._sentinel:
                self.handle(record)
            if has_task_done:
                self.queue.task_done()
            if record is self._sentinel:
                return

    def enqueue_sentinel(self):
        """Tell the thread to end when it gets here."""
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        """Stop the thread once everything on the queue is handled."""
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None


def __getattr__(name):
    # Sockets are loaded only for those who log over them.
    if name in ("HTTPHandler", "SMTPHandler", "NTEventLogHandler"):
        from . import _remote
        return getattr(_remote, name)
    if name in ("SocketHandler", "DatagramHandler", "SysLogHandler"):
        from . import _sockets
        return getattr(_sockets, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
