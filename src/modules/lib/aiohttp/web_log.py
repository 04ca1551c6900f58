"""The access log."""

import re
import time
from .abc import AbstractAccessLogger

__all__ = ("AccessLogger",)


# Targets that a URL leaves as they are.
_SIMPLE = re.compile(r"[A-Za-z0-9/._~?=&-]*").fullmatch


class AccessLogger(AbstractAccessLogger):
    """Writes a line for each answered request."""

    LOG_FORMAT = '%a %t "%r" %s %b "%{Referer}i" "%{User-Agent}i"'

    def __init__(self, logger, log_format=LOG_FORMAT):
        super().__init__(logger, log_format)
        self._parts = re.findall(r"%(?:\{([^}]+)\}([ioe])|([atPrsbTDf%]|Tf))|([^%]+)", log_format)

    @property
    def enabled(self):
        return self.logger.isEnabledFor(20)

    def log(self, request, response, seconds):
        """Write the line."""
        if self.log_format == self.LOG_FORMAT:
            self.logger.info(self._usual(request, response, seconds))
            return
        text = ""
        for name, kind, letter, plain in self._parts:
            text += plain if plain else self._field(name, kind, letter, request, response, seconds)
        self.logger.info(text)

    def _usual(self, request, response, seconds):
        """The line of the usual format."""
        head = request._head
        remote, referer, agent = request.remote, head.get("Referer", "-"), head.get("User-Agent", "-")
        target = head.target
        if _SIMPLE(target) is None:
            target = request.path_qs
        return (f'{"-" if remote is None else remote} {self._time(seconds)} "{head.method} {target} HTTP/1.{head.version}" '
                f'{response.status} {response.body_length} "{referer}" "{agent}"')

    _second = 0

    def _time(self, seconds):
        """When the request came, as the log has it."""
        second = int(time.time() - seconds)
        if second != self._second:
            self._second, self._shown = second, time.strftime("[%d/%b/%Y:%H:%M:%S +0000]", time.gmtime(second))
        return self._shown

    def _field(self, name, kind, letter, request, response, seconds):
        if kind == "i":
            return request.headers.get(name, "-")
        if kind == "o":
            return response.headers.get(name, "-")
        if kind == "e":
            import os
            return os.environ.get(name, "-")
        if letter == "a":
            return request.remote if request.remote is not None else "-"
        if letter == "t":
            return self._time(seconds)
        if letter == "r":
            return f"{request.method} {request.path_qs} HTTP/{request.version[0]}.{request.version[1]}"
        if letter == "s":
            return str(response.status)
        if letter == "b":
            return str(response.body_length)
        if letter == "P":
            import os
            return f"<{os.getpid()}>"
        if letter == "T":
            return str(round(seconds))
        if letter == "Tf":
            return f"{seconds:06f}"
        if letter == "D":
            return str(round(seconds * 1000000))
        return "%"
