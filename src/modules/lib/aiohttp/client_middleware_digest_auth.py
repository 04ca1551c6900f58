"""Digest access authentication (RFC 7616) as a middleware of clients."""

import hashlib
import os
import re
import time
from .client_exceptions import ClientError

__all__ = ("DigestAuthMiddleware",)

_HASHES = {"MD5": hashlib.md5, "SHA": hashlib.sha1, "SHA256": hashlib.sha256, "SHA-256": hashlib.sha256,
           "SHA512": hashlib.sha512, "SHA-512": hashlib.sha512}
_PAIR = re.compile(r'([a-zA-Z][a-zA-Z0-9_-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')
# Parameters that are sent in quotes.
_QUOTED = frozenset(("username", "realm", "nonce", "uri", "response", "opaque", "cnonce"))


class DigestAuthMiddleware:
    """Answers the challenges of servers; with `preemptive`, requests after the first carry the answer at once."""

    def __init__(self, login, password, preemptive=True):
        if login is None:
            raise ValueError("None is not allowed as login value")
        if password is None:
            raise ValueError("None is not allowed as password value")
        if ":" in login:
            raise ValueError('A ":" is not allowed in username (RFC 1945#section-11.1)')
        self._login, self._password, self._preemptive = login, password, preemptive
        self._challenge = {}
        self._origin = None
        self._last_nonce, self._nonce_count = None, 0

    def _answer(self, method, url, body):
        """The value of Authorization."""
        challenge = self._challenge
        for name in ("realm", "nonce"):
            if name not in challenge:
                raise ClientError(f"Malformed Digest auth challenge: Missing '{name}' parameter")
        nonce = challenge["nonce"]
        if not nonce:
            raise ClientError("Security issue: Digest auth challenge contains empty 'nonce' value")
        algorithm = challenge.get("algorithm", "MD5").upper()
        session = algorithm.endswith("-SESS")
        hashed = _HASHES.get(algorithm.removesuffix("-SESS"))
        if hashed is None:
            raise ClientError(f"Digest auth error: Unsupported hash algorithm: {algorithm}. Supported algorithms: "
                              + ", ".join(sorted(_HASHES)))
        offered = [word.strip() for word in challenge.get("qop", "").split(",") if word.strip()]
        if offered and "auth" not in offered and "auth-int" not in offered:
            raise ClientError(f"Digest auth error: Unsupported Quality of Protection (qop) value(s): {challenge['qop']}")
        qop = "" if not offered else "auth-int" if "auth-int" in offered else "auth"

        def digest(text):
            return hashed(text if isinstance(text, bytes) else text.encode()).hexdigest()

        if nonce == self._last_nonce:
            self._nonce_count += 1
        else:
            self._last_nonce, self._nonce_count = nonce, 1
        count = f"{self._nonce_count:08x}"
        cnonce = hashlib.sha1(f"{self._nonce_count}{nonce}{time.time()}".encode() + os.urandom(8)).hexdigest()[:16]
        path = url.path_qs
        own = digest(f"{self._login}:{challenge['realm']}:{self._password}")
        if session:
            own = digest(f"{own}:{nonce}:{cnonce}")
        asked = digest(f"{method.upper()}:{path}" + (f":{digest(body)}" if qop == "auth-int" else ""))
        response = digest(f"{own}:{nonce}:{count}:{cnonce}:{qop}:{asked}" if qop else f"{own}:{nonce}:{asked}")
        pairs = {"username": self._login, "realm": challenge["realm"], "nonce": nonce, "uri": path, "response": response,
                 "algorithm": algorithm}
        if "opaque" in challenge:
            pairs["opaque"] = challenge["opaque"]
        if qop:
            pairs.update(qop=qop, nc=count, cnonce=cnonce)
        parts = []
        for key, value in pairs.items():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            parts.append(f'{key}="{escaped}"' if key in _QUOTED else f"{key}={value}")
        return "Digest " + ", ".join(parts)

    def _take_challenge(self, response):
        """Whether a response asks for a digest."""
        if response.status != 401:
            return False
        header = response.headers.get("www-authenticate", "")
        method, _, rest = header.partition(" ")
        if method.lower() != "digest" or not rest:
            return False
        found = {key.lower(): quoted.replace('\\"', '"') if quoted or not plain else plain
                 for key, quoted, plain in _PAIR.findall(rest)}
        self._challenge = {key: found[key] for key in ("realm", "nonce", "qop", "algorithm", "opaque", "domain", "stale")
                           if key in found}
        self._origin = response.url.origin()
        return bool(self._challenge)

    async def __call__(self, request, handler):
        """Ask, and ask again where a digest is wanted."""
        response = None
        for attempt in range(2):
            again = attempt > 0
            if again or self._preemptive and self._challenge and request.url.origin() == self._origin:
                body = request.body if isinstance(request.body, bytes) else b""
                request.headers["Authorization"] = self._answer(request.method, request.url, body)
            response = await handler(request)
            if not self._take_challenge(response) or again:
                break
            response.release()
        return response
