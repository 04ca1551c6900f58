"""Credentials of requests."""

import base64
import hashlib
import os
import re
import time
from .cookies import extract_cookies_to_jar
from urllib.parse import urlsplit


def _basic_auth_str(username, password):
    username, password = (part if isinstance(part, bytes) else str(part).encode("latin1") for part in (username, password))
    return "Basic " + base64.b64encode(username + b":" + password).decode("ascii")


class AuthBase:
    """What gives requests their credentials: called with a prepared one, it returns it."""

    def __call__(self, r):
        raise NotImplementedError("Auth hooks must be callable.")


class HTTPBasicAuth(AuthBase):
    """Name and password."""

    def __init__(self, username, password):
        self.username, self.password = username, password

    def __eq__(self, other):
        return (self.username, self.password) == (getattr(other, "username", None), getattr(other, "password", None))

    def __ne__(self, other):
        return not self == other

    def __call__(self, r):
        r.headers["Authorization"] = _basic_auth_str(self.username, self.password)
        return r


class HTTPProxyAuth(HTTPBasicAuth):
    """Name and password for a proxy."""

    def __call__(self, r):
        r.headers["Proxy-Authorization"] = _basic_auth_str(self.username, self.password)
        return r


def _parameters(text):
    """The parameters of a challenge."""
    return {key.lower(): quoted or plain for key, quoted, plain in re.findall(r'(\w+)=(?:"([^"]*)"|([^\s,]+))', text)}


def digest_header(username, password, method, url, challenge, count):
    """What answers a digest's challenge, the count-th time."""
    algorithm = challenge.get("algorithm", "MD5").upper()
    named = {"MD5": hashlib.md5, "MD5-SESS": hashlib.md5, "SHA": hashlib.sha1, "SHA-256": hashlib.sha256,
             "SHA-256-SESS": hashlib.sha256, "SHA-512": hashlib.sha512}.get(algorithm)
    if named is None:
        return None

    def digest(text):
        return named(text.encode("utf-8")).hexdigest()

    parts = urlsplit(url)
    path = (parts.path or "/") + ("?" + parts.query if parts.query else "")
    realm, nonce = challenge.get("realm", ""), challenge.get("nonce", "")
    qop, opaque = challenge.get("qop"), challenge.get("opaque")
    number = f"{count:08x}"
    cnonce = digest(f"{count}{nonce}{time.ctime()}{os.urandom(8).hex()}")[:16]
    secret = digest(f"{username}:{realm}:{password}")
    if algorithm.endswith("-SESS"):
        secret = digest(f"{secret}:{nonce}:{cnonce}")
    asked = digest(f"{method}:{path}")
    if not qop:
        answer = digest(f"{secret}:{nonce}:{asked}")
    elif "auth" in re.split(r"\s*,\s*", qop):
        answer = digest(f"{secret}:{nonce}:{number}:{cnonce}:auth:{asked}")
    else:
        return None
    header = f'username="{username}", realm="{realm}", nonce="{nonce}", uri="{path}", response="{answer}"'
    if opaque:
        header += f', opaque="{opaque}"'
    if "algorithm" in challenge:
        header += f', algorithm="{challenge["algorithm"]}"'
    if qop:
        header += f', qop="auth", nc={number}, cnonce="{cnonce}"'
    return "Digest " + header


class HTTPDigestAuth(AuthBase):
    """Name and password, sent as digests of what the server asks for."""

    def __init__(self, username, password):
        self.username, self.password = username, password
        self._challenge, self._count = None, 0

    def __eq__(self, other):
        return (self.username, self.password) == (getattr(other, "username", None), getattr(other, "password", None))

    def __ne__(self, other):
        return not self == other

    def build_digest_header(self, method, url):
        self._count += 1
        return digest_header(self.username, self.password, method, url, self._challenge, self._count)

    def handle_401(self, r, **kwargs):
        """Ask again, with an answer to the challenge."""
        asked = r.headers.get("www-authenticate", "")
        if r.status_code != 401 or "digest" not in asked.lower() or "Digest" in r.request.headers.get("Authorization", ""):
            return r
        self._challenge, self._count = _parameters(re.sub("digest ", "", asked, count=1, flags=re.IGNORECASE)), 0
        r.content
        r.close()
        again = r.request.copy()
        extract_cookies_to_jar(again._cookies, r.request, r.raw)
        again.prepare_cookies(again._cookies)
        again.headers["Authorization"] = self.build_digest_header(again.method, again.url)
        answer = r.connection.send(again, **kwargs)
        answer.history.append(r)
        answer.request = again
        return answer

    def __call__(self, r):
        if self._challenge:
            r.headers["Authorization"] = self.build_digest_header(r.method, r.url)
        r.register_hook("response", self.handle_401)
        return r
