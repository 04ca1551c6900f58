"""Mocks that follow the signature of what they stand for."""
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
# autospec
def func(a, b, *, c=1): "doc"
af = create_autospec(func, return_value="fishy"); t(af, 1, 2); t(af, 1); t(af, 1, 2, 3, 4); t(af, 1, 2, d=1); t(lambda: af.call_args); t(af.assert_called_once_with, 1, 2); t(af.assert_called_once_with, a=1, b=2); t(af.assert_called_once_with, 9, 9); t(lambda: (af.__name__, af.__doc__)); t(lambda: type(af))
ac = create_autospec(Foo); t(lambda: ac); t(lambda: ac()); t(ac, 1); i = ac(); t(i.meth, 1); t(i.meth); t(lambda: i.nosuch); t(lambda: ac.st(1)); t(lambda: ac.st()); t(lambda: ac.cm(1)); t(lambda: i.attr); t(lambda: type(i.am)); t(lambda: isinstance(i, Foo)); t(i)
ai = create_autospec(Foo, instance=True); t(ai); t(lambda: ai.meth(3)); t(lambda: len(ai))
sm = Mock(); sm.a.b = 1; sm.f.return_value = 2; seal(sm); t(lambda: sm.a.c); t(lambda: sm.zz); t(sm.f); t(lambda: sm()); t(setattr, sm, "q", 1)

# output:
# fishy
# TypeError: missing a required argument: 'b'
# TypeError: too many positional arguments
# TypeError: got an unexpected keyword argument 'd'
# call(1, 2)
# None
# None
# AssertionError: expected call not found.
# Expected: mock(9, 9)
#   Actual: mock(1, 2)
# ('func', None)
# <class 'function'>
# <MagicMock spec='Foo' id='X'>
# <NonCallableMagicMock name='mock()' spec='Foo' id='X'>
# <NonCallableMagicMock name='mock()' spec='Foo' id='X'>
# <MagicMock name='mock().meth()' id='X'>
# TypeError: missing a required argument: 'a'
# AttributeError: Mock object has no attribute 'nosuch'
# <MagicMock name='mock.st()' id='X'>
# TypeError: missing a required argument: 'x'
# <MagicMock name='mock.cm()' id='X'>
# <NonCallableMagicMock name='mock().attr' spec='int' id='X'>
# <class 'unittest.mock.AsyncMock'>
# True
# TypeError: 'NonCallableMagicMock' object is not callable
# TypeError: 'NonCallableMagicMock' object is not callable
# <MagicMock name='mock.meth()' id='X'>
# 0
# AttributeError: mock.a.c
# AttributeError: mock.zz
# 2
# AttributeError: mock.return_value
# AttributeError: Cannot set mock.q
