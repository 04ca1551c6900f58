"""Warnings of names that are kept for old programs."""
import asyncio
import warnings

import aiohttp


async def main():
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        async with aiohttp.ClientSession(read_timeout=1, conn_timeout=2) as session:
            print(session.loop is asyncio.get_running_loop(), session.timeout, session.requote_redirect_url)
            session.requote_redirect_url = False
            error = aiohttp.ClientResponseError(None, (), code=404)
            print(error.code, error.status)
            connector = aiohttp.TCPConnector(verify_ssl=False)
            await connector.close()
        for warning in warned:
            print(warning.category.__name__, warning.message)


asyncio.run(main())

# output:
# True ClientTimeout(total=1, connect=2, sock_read=None, sock_connect=30, ceil_threshold=5) True
# 404 404
# DeprecationWarning read_timeout is deprecated, use timeout argument instead
# DeprecationWarning conn_timeout is deprecated, use timeout argument instead
# DeprecationWarning client.loop property is deprecated
# DeprecationWarning session.requote_redirect_url modification is deprecated #2778
# DeprecationWarning code argument is deprecated, use status instead
# DeprecationWarning code property is deprecated, use status instead
# DeprecationWarning verify_ssl is deprecated, use ssl=False instead
