"""What carries requests to where they are answered: functions and applications of scripts."""

import asyncio
from ._content import AsyncByteStream, ByteStream, SyncByteStream
from ._models import Response


class BaseTransport:
    """Carries the requests of blocking clients."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def handle_request(self, request):
        raise NotImplementedError("The 'handle_request' method must be implemented.")

    def close(self):
        """Let everything go."""


class AsyncBaseTransport:
    """Carries the requests of asynchronous clients."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()

    async def handle_async_request(self, request):
        raise NotImplementedError("The 'handle_async_request' method must be implemented.")

    async def aclose(self):
        """Let everything go."""


class MockTransport(AsyncBaseTransport, BaseTransport):
    """A function answers."""

    def __init__(self, handler):
        self.handler = handler

    def handle_request(self, request):
        request.read()
        answer = self.handler(request)
        if isinstance(answer, Response):
            return answer
        raise TypeError("Cannot use an async handler in a sync Client")

    async def handle_async_request(self, request):
        await request.aread()
        answer = self.handler(request)
        return answer if isinstance(answer, Response) else await answer


class _Body(AsyncByteStream):
    def __init__(self, parts):
        self._parts = parts

    async def __aiter__(self):
        yield b"".join(self._parts)


class ASGITransport(AsyncBaseTransport):
    """An ASGI application answers."""

    def __init__(self, app, raise_app_exceptions=True, root_path="", client=("127.0.0.1", 123)):
        self.app, self.raise_app_exceptions, self.root_path, self.client = app, raise_app_exceptions, root_path, client

    def _scope(self, request):
        url = request.url
        return {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": request.method,
                "headers": [(key.lower(), value) for key, value in request.headers.raw], "scheme": url.scheme, "path": url.path,
                "raw_path": url.raw_path.split(b"?")[0], "query_string": url.query, "server": (url.host, url.port),
                "client": self.client, "root_path": self.root_path}

    async def handle_async_request(self, request):
        parts, answer = request.stream.__aiter__(), {}
        body, over, sent = [], asyncio.Event(), False

        async def receive():
            nonlocal sent
            if sent:
                # Nothing comes but the end.
                await over.wait()
                return {"type": "http.disconnect"}
            part = b""
            try:
                part = await anext(parts)
            except StopAsyncIteration:
                sent = True
            return {"type": "http.request", "body": part, "more_body": not sent}

        async def send(message):
            kind = message["type"]
            if kind == "http.response.start":
                assert not answer
                answer.update(message)
            elif kind == "http.response.body":
                assert not over.is_set()
                if message.get("body") and request.method != "HEAD":
                    body.append(message["body"])
                if not message.get("more_body", False):
                    over.set()

        try:
            await self.app(self._scope(request), receive, send)
        except Exception:
            if self.raise_app_exceptions:
                raise
            over.set()
            answer = answer or {"status": 500}
        assert over.is_set()
        assert answer
        return Response(answer["status"], headers=answer.get("headers", []), stream=_Body(body))


class WSGITransport(BaseTransport):
    """A WSGI application answers."""

    def __init__(self, app, raise_app_exceptions=True, script_name="", remote_addr="127.0.0.1", wsgi_errors=None):
        self.app, self.raise_app_exceptions, self.script_name = app, raise_app_exceptions, script_name
        self.remote_addr, self.wsgi_errors = remote_addr, wsgi_errors

    def handle_request(self, request):
        import io
        import sys
        url = request.url
        environ = {"wsgi.version": (1, 0), "wsgi.url_scheme": url.scheme, "wsgi.input": io.BytesIO(request.read()),
                   "wsgi.errors": self.wsgi_errors or sys.stderr, "wsgi.multithread": True, "wsgi.multiprocess": False,
                   "wsgi.run_once": False, "REQUEST_METHOD": request.method, "SCRIPT_NAME": self.script_name,
                   "PATH_INFO": url.path, "QUERY_STRING": url.query.decode("ascii"), "SERVER_NAME": url.host,
                   "SERVER_PORT": str(url.port or {"http": 80, "https": 443}[url.scheme]), "SERVER_PROTOCOL": "HTTP/1.1",
                   "REMOTE_ADDR": self.remote_addr}
        for name, value in request.headers.multi_items():
            key = name.upper().replace("-", "_")
            environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else "HTTP_" + key] = value
        answer = {}

        def start_response(status, headers, exc_info=None):
            answer.update(status=status, headers=headers, fault=exc_info)
            return lambda data: None

        body = b"".join(self.app(environ, start_response))
        if answer["fault"] and answer["fault"][0] and self.raise_app_exceptions:
            raise answer["fault"][1]
        return Response(int(answer["status"].split()[0]), stream=ByteStream(body),
                        headers=[(key.encode("ascii"), value.encode("ascii")) for key, value in answer["headers"]])
