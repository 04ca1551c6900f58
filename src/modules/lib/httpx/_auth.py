"""Credentials of requests."""

import re
from base64 import b64encode
from ._exceptions import ProtocolError


class Auth:
    """What gives requests their credentials: a generator that yields requests and is sent responses."""

    requires_request_body = requires_response_body = False

    def auth_flow(self, request):
        """The requests to send for one."""
        yield request

    def sync_auth_flow(self, request):
        """The same for blocking clients."""
        if self._reads("request"):
            request.read()
        steps = self.auth_flow(request)
        asked = next(steps)
        while True:
            answer = yield asked
            if self._reads("response"):
                answer.read()
            try:
                asked = steps.send(answer)
            except StopIteration:
                return

    async def async_auth_flow(self, request):
        """The same for asynchronous clients."""
        if self._reads("request"):
            await request.aread()
        steps = self.auth_flow(request)
        asked = next(steps)
        while True:
            answer = yield asked
            if self._reads("response"):
                await answer.aread()
            try:
                asked = steps.send(answer)
            except StopIteration:
                return

    def _reads(self, which):
        """Whether the body of the request or of the response has to be there."""
        return self.requires_request_body if which == "request" else self.requires_response_body


class FunctionAuth(Auth):
    """A function that is given the request and returns it."""

    def __init__(self, func):
        self._func = func

    def auth_flow(self, request):
        yield self._func(request)


class BasicAuth(Auth):
    """Name and password."""

    def __init__(self, username, password):
        pair = b":".join(part if isinstance(part, bytes) else str(part).encode("utf-8") for part in (username, password))
        self._auth_header = "Basic " + b64encode(pair).decode()

    def auth_flow(self, request):
        request.headers["Authorization"] = self._auth_header
        yield request


class DigestAuth(Auth):
    """Name and password, sent as digests of what the server asks for."""

    def __init__(self, username, password):
        self._username, self._password = (part.decode() if isinstance(part, bytes) else str(part)
                                          for part in (username, password))
        self._last_challenge, self._nonce_count = None, 1

    def auth_flow(self, request):
        if self._last_challenge:
            request.headers["Authorization"] = self._answer(request)
        response = yield request
        refused = response.status_code == 401
        asked = [text for text in response.headers.get_list("www-authenticate") if refused and text.lower().startswith("digest ")]
        if not asked:
            return
        self._last_challenge, self._nonce_count = _challenge(asked[0], request), 1
        request.headers["Authorization"] = self._answer(request)
        if response.cookies:
            from ._headers import Cookies
            Cookies(response.cookies).set_cookie_header(request)
        yield request

    def _answer(self, request):
        from requests.auth import digest_header
        header = digest_header(self._username, self._password, request.method, str(request.url.copy_with(fragment=None)),
                               self._last_challenge, self._nonce_count)
        if header is None:
            raise ProtocolError(f"Unexpected qop value \"{self._last_challenge.get('qop')}\" in digest auth", request=request)
        self._nonce_count += 1
        return header


def _challenge(header, request):
    """The parameters of a challenge."""
    found = {}
    for key, quoted, plain in re.findall(r'(\w+)=(?:"([^"]*)"|([^\s,]+))', header.partition(" ")[2]):
        found[key.lower()] = quoted or plain
    if "realm" not in found or "nonce" not in found:
        raise ProtocolError("Malformed Digest WWW-Authenticate header", request=request)
    return found
