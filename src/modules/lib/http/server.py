"""HTTP servers for scripts: one class a request, one method a verb."""

import html
import io
import os
import posixpath
import socket
import socketserver
import sys
import time
import urllib.parse
from . import HTTPStatus
from .client import HTTPException, LineTooLong, parse_headers

__version__ = "0.6"
__all__ = ["HTTPServer", "ThreadingHTTPServer", "BaseHTTPRequestHandler", "SimpleHTTPRequestHandler"]

DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""
DEFAULT_ERROR_CONTENT_TYPE = "text/html;charset=utf-8"

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class HTTPServer(socketserver.TCPServer):
    """A server."""

    allow_reuse_address = True
    allow_reuse_port = False

    def server_bind(self):
        """Override server_bind to store the server name."""
        socketserver.TCPServer.server_bind(self)
        host, port = self.server_address[:2]
        self.server_name = socket.getfqdn(host)
        self.server_port = port


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    """The same with a thread for each connection."""

    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """HTTP request handler base class: requests are dispatched to methods `do_GET` and so on."""

    sys_version = "Python/" + sys.version.split()[0]
    server_version = "BaseHTTP/" + __version__
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    default_request_version = "HTTP/0.9"
    protocol_version = "HTTP/1.0"
    weekdayname = list(_DAYS)
    monthname = list(_MONTHS)
    responses = {status: (status.phrase, status.description) for status in HTTPStatus}

    def handle(self):
        """Handle multiple requests if necessary."""
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self):
        """Handle a single HTTP request."""
        try:
            self.raw_requestline = self.rfile.readline(65537)
            if len(self.raw_requestline) > 65536:
                self.requestline = self.request_version = self.command = ""
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
                return
            if not self.raw_requestline:
                self.close_connection = True
                return
            if not self.parse_request():
                return
            method = getattr(self, "do_" + self.command, None)
            if method is None:
                self.send_error(HTTPStatus.NOT_IMPLEMENTED, "Unsupported method (%r)" % self.command)
                return
            method()
            self.wfile.flush()
        except TimeoutError as e:
            self.log_error("Request timed out: %r", e)
            self.close_connection = True

    def parse_request(self):
        """Parse the request line and the headers; True for success, False where an error was sent."""
        self.command = None
        self.request_version = version = self.default_request_version
        self.close_connection = True
        self.requestline = requestline = str(self.raw_requestline, "iso-8859-1").rstrip("\r\n")
        words = requestline.split()
        if not words:
            return False
        if len(words) >= 3:
            version = words[-1]
            number = self._version_number(version)
            if number is None:
                self.send_error(HTTPStatus.BAD_REQUEST, "Bad request version (%r)" % version)
                return False
            if number >= (2, 0):
                self.send_error(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, "Invalid HTTP version (%s)" % version[5:])
                return False
            if number >= (1, 1) and self.protocol_version >= "HTTP/1.1":
                self.close_connection = False
            self.request_version = version
        if not 2 <= len(words) <= 3:
            self.send_error(HTTPStatus.BAD_REQUEST, "Bad request syntax (%r)" % requestline)
            return False
        command, path = words[:2]
        if len(words) == 2 and command != "GET":
            self.send_error(HTTPStatus.BAD_REQUEST, "Bad HTTP/0.9 request type (%r)" % command)
            return False
        # Two slashes in front would be read as the name of a host.
        self.command, self.path = command, "/" + path.lstrip("/") if path.startswith("//") else path
        try:
            self.headers = parse_headers(self.rfile)
        except LineTooLong as err:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Line too long", str(err))
            return False
        except HTTPException as err:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Too many headers", str(err))
            return False
        connection = self.headers.get("Connection", "").lower()
        if connection == "close":
            self.close_connection = True
        elif connection == "keep-alive" and self.protocol_version >= "HTTP/1.1":
            self.close_connection = False
        if (self.headers.get("Expect", "").lower() == "100-continue" and self.protocol_version >= "HTTP/1.1"
                and self.request_version >= "HTTP/1.1"):
            return self.handle_expect_100()
        return True

    @staticmethod
    def _version_number(version):
        major, dot, minor = version.removeprefix("HTTP/").partition(".")
        if not version.startswith("HTTP/") or not dot or not all(
                part.isascii() and part.isdigit() and len(part) <= 10 for part in (major, minor)):
            return None
        return int(major), int(minor)

    def handle_expect_100(self):
        """Send a 100 Continue."""
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    def send_error(self, code, message=None, explain=None):
        """Send and log an error reply."""
        short, long = self.responses.get(code, ("???", "???"))
        message = short if message is None else message
        explain = long if explain is None else explain
        self.log_error("code %d, message %s", code, message)
        self.send_response(code, message)
        self.send_header("Connection", "close")
        body = None
        if code >= 200 and code not in (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED):
            content = self.error_message_format % {
                "code": code, "message": html.escape(message, quote=False), "explain": html.escape(explain, quote=False)}
            body = content.encode("UTF-8", "replace")
            self.send_header("Content-Type", self.error_content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and body:
            self.wfile.write(body)

    def send_response(self, code, message=None):
        """Add the response's first line and the usual headers, and log the request."""
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def send_response_only(self, code, message=None):
        """Add the response's first line only."""
        if self.request_version != "HTTP/0.9":
            if message is None:
                message = self.responses[code][0] if code in self.responses else ""
            if not hasattr(self, "_headers_buffer"):
                self._headers_buffer = []
            self._headers_buffer.append(f"{self.protocol_version} {code:d} {message}\r\n".encode("latin-1", "strict"))

    def send_header(self, keyword, value):
        """Add a header."""
        if self.request_version != "HTTP/0.9":
            if not hasattr(self, "_headers_buffer"):
                self._headers_buffer = []
            self._headers_buffer.append(f"{keyword}: {value}\r\n".encode("latin-1", "strict"))
        if keyword.lower() == "connection":
            if value.lower() == "close":
                self.close_connection = True
            elif value.lower() == "keep-alive":
                self.close_connection = False

    def end_headers(self):
        """Send the head."""
        if self.request_version != "HTTP/0.9":
            self._headers_buffer.append(b"\r\n")
            self.flush_headers()

    def flush_headers(self):
        if hasattr(self, "_headers_buffer"):
            self.wfile.write(b"".join(self._headers_buffer))
            self._headers_buffer = []

    def log_request(self, code="-", size="-"):
        """Log an accepted request."""
        if isinstance(code, HTTPStatus):
            code = code.value
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args):
        """Log an error."""
        self.log_message(format, *args)

    _control = str.maketrans({number: rf"\x{number:02x}" for number in (*range(0x20), *range(0x7F, 0xA0))} | {ord("\\"): r"\\"})

    def log_message(self, format, *args):
        """Log an arbitrary message, to stderr."""
        message = format % args
        sys.stderr.write("%s - - [%s] %s\n" % (self.address_string(), self.log_date_time_string(),
                                               message.translate(self._control)))

    def version_string(self):
        """Return the server software version string."""
        return self.server_version + " " + self.sys_version

    def date_time_string(self, timestamp=None):
        """Return the current date and time formatted for a message header."""
        year, month, day, hour, minute, second, weekday = time.gmtime(time.time() if timestamp is None else timestamp)[:7]
        return f"{_DAYS[weekday]}, {day:02d} {_MONTHS[month]} {year:04d} {hour:02d}:{minute:02d}:{second:02d} GMT"

    def log_date_time_string(self):
        """Return the current time formatted for logging."""
        year, month, day, hour, minute, second = time.localtime(time.time())[:6]
        return "%02d/%3s/%04d %02d:%02d:%02d" % (day, self.monthname[month], year, hour, minute, second)

    def address_string(self):
        """Return the client address."""
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Serves the files of a folder."""

    server_version = "SimpleHTTP/" + __version__
    index_pages = ("index.html", "index.htm")
    extensions_map = {".gz": "application/gzip", ".Z": "application/octet-stream", ".bz2": "application/x-bzip2",
                      ".xz": "application/x-xz"}

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        """Serve a GET request."""
        file = self.send_head()
        if file:
            try:
                self.copyfile(file, self.wfile)
            finally:
                file.close()

    def do_HEAD(self):
        """Serve a HEAD request."""
        file = self.send_head()
        if file:
            file.close()

    def send_head(self):
        """Send the head; a file to copy to the client, or None."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urllib.parse.urlsplit(self.path)
            if not parts.path.endswith("/"):
                target = urllib.parse.urlunsplit((parts[0], parts[1], parts[2] + "/", parts[3], parts[4]))
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", target)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            for name in self.index_pages:
                if os.path.isfile(os.path.join(path, name)):
                    path = os.path.join(path, name)
                    break
            else:
                return self.list_directory(path)
        try:
            # A name with a slash behind it is no file's.
            if path.endswith("/"):
                raise FileNotFoundError
            file = open(path, "rb")
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        try:
            facts = os.fstat(file.fileno())
            if self._is_known(facts.st_mtime):
                self.send_response(HTTPStatus.NOT_MODIFIED)
                self.end_headers()
                file.close()
                return None
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-type", self.guess_type(path))
            self.send_header("Content-Length", str(facts.st_size))
            self.send_header("Last-Modified", self.date_time_string(facts.st_mtime))
            self.end_headers()
            return file
        except:
            file.close()
            raise

    def _is_known(self, changed):
        """Whether the client has the file as it is."""
        since = self.headers.get("If-Modified-Since")
        if since is None or "If-None-Match" in self.headers:
            return False
        import _http
        seconds = _http.seconds(since)
        return seconds is not None and int(changed) <= seconds

    def list_directory(self, path):
        """A page that lists a folder."""
        try:
            names = sorted(os.listdir(path), key=str.lower)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "No permission to list directory")
            return None
        shown = urllib.parse.unquote(self.path.split("#", 1)[0].split("?", 1)[0], errors="surrogatepass")
        title = "Directory listing for " + html.escape(shown, quote=False)
        rows = []
        for name in names:
            whole = os.path.join(path, name)
            display = link = name
            if os.path.isdir(whole):
                display = link = name + "/"
            if os.path.islink(whole):
                display = name + "@"
            rows.append('<li><a href="%s">%s</a></li>' % (urllib.parse.quote(link, errors="surrogatepass"),
                                                          html.escape(display, quote=False)))
        lines = ["<!DOCTYPE HTML>", '<html lang="en">', "<head>", '<meta charset="utf-8">', f"<title>{title}</title>", "</head>",
                 f"<body>\n<h1>{title}</h1>", "<hr>\n<ul>", *rows, "</ul>\n<hr>\n</body>\n</html>\n"]
        encoded = "\n".join(lines).encode("utf-8", "surrogateescape")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(encoded)))
        self.end_headers()
        return io.BytesIO(encoded)

    def translate_path(self, path):
        """The file that a path of a URL stands for; what leads out of the folder is left out."""
        path = path.split("?", 1)[0].split("#", 1)[0]
        ends = path.rstrip().endswith("/")
        path = posixpath.normpath(urllib.parse.unquote(path, errors="surrogatepass"))
        found = self.directory
        for word in filter(None, path.split("/")):
            if word not in (os.curdir, os.pardir) and not os.path.dirname(word):
                found = os.path.join(found, word)
        return found + "/" if ends else found

    def copyfile(self, source, outputfile):
        """Copy all data between two file objects."""
        import shutil
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path):
        """The type of a file, by its name."""
        ending = posixpath.splitext(path)[1]
        for known in (ending, ending.lower()):
            if known in self.extensions_map:
                return self.extensions_map[known]
        from aiohttp.formdata import guess_type
        return guess_type(path) or "application/octet-stream"
