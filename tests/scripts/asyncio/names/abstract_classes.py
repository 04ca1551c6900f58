import asyncio
import warnings


async def main():
    server = asyncio.AbstractServer()
    for name in ("close", "get_loop", "is_serving"):
        try:
            getattr(server, name)()
        except NotImplementedError:
            print(name)
    for method in (server.start_serving, server.wait_closed):
        try:
            await method()
        except NotImplementedError:
            print(method.__name__)


asyncio.run(main())
print(issubclass(asyncio.SubprocessTransport, asyncio.BaseTransport), issubclass(asyncio.Server, asyncio.AbstractServer))
print(issubclass(asyncio.DatagramTransport, asyncio.BaseTransport), asyncio.StreamWriter.__name__)
print(asyncio.ReadTransport.__name__, asyncio.WriteTransport.__name__)
print(issubclass(asyncio.SubprocessProtocol, asyncio.BaseProtocol))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    watchers = [asyncio.PidfdChildWatcher(), asyncio.ThreadedChildWatcher(), asyncio.SafeChildWatcher(),
                asyncio.FastChildWatcher(), asyncio.MultiLoopChildWatcher()]
print([isinstance(watcher, asyncio.AbstractChildWatcher) for watcher in watchers])
print([str(warning.message) for warning in caught])

# output:
# close
# get_loop
# is_serving
# start_serving
# wait_closed
# True True
# True StreamWriter
# ReadTransport WriteTransport
# True
# [True, True, True, True, True]
# ["'SafeChildWatcher' is deprecated as of Python 3.12 and will be removed in Python 3.14.", "'FastChildWatcher' is deprecated as of Python 3.12 and will be removed in Python 3.14.", "'MultiLoopChildWatcher' is deprecated as of Python 3.12 and will be removed in Python 3.14."]
