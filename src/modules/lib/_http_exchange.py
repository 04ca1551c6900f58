"""One HTTP exchange as bytes: what is sent, and what comes of what is received. Clients of several names share it."""

import _http
from multidict import CIMultiDict


def request_bytes(method, url, headers, body):
    """A request: head and body."""
    head = _http.head(f"{method} {url.raw_path_qs} HTTP/1.1", list(headers.items()))
    return head + body if body else head


class Reply:
    """A response as it comes in."""

    def __init__(self, method):
        self._parser = _http.Parser(False)
        self._parser.bodiless = method == "HEAD"
        self.status = self.reason = None
        self.fields = ()
        self.parts = []
        self.done = False
        self.keep_alive = False
        self.fault = None
        self.version = 1

    def feed(self, data):
        """Take bytes in; b"" for the end of the connection."""
        if not data:
            missing = self._parser.finish()
            self.done = True
            if missing is not True and (self.status is None or isinstance(missing, tuple)):
                self.fault = "disconnected" if self.status is None else "incomplete"
            return
        for event in self._parser.feed(data):
            if event is None:
                if self.status is not None:
                    self.done = True
            elif type(event) is bytes:
                self.parts.append(event)
            elif event[0] == "fault":
                self.fault, self.done = event[2], True
            elif event[0] != "rest" and not 100 <= event[2] < 200:
                _, _, self.status, self.reason, self.version, self.fields, _, _, self.keep_alive, _ = event

    def body(self):
        """The body, unpacked."""
        data = b"".join(self.parts)
        encoding = CIMultiDict(self.fields).get("Content-Encoding", "").lower()
        if data and encoding in ("gzip", "x-gzip", "deflate"):
            return _http.inflate(data, "gzip" if "gzip" in encoding else "deflate", 2 ** 28)
        return data


def charset(content_type):
    """The charset that a Content-Type names, or None."""
    for part in (content_type or "").split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("'\"")
    return None


def next_method(status, method):
    """The method after a redirection."""
    if status == 303 and method != "HEAD" or status == 302 and method != "HEAD" or status == 301 and method == "POST":
        return "GET"
    return method
