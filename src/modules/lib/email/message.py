"""Message and EmailMessage: headers in order, whose names ignore case, and a payload that is text, bytes or further messages.

What is offered is making messages and reading their parts: headers, parameters of headers, content, attachments, the text of the
whole. Header values are plain text (other policies than the default, and addresses as objects, are not offered).
"""

import base64
import random
import re

__all__ = ["Message", "EmailMessage", "MIMEPart"]

_SPECIALS = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')


def _formatted(name, value=None, quote=True):
    """A parameter of a header."""
    if not value:
        return name
    if isinstance(value, tuple):
        from urllib.parse import quote as percent
        charset, language, text = value
        return f"{name}*={charset or 'us-ascii'}'{language or ''}'{percent(text, safe='', encoding=charset or 'ascii')}"
    if not value.isascii():
        from urllib.parse import quote as percent
        return f"{name}*=utf-8''{percent(value, safe='')}"
    if quote or _SPECIALS.search(value):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'{name}="{escaped}"'
    return f"{name}={value}"


def _parameters(value):
    """A header's value in parts: what stands before the first semicolon, and the parameters."""
    parts, part, quoted, escaped = [], "", False, False
    for character in value:
        if escaped:
            escaped = False
        elif quoted and character == "\\":
            escaped = True
        elif character == '"':
            quoted = not quoted
        elif character == ";" and not quoted:
            parts.append(part.strip())
            part = ""
            continue
        part += character
    if part.strip():
        parts.append(part.strip())
    pairs = []
    for index, part in enumerate(parts):
        name, has_value, text = part.partition("=")
        if index == 0 and not has_value:
            pairs.append((part, ""))
        else:
            pairs.append((name.strip().lower() if has_value else name.strip(), text.strip()))
    return pairs


def _unquoted(text):
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace("\\\\", "\\").replace('\\"', '"')
    if len(text) > 1 and text[0] == "<" and text[-1] == ">":
        return text[1:-1]
    return text


def _decoded_extended(text):
    """charset'language'percent-encoded"""
    charset, _, rest = text.partition("'")
    _, _, rest = rest.partition("'")
    from urllib.parse import unquote
    return unquote(rest, encoding=charset or "ascii")


