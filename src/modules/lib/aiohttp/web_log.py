"""The access log."""

import re
import time

__all__ = ("AccessLogger",)


class AccessLogger:
    """Writes a line for each answered request."""

    LOG_FORMAT = '%a %t "%r" %s %b "%{Referer}i" "%{User-Agent}i"'

    def __init__(self, logger, log_format=LOG_FORMAT):
        self.logger = logger
        self.log_format = log_format
        self._parts = re.findall(r"%(?:\{([^}]+)\}([ioe])|([atPrsbTDf%]|Tf))|([^%]+)", log_format)

    @property
    def enabled(self):
        return self.logger.isEnabledFor(20)

    def log(self, request, response, seconds):
        """Write the line."""
        text = ""
        for name, kind, letter, plain in self._parts:
            text += plain if plain else self._field(name, kind, letter, request, response, seconds)
        self.logger.info(text)

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
            return time.strftime("[%d/%b/%Y:%H:%M:%S +0000]", time.gmtime(time.time() - seconds))
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
