import asyncio
import warnings


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("new_event_loop")
        return super().new_event_loop()


asyncio.set_event_loop_policy(Policy())
print(type(asyncio.get_event_loop_policy()).__name__)
asyncio.run(asyncio.sleep(0))
asyncio.set_event_loop_policy(None)
print(asyncio.get_event_loop_policy().__class__)
for wrong in (lambda: asyncio.set_event_loop_policy(5), lambda: asyncio.set_event_loop(5)):
    try:
        wrong()
    except TypeError as error:
        print(error)
asyncio.set_event_loop_policy(None)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loop = asyncio.get_event_loop()
    print([(str(warning.message), warning.category.__name__) for warning in caught])
print(asyncio.get_event_loop() is loop)
loop.close()
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
abstract = asyncio.AbstractEventLoopPolicy()
for name in ("get_event_loop", "new_event_loop", "get_child_watcher"):
    try:
        getattr(abstract, name)()
    except NotImplementedError:
        print(name)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    watcher = asyncio.get_child_watcher()
    asyncio.set_child_watcher(watcher)
    print(isinstance(watcher, asyncio.AbstractChildWatcher), [str(warning.message) for warning in caught])

# output:
# Policy
# new_event_loop
# <class 'asyncio.unix_events._UnixDefaultEventLoopPolicy'>
# policy must be an instance of AbstractEventLoopPolicy or None, not 'int'
# loop must be an instance of AbstractEventLoop or None, not 'int'
# [('There is no current event loop', 'DeprecationWarning')]
# True
# There is no current event loop in thread 'MainThread'.
# get_event_loop
# new_event_loop
# get_child_watcher
# True ["'get_child_watcher' is deprecated as of Python 3.12 and will be removed in Python 3.14.", "'set_child_watcher' is deprecated as of Python 3.12 and will be removed in Python 3.14."]