class Message:
    """Basic message object.

    A message object is defined as something that has a bunch of RFC 2822 headers and a payload. It may optionally have an envelope
    header (a.k.a. Unix-From or From_ header). If the message is a container (i.e. a multipart), then the payload is a list of
    Message objects, otherwise it is a string.

    Message objects implement part of the `mapping' interface, which assumes there is exactly one occurrence of the header per
    message. Some headers do in fact appear multiple times (e.g. Received) and for those headers, you must use the explicit API to
    set or get all the headers.
    """

    def __init__(self, policy=None):
        self.policy = policy
        self._headers = []
        self._unixfrom = None
        self._payload = None
        self._charset = None
        self.preamble = self.epilogue = None
        self.defects = []
        self._default_type = "text/plain"

    def __str__(self):
        return self.as_string()

    # Headers.

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        self._headers.append((name, self._checked(name, val)))

    def _checked(self, name, val):
        return val

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [(key, value) for key, value in self._headers if key.lower() != name]

    def __contains__(self, name):
        return name.lower() in [key.lower() for key, _ in self._headers]

    def __iter__(self):
        for field, _ in self._headers:
            yield field

    def keys(self):
        """Return a list of all the message's header field names, in the order in which they stand."""
        return [key for key, _ in self._headers]

    def values(self):
        """Return a list of all the message's header values."""
        return [value for _, value in self._headers]

    def items(self):
        """Get all the message's header fields and values."""
        return list(self._headers)

    def get(self, name, failobj=None):
        """Get a header value. Like __getitem__() but return failobj instead of None when the field is missing."""
        name = name.lower()
        return next((value for key, value in self._headers if key.lower() == name), failobj)

    def get_all(self, name, failobj=None):
        """Return a list of all the values for the named field; failobj where there are none."""
        name = name.lower()
        return [value for key, value in self._headers if key.lower() == name] or failobj

    def add_header(self, _name, _value, **_params):
        """Extended header setting: keyword arguments are parameters of the header, underscores standing for dashes."""
        parts = [] if _value is None else [_value]
        for key, value in _params.items():
            key = key.replace("_", "-")
            parts.append(key if value is None else _formatted(key, value))
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        """Replace the first matching header, keeping its place and case."""
        name = _name.lower()
        for index, (key, _) in enumerate(self._headers):
            if key.lower() == name:
                self._headers[index] = (key, _value)
                return
        raise KeyError(_name)

    def raw_items(self):
        return iter(self._headers.copy())

    # Kind.

    def get_content_type(self):
        """Return the message's content type, in lower case: the default one where there is none or it makes no sense."""
        value = self.get("content-type")
        if value is None:
            return self._default_type
        content_type = _parameters(str(value))[0][0].lower() if str(value).strip() else ""
        return content_type if content_type.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().split("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().split("/")[1]

    def get_default_type(self):
        return self._default_type

    def set_default_type(self, ctype):
        self._default_type = ctype

    def get_params(self, failobj=None, header="content-type", unquote=True):
        """Return the message's Content-Type parameters, as a list of pairs."""
        value = self.get(header)
        if value is None:
            return failobj
        return [(name, _unquoted(text) if unquote else text) for name, text in _parameters(str(value))]

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        """Return the parameter value if found in the Content-Type header."""
        wanted = param.lower()
        for name, text in self.get_params([], header, unquote):
            if name.lower() == wanted:
                return text
            if name.lower() == wanted + "*":
                return _decoded_extended(text)
        return failobj

    def set_param(self, param, value, header="Content-Type", requote=True, charset=None, language="", replace=False):
        """Set a parameter in the Content-Type header."""
        if header not in self and header.lower() == "content-type":
            current = "text/plain"
        else:
            current = str(self.get(header) or "")
        parts, done = [], False
        for index, (name, text) in enumerate(_parameters(current)):
            if name.lower() == param.lower() and not (index == 0 and not text):
                parts.append(_formatted(param, value, requote))
                done = True
            else:
                parts.append(f"{name}={text}" if text else name)
        if not done:
            parts.append(_formatted(param, value, requote))
        made = "; ".join(parts)
        if header in self:
            self.replace_header(header, made)
        else:
            self[header] = made

    def del_param(self, param, header="content-type", requote=True):
        """Remove the given parameter completely from the Content-Type header."""
        if header not in self:
            return
        parts = [f"{name}={text}" if text else name for name, text in _parameters(str(self[header]))
                 if name.lower() != param.lower()]
        self.replace_header(header, "; ".join(parts))

    def set_type(self, type, header="Content-Type", requote=True):
        """Set the main type and subtype for the Content-Type header."""
        if type.count("/") != 1:
            raise ValueError
        if header.lower() == "content-type":
            del self["mime-version"]
            self["MIME-Version"] = "1.0"
        if header not in self:
            self[header] = type
            return
        rest = _parameters(str(self[header]))[1:]
        del self[header]
        self[header] = "; ".join([type, *(f"{name}={text}" for name, text in rest)])

    def get_filename(self, failobj=None):
        """Return the filename associated with the payload if present."""
        name = self.get_param("filename", None, "content-disposition")
        return self.get_param("name", failobj) if name is None else name

    def get_boundary(self, failobj=None):
        """Return the boundary associated with the payload if present."""
        return self.get_param("boundary", failobj)

    def set_boundary(self, boundary):
        """Set the boundary parameter in Content-Type to 'boundary'."""
        self.set_param("boundary", boundary)

    def get_content_charset(self, failobj=None):
        """Return the charset parameter of the Content-Type header, in lower case."""
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()

    def get_charsets(self, failobj=None):
        """Return a list containing the charset(s) used in this message."""
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_content_disposition(self):
        """Return the message's content-disposition if it exists, or None."""
        value = self.get("content-disposition")
        return None if value is None else _parameters(str(value))[0][0].lower()

    # Payload.

    def is_multipart(self):
        """Return True if the message consists of multiple parts."""
        return isinstance(self._payload, list)

    def attach(self, payload):
        """Add the given payload to the current payload."""
        if self._payload is None:
            self._payload = [payload]
        else:
            try:
                self._payload.append(payload)
            except AttributeError:
                raise TypeError("Attach is not valid on a message with a non-multipart payload") from None

    def get_payload(self, i=None, decode=False):
        """Return a reference to the payload: a list of messages, or text; with `decode`, bytes."""
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError(f"Expected list, got {type(self._payload)}")
        payload = self._payload
        if not decode or payload is None:
            return payload
        encoding = str(self.get("content-transfer-encoding", "")).lower()
        data = payload if isinstance(payload, bytes) else _payload_bytes(payload, self.get_content_charset("utf-8"))
        if encoding == "base64":
            return base64.b64decode(data)
        if encoding == "quoted-printable":
            return _from_quoted_printable(data)
        return data

    def set_payload(self, payload, charset=None):
        """Set the payload to the given value."""
        self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        """Set the charset of the payload to a given character set."""
        if charset is None:
            self.del_param("charset")
            self._charset = None
            return
        self._charset = charset
        if "MIME-Version" not in self:
            self.add_header("MIME-Version", "1.0")
        if "Content-Type" not in self:
            self.add_header("Content-Type", "text/plain", charset=str(charset))
        else:
            self.set_param("charset", str(charset))
        if "Content-Transfer-Encoding" not in self:
            ascii_only = isinstance(self._payload, str) and self._payload.isascii()
            if ascii_only:
                self.add_header("Content-Transfer-Encoding", "7bit")
            else:
                data = self._payload.encode(str(charset)) if isinstance(self._payload, str) else self._payload
                self._payload = _as_base64(data)
                self.add_header("Content-Transfer-Encoding", "base64")

    def get_charset(self):
        return self._charset

    def walk(self):
        """Walk over the message tree, yielding each subpart. The walk is performed in depth-first order."""
        yield self
        if self.is_multipart():
            for subpart in self.get_payload():
                yield from subpart.walk()

    # Text.

    def set_unixfrom(self, unixfrom):
        self._unixfrom = unixfrom

    def get_unixfrom(self):
        return self._unixfrom

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        """Return the entire formatted message as a string."""
        return self._text(unixfrom, False)

    def _text(self, unixfrom, raw):
        """The whole as text; `raw` leaves bytes that are no ASCII as they are, otherwise they become base 64."""
        lines = [f"{self._unixfrom}\n"] if unixfrom and self._unixfrom else []
        body = self._body_text(raw)
        encoded = not raw and isinstance(self._payload, str) and not body.isascii()
        if encoded:
            body = _as_base64(_payload_bytes(body, self.get_content_charset("utf-8")))
        for name, value in self._headers:
            if encoded and name.lower() == "content-transfer-encoding":
                value = "base64"
            lines.append(f"{name}: {_folded(name, str(value))}\n")
        return "".join(lines) + "\n" + body

    def _body_text(self, raw):
        payload = self._payload
        if payload is None:
            return ""
        if isinstance(payload, bytes):
            return payload.decode("ascii", "surrogateescape")
        if not isinstance(payload, list):
            return payload
        boundary = self.get_boundary()
        if boundary is None:
            boundary = "=" * 15 + f"{random.randrange(10 ** 19):019d}" + "=="
            self.set_boundary(boundary)
        text = "" if self.preamble is None else self.preamble + "\n"
        for part in payload:
            text += f"--{boundary}\n{part._text(False, raw)}\n"
        return f"{text}--{boundary}--\n" + (self.epilogue or "")

    def as_bytes(self, unixfrom=False, policy=None):
        """Return the entire formatted message as a bytes object."""
        return self._text(unixfrom, True).encode("utf-8", "surrogateescape")

    def __bytes__(self):
        return self.as_bytes()


def _folded(name, value):
    """A header's value as it is written: text that is not ASCII as encoded words."""
    if not value.isascii():
        return f"=?utf-8?b?{base64.b64encode(value.encode()).decode()}?=" if len(value) > 40 else _as_q_word(value)
    if len(name) + len(value) + 2 <= 78:
        return value
    lines, line = [], ""
    for word in value.split(" "):
        if line and len(name) + 2 + len(line) + len(word) > 77 and not lines or line and lines and len(line) + len(word) > 76:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n ".join(lines + [line])


def _as_q_word(value):
    shown = "".join(chr(b) if chr(b).isalnum() and b < 128 or b in b"!*+-/" else "_" if b == 32 else f"={b:02X}"
                    for b in value.encode())
    return f"=?utf-8?q?{shown}?="


def _payload_bytes(payload, charset):
    try:
        return payload.encode("ascii", "surrogateescape")
    except UnicodeError:
        return payload.encode(charset or "utf-8", "replace")


def _as_base64(data):
    text = base64.b64encode(data).decode()
    return "".join(text[i : i + 76] + "\n" for i in range(0, len(text), 76))


def _from_quoted_printable(data):
    data = re.sub(rb"=\r?\n", b"", data)
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda match: bytes((int(match[1], 16),)), data)


