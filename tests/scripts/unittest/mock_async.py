"""Mocks whose calls are awaited."""
from unittest.mock import (
    ANY, AsyncMock, DEFAULT, MagicMock, Mock, NonCallableMagicMock, NonCallableMock, PropertyMock, create_autospec, mock_open,
    patch, seal, sentinel,
)
from unittest.mock import call
import asyncio, os, os.path, re
def t(f, *a, **k):
    try: r = f(*a, **k)
    except BaseException as e: r = f"{type(e).__name__}: {e}" + (f" <- {type(e.__cause__).__name__}: {e.__cause__}" if e.__cause__ else "")
    print(re.sub(r"id='\d+'", "id='X'", re.sub("0x[0-9a-f]+", "0x", str(r))))
m = Mock()
class Foo:
    attr = 1
    def meth(self, a, b=2): return a
    @staticmethod
    def st(x): pass
    @classmethod
    def cm(cls, y): pass
    async def am(self, z): pass
    @property
    def prop(self): return 1
    def __len__(self): return 3
# async
am = AsyncMock(return_value=5); t(lambda: asyncio.iscoroutinefunction(am)); t(lambda: am)
async def main():
    t(lambda: 1); r = await am(1, k=2); print(r, am.await_count, am.await_args, am.await_args_list, am.call_count)
    am.assert_awaited_once_with(1, k=2)
    for f in (am.assert_not_awaited,): t(f)
    t(am.assert_awaited_with, 3); t(am.assert_any_await, 3); t(am.assert_has_awaits, [call(3)]); t(am.assert_awaited_once); 
    am.side_effect = [1, ValueError("e")]; print(await am())
    for _ in range(2):
        try: await am()
        except BaseException as e: print(type(e).__name__, e)
    am.side_effect = lambda x: x + 1; print(await am(4))
    async def se(x): return x * 3
    am.side_effect = se; print(await am(4)); t(am.assert_awaited_once); am.reset_mock(); t(am.assert_awaited); t(am.assert_awaited_with); print(am.await_count)
    mm = MagicMock()
    async with mm as q: t(lambda: q)
    mm.__aenter__.assert_awaited_once(); mm.__aiter__.return_value = [1, 2]
    print([x async for x in mm])
    print(await mm.__aenter__())if 0 else None
    x = Mock(spec=Foo); print(type(x.am).__name__, type(x.meth).__name__); print(type(await x.am(1)).__name__)
    with patch("__main__.afunc") as pa: print(type(pa).__name__); pa.return_value = 8; print(await afunc())
    @patch("__main__.afunc")
    async def dd(z): z.return_value = 10; return await afunc()
    print(await dd())
    aa = create_autospec(afunc); print(await aa() is aa.return_value); t(aa.assert_awaited_once)
    y = AsyncMock(); print(type(y.foo).__name__, type(await y.foo()).__name__)
async def afunc(): return 1
asyncio.run(main())

# output:
# True
# <AsyncMock id='X'>
# 1
# 5 1 call(1, k=2) [call(1, k=2)] 1
# AssertionError: Expected mock to not have been awaited. Awaited 1 times.
# AssertionError: expected await not found.
# Expected: mock(3)
#   Actual: mock(1, k=2)
# AssertionError: mock(3) await not found
# AssertionError: Awaits not found.
# Expected: [call(3)]
# Actual: [call(1, k=2)]
# None
# 1
# ValueError e
# StopAsyncIteration 
# 5
# 12
# AssertionError: Expected mock to have been awaited once. Awaited 6 times.
# AssertionError: Expected mock to have been awaited.
# AssertionError: Expected await: mock()
# Not awaited
# 0
# <AsyncMock name='mock.__aenter__()' id='X'>
# [1, 2]
# AsyncMock Mock
# AsyncMock
# AsyncMock
# 8
# 10
# True
# None
# AsyncMock AsyncMock
