"""The awaitable of anext() with a default."""


async def anext_awaitable(awaitable, default):
    """The next item, or the default where there is none."""
    try:
        return await awaitable
    except StopAsyncIteration:
        return default