def _as_quoted_printable(text):
    lines = []
    for line in text.split("\n"):
        shown = "".join(chr(b) if 33 <= b <= 126 and b != 61 or b in b" \t" else f"={b:02X}" for b in line.encode("utf-8"))
        while len(shown) > 76:
            cut = 75
            while shown[cut - 1 : cut] == "=" or shown[cut - 2 : cut - 1] == "=":
                cut -= 1
            lines.append(shown[:cut] + "=")
            shown = shown[cut:]
        lines.append(shown)
    return "\n".join(lines)


class MIMEPart(Message):
    """A part of a message: its content is set and got as what it means, not as text."""

    # Headers of which a message has at most one.
    _SINGLE = {"subject", "from", "to", "cc", "bcc", "reply-to", "sender", "date", "message-id", "in-reply-to", "references",
               "mime-version", "content-type", "content-transfer-encoding", "content-disposition"}

    def _checked(self, name, val):
        if name.lower() in self._SINGLE and name in self:
            raise ValueError(f"There may be at most 1 {name} headers in a message")
        if isinstance(val, (list, tuple)):
            val = ", ".join(map(str, val))
        val = str(val)
        if "\n" in val or "\r" in val:
            raise ValueError("Header values may not contain linefeed or carriage return characters")
        return val

    def is_attachment(self):
        return self.get_content_disposition() == "attachment"

    def set_content(self, content, subtype="plain", charset="utf-8", cte=None, disposition=None, filename=None, cid=None,
                    params=None, headers=None, maintype=None):
        """Set the content, with the headers that describe it; text, bytes (with `maintype` and `subtype`), or a message."""
        for name in [key for key, _ in self._headers if key.lower().startswith("content-")]:
            del self[name]
        if isinstance(content, str):
            self._set_text(content, subtype, charset, cte)
        elif isinstance(content, (bytes, bytearray, memoryview)):
            if maintype is None:
                raise TypeError("set_bytes_content() missing 1 required positional argument: 'maintype'")
            self["Content-Type"] = f"{maintype}/{subtype}"
            self._payload = _as_base64(bytes(content))
            self["Content-Transfer-Encoding"] = cte or "base64"
        elif isinstance(content, Message):
            self["Content-Type"] = "message/rfc822"
            self["Content-Transfer-Encoding"] = cte or "8bit"
            self._payload = [content]
        else:
            raise KeyError(type(content).__module__ + "." + type(content).__qualname__)
        if disposition is None and filename is not None:
            disposition = "attachment"
        if disposition is not None:
            self["Content-Disposition"] = disposition
        if filename is not None:
            self.set_param("filename", filename, header="Content-Disposition")
        if cid is not None:
            self["Content-ID"] = cid
        for key, value in (params or {}).items():
            self.set_param(key, value)

    def _set_text(self, content, subtype, charset, cte):
        self["Content-Type"] = f'text/{subtype}; charset="{charset}"'
        text = "".join(line + "\n" for line in content.splitlines())
        if cte is None:
            fits = all(len(line) <= 78 for line in text.splitlines())
            if text.isascii() and fits:
                cte = "7bit"
            elif fits:
                cte = "8bit"
            elif len(_as_base64(text.encode(charset))) < len(_as_quoted_printable(text)):
                cte = "base64"
            else:
                cte = "quoted-printable"
        if cte == "base64":
            self._payload = _as_base64(text.encode(charset))
        elif cte == "quoted-printable":
            self._payload = _as_quoted_printable(text)
        elif cte == "8bit":
            self._payload = text.encode(charset).decode("ascii", "surrogateescape")
        else:
            self._payload = text
        self["Content-Transfer-Encoding"] = cte

    def get_content(self, errors="replace"):
        """The content as what it means: text as text, anything else as bytes."""
        maintype = self.get_content_maintype()
        if maintype == "multipart":
            raise KeyError(self.get_content_type())
        if self.get_content_type() == "message/rfc822":
            return self.get_payload(0)
        data = self.get_payload(decode=True) or b""
        if maintype == "text":
            return data.decode(self.get_content_charset("ascii"), errors)
        return data

    def _make_multipart(self, subtype, refused):
        if self.get_content_maintype() == "multipart":
            existing = self.get_content_subtype()
            if existing in refused:
                raise ValueError(f"Cannot convert {existing} to {subtype}")
        kept, moved = [], []
        for name, value in self._headers:
            (moved if name.lower().startswith("content-") else kept).append((name, value))
        if moved:
            part = type(self)()
            part._headers = moved
            part._payload = self._payload
            self._payload = [part]
        else:
            self._payload = []
        self._headers = kept
        self["Content-Type"] = f"multipart/{subtype}"

    def make_related(self, boundary=None):
        self._make_multipart("related", ("alternative", "mixed"))

    def make_alternative(self, boundary=None):
        self._make_multipart("alternative", ("mixed",))

    def make_mixed(self, boundary=None):
        self._make_multipart("mixed", ())

    def _add(self, _subtype, *args, _disp=None, **kw):
        if self.get_content_maintype() != "multipart" or self.get_content_subtype() != _subtype:
            getattr(self, "make_" + _subtype)()
        part = type(self)()
        part.set_content(*args, **kw)
        if _disp and "content-disposition" not in part:
            part["Content-Disposition"] = _disp
        self.attach(part)

    def add_related(self, *args, **kw):
        self._add("related", *args, _disp="inline", **kw)

    def add_alternative(self, *args, **kw):
        self._add("alternative", *args, **kw)

    def add_attachment(self, *args, **kw):
        self._add("mixed", *args, _disp="attachment", **kw)

    def iter_parts(self):
        """Return an iterator over all immediate subparts of a multipart."""
        return iter(self.get_payload()) if self.is_multipart() else iter(())

    def iter_attachments(self):
        """Return an iterator over the non-main parts of a multipart."""
        body = self.get_body()
        for part in self.iter_parts():
            if part is body or body in list(part.walk()):
                continue
            yield part

    def get_body(self, preferencelist=("related", "html", "plain")):
        """Return best candidate mime part for display as 'body' of message."""
        best = None
        for part in self.walk():
            if part.is_attachment() or part.get_content_maintype() != "text":
                continue
            subtype = part.get_content_subtype()
            if subtype in preferencelist:
                place = preferencelist.index(subtype)
                if best is None or place < best[0]:
                    best = place, part
        return best and best[1]

    def clear(self):
        self._headers = []
        self._payload = None

    def clear_content(self):
        self._headers = [(name, value) for name, value in self._headers if not name.lower().startswith("content-")]
        self._payload = None


