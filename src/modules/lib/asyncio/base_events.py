"""What event loops do in our own language: shutting down, and what leaves the loop's thread."""

from _asyncio import gather


async def shutdown_asyncgens(loop):
    """Close the asynchronous generators that were begun under the loop and are not yet ended."""
    generators = loop._live_generators()
    if not generators:
        return
    results = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
    for result, generator in zip(results, generators):
        if isinstance(result, Exception):
            loop.call_exception_handler({
                "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                "exception": result,
                "asyncgen": generator,
            })


async def shutdown_default_executor(loop, timeout):
    """Nothing runs outside the loop's thread: there is nothing to wait for."""


def run_in_executor(loop, executor, func, args):
    """Call a function in another thread."""
    raise NotImplementedError("loop.run_in_executor() is not part of coroscope yet")


def add_signal_handler(loop, sig, callback, args):
    """Call a function when a signal arrives."""
    raise NotImplementedError("loop.add_signal_handler() is not part of coroscope yet")


def remove_signal_handler(loop, sig):
    """Undo add_signal_handler."""
    raise NotImplementedError("loop.remove_signal_handler() is not part of coroscope yet")
