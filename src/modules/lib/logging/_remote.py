"""Handlers that hand records to other services: a web server, a mail server, the event log of Windows."""

import logging
import socket

DEFAULT_SMTP_PORT = 25


class HTTPHandler(logging.Handler):
    """Sends records to a web server, by GET or POST."""

    def __init__(self, host, url, method="GET", secure=False, credentials=None, context=None):
        super().__init__()
        method = method.upper()
        if method not in ("GET", "POST"):
            raise ValueError("method must be GET or POST")
        if not secure and context is not None:
            raise ValueError("context parameter only makes sense with secure=True")
        self.host, self.url, self.method = host, url, method
        self.secure, self.credentials, self.context = secure, credentials, context

    def mapLogRecord(self, record):
        """What is sent of a record: all of its attributes."""
        return record.__dict__

    def getConnection(self, host, secure):
        """A connected socket."""
        name, colon, port = host.rpartition(":")
        if not colon:
            name, port = host, 443 if secure else 80
        connection = socket.create_connection((name, int(port)), 10)
        if secure:
            import ssl
            context = self.context or ssl.create_default_context()
            connection = context.wrap_socket(connection, server_hostname=name)
        return connection

    def emit(self, record):
        try:
            from urllib.parse import urlencode
            data = urlencode(self.mapLogRecord(record))
            url = self.url
            if self.method == "GET":
                url += ("&" if "?" in url else "?") + data
            head = [f"{self.method} {url} HTTP/1.1", f"Host: {self.host}", "Connection: close"]
            if self.credentials:
                from base64 import b64encode
                head.append("Authorization: Basic " + b64encode(":".join(self.credentials).encode()).decode())
            body = b""
            if self.method == "POST":
                body = data.encode()
                head += ["Content-type: application/x-www-form-urlencoded", f"Content-length: {len(body)}"]
            with self.getConnection(self.host, self.secure) as connection:
                connection.sendall("\r\n".join(head).encode() + b"\r\n\r\n" + body)
                while connection.recv(4096):
                    pass
        except Exception:
            self.handleError(record)


class SMTPHandler(logging.Handler):
    """Sends an e-mail for each record."""

    def __init__(self, mailhost, fromaddr, toaddrs, subject, credentials=None, secure=None, timeout=5.0):
        super().__init__()
        self.mailhost, self.mailport = mailhost if isinstance(mailhost, (list, tuple)) else (mailhost, None)
        self.username, self.password = credentials if isinstance(credentials, (list, tuple)) else (None, None)
        self.fromaddr = fromaddr
        self.toaddrs = [toaddrs] if isinstance(toaddrs, str) else toaddrs
        self.subject = subject
        self.secure = secure
        self.timeout = timeout

    def getSubject(self, record):
        """The subject of a record's mail."""
        return self.subject

    def emit(self, record):
        try:
            if self.secure is not None:
                raise NotImplementedError("SMTPHandler: an encrypted connection is not offered")
            from email.message import EmailMessage
            message = EmailMessage()
            message["From"] = self.fromaddr
            message["To"] = ",".join(self.toaddrs)
            message["Subject"] = self.getSubject(record)
            import time
            message["Date"] = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime())
            message.set_content(self.format(record))
            self._send(message.as_bytes())
        except Exception:
            self.handleError(record)

    def _send(self, text):
        with socket.create_connection((self.mailhost, self.mailport or DEFAULT_SMTP_PORT), self.timeout) as connection:
            answers = connection.makefile("rb")

            def say(line, expected):
                if line is not None:
                    connection.sendall(line + b"\r\n")
                answer = answers.readline()
                while answer[3:4] == b"-":
                    answer = answers.readline()
                if not answer.startswith(expected):
                    raise OSError(f"SMTP: {answer.decode(errors='replace').strip()}")

            say(None, b"220")
            say(b"EHLO " + socket.gethostname().encode(), b"250")
            if self.username:
                from base64 import b64encode
                say(b"AUTH PLAIN " + b64encode(f"\0{self.username}\0{self.password}".encode()), b"235")
            say(f"MAIL FROM:<{self.fromaddr}>".encode(), b"250")
            for address in self.toaddrs:
                say(f"RCPT TO:<{address}>".encode(), b"25")
            say(b"DATA", b"354")
            lines = [b"." + line if line.startswith(b".") else line for line in text.splitlines()]
            say(b"\r\n".join(lines) + b"\r\n.", b"250")
            say(b"QUIT", b"221")


class NTEventLogHandler(logging.Handler):
    """Writes to the event log of Windows; elsewhere it says that there is none and does nothing."""

    def __init__(self, appname, dllname=None, logtype="Application"):
        super().__init__()
        self.appname, self.dllname, self.logtype = appname, dllname, logtype
        self._welu = None
        print("The Python Win32 extensions for NT (service, event logging) appear not to be available.")

    def getMessageID(self, record):
        """The message ID of a record."""
        return 1

    def getEventCategory(self, record):
        """The event category of a record."""
        return 0

    def getEventType(self, record):
        """The event type of a record."""
        return self.deftype

    deftype = 1

    def emit(self, record):
        """There is no event log."""


for _class in (HTTPHandler, SMTPHandler, NTEventLogHandler):
    _class.__module__ = "logging.handlers"
