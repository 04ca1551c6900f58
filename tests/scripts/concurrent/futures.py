import re
from concurrent.futures import CancelledError, Future, InvalidStateError


def shown(future):
    return re.sub("0x[0-9a-f]+", "0x", repr(future))


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error), re.sub("0x[0-9a-f]+", "0x", str(error)))


future = Future()
print(shown(future), future.done(), future.running(), future.cancelled())
attempt(future.result, 0)
attempt(future.exception, 0)
future.add_done_callback(lambda f: print("first", f is future))
future.add_done_callback(lambda f: print("second"))
print(future.set_running_or_notify_cancel(), shown(future), future.cancel())
future.set_result(5)
print(shown(future), future.result(), future.exception())
future.add_done_callback(lambda f: print("at once"))
attempt(future.set_result, 6)
attempt(future.set_exception, ValueError())
failed = Future()
failed.set_exception(ValueError("wrong"))
print(shown(failed), repr(failed.exception()))
attempt(failed.result)
cancelled = Future()
cancelled.add_done_callback(lambda f: print("cancelled", f.cancelled()))
print(cancelled.cancel(), cancelled.cancel(), shown(cancelled))
attempt(cancelled.result)
attempt(cancelled.exception)
print(cancelled.set_running_or_notify_cancel(), cancelled.done(), shown(cancelled))
attempt(cancelled.set_result, 1)
print(CancelledError.__mro__, InvalidStateError.__mro__)

# output:
# <Future at 0x state=pending> False False False
# <class 'TimeoutError'> 
# <class 'TimeoutError'> 
# True <Future at 0x state=running> False
# first True
# second
# <Future at 0x state=finished returned int> 5 None
# at once
# <class 'concurrent.futures._base.InvalidStateError'> FINISHED: <Future at 0x state=finished returned int>
# <class 'concurrent.futures._base.InvalidStateError'> FINISHED: <Future at 0x state=finished returned int>
# <Future at 0x state=finished raised ValueError> ValueError('wrong')
# <class 'ValueError'> wrong
# cancelled True
# True True <Future at 0x state=cancelled>
# <class 'concurrent.futures._base.CancelledError'> 
# <class 'concurrent.futures._base.CancelledError'> 
# False True <Future at 0x state=cancelled>
# <class 'concurrent.futures._base.InvalidStateError'> CANCELLED_AND_NOTIFIED: <Future at 0x state=cancelled>
# (<class 'concurrent.futures._base.CancelledError'>, <class 'concurrent.futures._base.Error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) (<class 'concurrent.futures._base.InvalidStateError'>, <class 'concurrent.futures._base.Error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
