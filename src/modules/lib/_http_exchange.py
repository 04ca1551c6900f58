"""One HTTP exchange as bytes: what is sent, and what comes of what is received. Clients of several names share it."""

import os
import selectors
import _http


def request_head(method, target, fields):
    """The head of a request; fields are pairs."""
    return _http.head(f"{method} {target} HTTP/1.1", list(fields))


def is_quiet(sock):
    """Whether an idle connection can be used again: the other side has neither closed it nor sent what nobody asked for."""
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(sock.fileno(), selectors.EVENT_READ)
            return not selector.select(0)
    except (OSError, ValueError, KeyError):
        return False


class Reply:
    """A response as it comes in."""

    def __init__(self, method):
        self._parser = _http.Parser(False)
        self._parser.bodiless = method == "HEAD"
        self.status = self.reason = self.length = None
        self.fields = ()
        self.parts = []
        self.done = self.keep_alive = self.chunked = False
        # What is wrong: "disconnected", "incomplete" or the parser's words; of "incomplete", what is missing.
        self.fault = self.missing = None
        self.first_line = b""
        self.version = 1

    def feed(self, data):
        """Take bytes in; b"" for the end of the connection."""
        if not data:
            missing = self._parser.finish()
            self.done = True
            if missing is not True and (self.status is None or isinstance(missing, tuple)):
                self.fault, self.missing = "disconnected" if self.status is None else "incomplete", missing
            return
        for event in self._parser.feed(data):
            if event is None:
                if self.status is not None:
                    self.done = True
            elif type(event) is bytes:
                self.parts.append(event)
            elif event[0] == "fault":
                self.fault, self.done = event[2], True
                self.first_line = data[:data.find(b"\n") + 1] or data
            elif event[0] != "rest" and not 100 <= event[2] < 200:
                _, _, self.status, self.reason, self.version, self.fields, self.length, self.chunked, self.keep_alive, _ = event

    def value(self, name):
        """The values of a field, joined; "" without one."""
        return ", ".join([value for key, value in self.fields if key.lower() == name])

    def take(self):
        """The bytes of the body that have come since."""
        parts, self.parts = self.parts, []
        return parts


class Unpacking:
    """Unpacks the parts of a body as they come."""

    # More than this from one part is an attack.
    _MOST = 2 ** 28

    def __init__(self, encodings):
        names = [name.strip().lower() for name in encodings.split(",")]
        kinds = ["deflate" if name == "deflate" else "gzip" for name in reversed(names) if name in ("gzip", "x-gzip", "deflate")]
        self._machines = [_http.Inflater(kind) for kind in kinds]
        # What the body begins with: of one that is shorter than its head, nothing else would tell.
        self._magic = b"\x1f\x8b" if kinds and kinds[0] == "gzip" else b""

    def feed(self, data):
        """What a part stands for; a ValueError where it cannot be unpacked."""
        if self._magic:
            if data[:len(self._magic)] != self._magic[:len(data)]:
                raise ValueError("incorrect header check")
            self._magic = self._magic[len(data):]
        for machine in self._machines:
            data = machine.feed(data, self._MOST)
            if data is None:
                raise ValueError("a few bytes stand for too many")
        return data


class Lines:
    """Lines of a text that comes in parts, as str.splitlines cuts them."""

    def __init__(self):
        self._open = []
        # A "\n" may follow.
        self._return = False

    def feed(self, text):
        """The lines that end in this part."""
        if self._return:
            text, self._return = "\r" + text, False
        if text.endswith("\r"):
            text, self._return = text[:-1], True
        if not text:
            return []
        whole = text[-1] in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
        lines = text.splitlines()
        if len(lines) == 1 and not whole:
            self._open.append(lines[0])
            return []
        if self._open:
            lines = ["".join(self._open) + lines[0], *lines[1:]]
            self._open = []
        if not whole:
            self._open = [lines.pop()]
        return lines

    def end(self):
        """The line that nothing has ended."""
        if not self._open and not self._return:
            return []
        return ["".join(self._open)]


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


def multipart(parts):
    """A form of several parts, each a name, the name of a file or None, a type or None, content, further headers: the bytes,
    and their Content-Type."""
    boundary = os.urandom(16).hex()
    lines = []
    for name, filename, kind, content, headers in parts:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_part_name(name)}"'
        if filename is not None:
            head += f'; filename="{_part_name(filename)}"'
        for key, value in headers.items():
            head += f"\r\n{key}: {value}"
        if kind:
            head += f"\r\nContent-Type: {kind}"
        lines += [head.encode(), b"\r\n\r\n", content.encode() if isinstance(content, str) else bytes(content), b"\r\n"]
    return b"".join(lines) + f"--{boundary}--\r\n".encode(), "multipart/form-data; boundary=" + boundary


def _part_name(name):
    return str(name).replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
