"""The asyncio package, tracking PEP 3156."""

from _asyncio import *
from _asyncio import _get_running_loop

# The modules of the package, a line each, with what is public in it besides the native names above. A module is loaded when it or
# one of its names is first asked for: most programs need few of them, and start the sooner. (One text, because it is read faster
# than a hundred.)
_CONTENTS = {module: names for module, *names in map(str.split, """
_server AbstractServer Server
base_events
base_futures
base_subprocess
base_tasks
constants
coroutines
events AbstractEventLoopPolicy DefaultEventLoopPolicy EventLoop SelectorEventLoop _set_running_loop get_event_loop get_event_loop_policy new_event_loop set_event_loop set_event_loop_policy
exceptions BrokenBarrierError IncompleteReadError LimitOverrunError SendfileNotAvailableError TimeoutError
format_helpers
futures
locks Barrier
log
mixins
protocols BaseProtocol BufferedProtocol DatagramProtocol Protocol SubprocessProtocol
queues
runners Runner run
selector_events
staggered
streams StreamReader StreamReaderProtocol StreamWriter open_connection open_unix_connection start_server start_unix_server
subprocess create_subprocess_exec create_subprocess_shell
taskgroups
tasks ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION _enter_task _leave_task _register_task _unregister_task create_eager_task_factory eager_task_factory iscoroutinefunction run_coroutine_threadsafe to_thread wait_for wrap_future
threads
timeouts
transports BaseTransport DatagramTransport ReadTransport SubprocessTransport Transport WriteTransport
trsock
unix_events AbstractChildWatcher FastChildWatcher MultiLoopChildWatcher PidfdChildWatcher SafeChildWatcher ThreadedChildWatcher get_child_watcher set_child_watcher
""".strip().splitlines())}

_HOMES = {name: module for module, names in _CONTENTS.items() for name in names}

__all__ = (*(name for name in globals() if name[0] != "_" or name == "_get_running_loop"), *_HOMES)


def __getattr__(name):
    if name in _CONTENTS:
        __import__(f"asyncio.{name}")
        return globals()[name]
    home = _HOMES.get(name)
    if home is None:
        import sys
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}", name=name, obj=sys.modules["asyncio"])
    value = globals()[name] = getattr(__getattr__(home), name)
    return value


def __dir__():
    return sorted({*globals(), *_CONTENTS, *_HOMES})
