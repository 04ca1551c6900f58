"""Every public name can be got, imported and listed, whenever its module is loaded."""
import asyncio
import asyncio.queues as queues
from asyncio import *
from asyncio import TimeoutError as Late, locks, runners

print([name for name in asyncio.__all__ if not hasattr(asyncio, name)])
print([name for name in asyncio.__all__ if name not in dir(asyncio)])
print(run is runners.run, Barrier is locks.Barrier, wait_for is asyncio.tasks.wait_for, Late is TimeoutError)
print(queues.Queue is asyncio.Queue, FIRST_COMPLETED, asyncio.exceptions.CancelledError is CancelledError)
print(asyncio.events.get_running_loop is asyncio.get_running_loop)
try:
    asyncio.nothing_of_the_kind
except AttributeError as error:
    print(error, error.name, error.obj is asyncio)
try:
    from asyncio import nothing_of_the_kind
except ImportError as error:
    print(str(error).split(" (")[0])

# output:
# []
# []
# True True True True
# True FIRST_COMPLETED True
# True
# module 'asyncio' has no attribute 'nothing_of_the_kind' nothing_of_the_kind True
# cannot import name 'nothing_of_the_kind' from 'asyncio'