class EmailMessage(MIMEPart):
    """A message with the headers that e-mail wants."""

    def set_content(self, *args, **kw):
        super().set_content(*args, **kw)
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"


def _parsed(text, _class=None, *, policy=None):
    """A message of its text."""
    message = (_class or Message)()
    lines = text.splitlines(keepends=True)
    at = 0
    while at < len(lines) and lines[at].strip("\r\n"):
        line = lines[at].rstrip("\r\n")
        name, colon, value = line.partition(":")
        at += 1
        if not colon or " " in name:
            break
        while at < len(lines) and lines[at][:1] in " \t" and lines[at].strip("\r\n"):
            value += "\n" + lines[at].rstrip("\r\n") if message.policy is None and _class is None else lines[at].rstrip("\r\n")
            at += 1
        message._headers.append((name, value.lstrip(" \t")))
    body = "".join(lines[at + 1 :])
    boundary = message.get_boundary() if message.get_content_maintype() == "multipart" else None
    if boundary is None:
        message._payload = body
        return message
    pieces = re.split(rf"(?:^|\n)--{re.escape(boundary)}(--)?[ \t]*(?:\r?\n|$)", body)
    message._payload = []
    if pieces[0].strip():
        message.preamble = pieces[0]
    for closing, piece in zip(pieces[1::2], pieces[2::2]):
        if closing:
            message.epilogue = piece or None
            break
        message._payload.append(_parsed(piece, _class, policy=policy))
    return message
