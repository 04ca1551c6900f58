"""The asyncio package, tracking PEP 3156."""

from .exceptions import *
from .events import *
from .timeouts import *
from .tasks import *
from .locks import *
from .queues import *
from .taskgroups import *
from .runners import *

# What most programs never ask for is imported at first need.
_LATE = {
    "streams": ("open_connection", "start_server", "open_unix_connection", "start_unix_server", "StreamReader",
                "StreamWriter", "StreamReaderProtocol"),
    "protocols": ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol", "BufferedProtocol"),
    "transports": ("BaseTransport", "ReadTransport", "WriteTransport", "Transport", "DatagramTransport",
                   "SubprocessTransport"),
    "_server": ("Server",),
    "subprocess": ("create_subprocess_exec", "create_subprocess_shell"),
    "unix_events": ("AbstractChildWatcher", "FastChildWatcher", "MultiLoopChildWatcher", "PidfdChildWatcher",
                    "SafeChildWatcher", "ThreadedChildWatcher"),
    "base_futures": (), "base_subprocess": (), "base_tasks": (), "constants": (), "coroutines": (), "format_helpers": (),
    "futures": (), "log": (), "mixins": (), "selector_events": (), "staggered": (), "trsock": (),
}

__all__ = [*exceptions.__all__, *events.__all__, *timeouts.__all__, *tasks.__all__, *locks.__all__, *queues.__all__,
           *taskgroups.__all__, *runners.__all__]
__all__.extend(_name for _names in _LATE.values() for _name in _names)


def __getattr__(name):
    for module, names in _LATE.items():
        if name == module or name in names:
            found = __import__("asyncio." + module, fromlist=("*",))
            value = found if name == module else getattr(found, name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
