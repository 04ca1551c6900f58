"""Arguments of sessions and connectors that are refused; nothing else is said of what was not made."""
import asyncio
import warnings

import aiohttp

warnings.simplefilter("ignore")


async def main():
    session, connector = aiohttp.ClientSession, aiohttp.TCPConnector
    for kind, arguments in ((session, {"timeout": 5}), (session, {"base_url": "http://h/a?b=1"}), (session, {"base_url": "/a"}),
                            (session, {"base_url": 5}), (session, {"no": 1}),
                            (connector, {"ssl": "x"}), (connector, {"no": 1}),
                            (connector, {"force_close": True, "keepalive_timeout": 5}),
                            (connector, {"verify_ssl": False, "ssl": False})):
        try:
            kind(**arguments)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    for fingerprint in (b"x", b"x" * 16):
        try:
            aiohttp.Fingerprint(fingerprint)
        except ValueError as error:
            print(error)


asyncio.run(main())

# output:
# ValueError timeout parameter cannot be of <class 'int'> type, please use 'timeout=ClientTimeout(...)'
# ValueError base_url must have a trailing '/'
# ValueError URL should be absolute
# TypeError Constructor parameter should be str
# TypeError ClientSession.__init__() got an unexpected keyword argument 'no'
# TypeError ssl should be SSLContext, bool, Fingerprint or None, got 'x' instead.
# TypeError TCPConnector.__init__() got an unexpected keyword argument 'no'
# ValueError keepalive_timeout cannot be set if force_close is True
# ValueError verify_ssl, ssl_context, fingerprint and ssl parameters are mutually exclusive
# fingerprint has invalid length
# md5 and sha1 are insecure and not supported. Use sha256.
