import asyncio
print(repr(asyncio.IncompleteReadError(b"ab", 5)), "|", asyncio.IncompleteReadError(b"ab", 5))
print(asyncio.IncompleteReadError(b"ab", None), "|", asyncio.LimitOverrunError("msg", 3).consumed)
for n in ("CancelledError", "InvalidStateError", "TimeoutError", "QueueEmpty", "QueueFull", "IncompleteReadError",
          "LimitOverrunError", "SendfileNotAvailableError", "BrokenBarrierError"):
    c = getattr(asyncio, n); print(n, c.__module__, [b.__name__ for b in c.__mro__[1:-1]])
print(asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED)

# output:
# IncompleteReadError('2 bytes read on a total of 5 expected bytes') | 2 bytes read on a total of 5 expected bytes
# 2 bytes read on a total of undefined expected bytes | 3
# CancelledError asyncio.exceptions ['BaseException']
# InvalidStateError asyncio.exceptions ['Exception', 'BaseException']
# TimeoutError builtins ['OSError', 'Exception', 'BaseException']
# QueueEmpty asyncio.queues ['Exception', 'BaseException']
# QueueFull asyncio.queues ['Exception', 'BaseException']
# IncompleteReadError asyncio.exceptions ['EOFError', 'Exception', 'BaseException']
# LimitOverrunError asyncio.exceptions ['Exception', 'BaseException']
# SendfileNotAvailableError asyncio.exceptions ['RuntimeError', 'Exception', 'BaseException']
# BrokenBarrierError asyncio.exceptions ['RuntimeError', 'Exception', 'BaseException']
# FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED
