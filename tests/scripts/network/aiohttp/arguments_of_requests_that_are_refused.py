import asyncio
import warnings

import aiohttp
from _echo import served

warnings.simplefilter("ignore")


async def main():
    async with served() as url, aiohttp.ClientSession() as session:
        auth = aiohttp.BasicAuth("a", "b")
        for options in ({"headers": {"A": 5}}, {"headers": {"A": None}}, {"headers": {"A": "x\r\ny: z"}},
                        {"headers": {"A\n": "x"}}, {"ssl": "x"}, {"auth": ("a", "b")}, {"params": 5}, {"cookies": 5},
                        {"auth": auth, "headers": {"Authorization": "x"}}, {"no": 1}, {"fingerprint": b"x"},
                        {"data": b"x", "compress": True, "headers": {"Content-Encoding": "x"}},
                        {"data": b"x", "chunked": True, "headers": {"Content-Length": "1"}},
                        {"verify_ssl": False, "ssl": False}):
            try:
                await session.get(url, **options)
            except (TypeError, ValueError) as error:
                print(type(error).__name__, error)
        for method, target in (("BAD METHOD", url), ("GET", "http://"), ("GET", "http://:80"), ("GET", "http://a:99999/"),
                               ("GET", "")):
            try:
                await session.request(method, target)
            except ValueError as error:
                print(type(error).__name__, error, repr(error.__cause__))


asyncio.run(main())

# output:
# TypeError Cannot serialize non-str key 5
# TypeError Cannot serialize non-str key None
# ValueError Forbidden control character detected in headers. Potential header injection attack.
# ValueError Forbidden control character detected in headers. Potential header injection attack.
# TypeError ssl should be SSLContext, bool, Fingerprint or None, got 'x' instead.
# TypeError BasicAuth() tuple is required instead
# TypeError Invalid query type: only str, mapping or sequence of (key, value) pairs is allowed
# TypeError 'int' object is not iterable
# ValueError Cannot combine AUTHORIZATION header with AUTH argument or credentials encoded in URL
# TypeError ClientSession._request() got an unexpected keyword argument 'no'
# ValueError fingerprint has invalid length
# ValueError compress can not be set if Content-Encoding header is set
# ValueError chunked can not be set if Content-Length header is set
# ValueError verify_ssl, ssl_context, fingerprint and ssl parameters are mutually exclusive
# ValueError Method cannot contain non-token characters 'BAD METHOD' (found at least ' ') None
# InvalidUrlClientError http:// None
# InvalidUrlClientError http://:80 ValueError('Invalid URL: host is required for absolute urls with the http scheme')
# InvalidUrlClientError http://a:99999/ ValueError('Port out of range 0-65535')
# InvalidUrlClientError  None
