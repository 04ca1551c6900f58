"""Mocks as tests use them."""
import unittest, asyncio, sys
from unittest import mock, TestCase
from unittest.mock import Mock, MagicMock, AsyncMock, patch, call, create_autospec, ANY, sentinel, PropertyMock, mock_open, seal
import re
def t(f, *a, **k):
    try: r = f(*a, **k)
    except BaseException as e: r = f"{type(e).__name__}: {e}"
    print(re.sub(r"id='\d+'", "id='X'", re.sub("0x[0-9a-f]+", "0x", str(r))))
class P:
    def __init__(self, host, port=80): self.host = host
    def connect(self, timeout: float = 1) -> bool: return True
    async def fetch(self, url, *, retries=3): return url
    class Nested:
        def deep(self, x): pass
    data = {"k": 1}
    lst = [1]
    def __call__(self, z): return z
    def __iter__(self): return iter([])
A = create_autospec(P)
t(A, "h"); t(A); t(A, "h", 1, 2); t(A.connect, 1, 2); t(A.Nested); t(A.Nested().deep, 1); t(A.Nested().deep); t(lambda: A.data); t(lambda: A.lst)
i = A("h"); t(i, 1); t(i); t(i.connect); t(i.connect, timeout=3); t(i.connect, 1, 2); t(lambda: A.mock_calls); t(lambda: i.host); t(i.connect.assert_called_with, 3); t(i.connect.assert_called_with, timeout=3)
t(lambda: list(i)); t(lambda: A.return_value is i)
I = create_autospec(P("x")); t(lambda: I.host); t(I.connect, 1)
I = create_autospec(P, instance=True, spec_set=True); t(setattr, I, "foo", 1)
f = create_autospec(lambda a, b=1: 1); t(f, 1); t(f); t(f.assert_called_with, 1, 2)
m = Mock(spec=P); m.connect(timeout=5); t(m.connect.assert_called_with, 5); m2 = Mock(spec=P.connect); t(m2, 1, 2, 3)
m2(None, 5); t(m2.assert_called_with, None, timeout=5)
class Sub(Mock):
    extra = 5
    def hello(self): return "hello"
s = Sub(); t(s.hello); t(lambda: s.extra); t(lambda: type(s.foo).__name__); t(lambda: s); t(lambda: isinstance(s, Sub))
m = Mock(); m.side_effect = iter([1]); t(m); t(m)
m = MagicMock(); m.__enter__.return_value = "in"
with m as x: t(lambda: x)
t(lambda: m.__exit__.call_args)
m = MagicMock(spec=dict); t(lambda: m["a"]); t(lambda: len(m)); t(lambda: isinstance(m, dict)); t(lambda: m + 1)
m = MagicMock(spec=int); t(lambda: m["a"]); t(lambda: m + 1)
m = Mock(return_value=None); t(m); t(lambda: m.return_value)
m = Mock(); m.return_value.foo.return_value = "chain"; t(lambda: m().foo()); t(lambda: m.mock_calls)
m = Mock(); m(x=[1]); t(lambda: m.call_args == call(x=[1])); t(lambda: m.call_args_list == [call(x=[1])]); t(lambda: call(x=[1]) in m.mock_calls); t(lambda: m.called)
a, k = m.call_args; t(lambda: (a, k)); t(lambda: m.call_args[1]["x"])
class Base:
    @property
    def p(self): return 1
with patch.object(Base, "p", new_callable=PropertyMock, return_value=3) as pm:
    b = Base(); t(lambda: b.p); b.p = 4; t(lambda: pm.mock_calls)
class Deco(TestCase):
    def setUp(self):
        p = patch("sys.argv", ["x"]); self.addCleanup(p.stop); p.start()
    def test(self): self.assertEqual(sys.argv, ["x"])
r = unittest.TestResult(); Deco("test").run(r); print(r, sys.argv != ["x"])
t(lambda: repr(mock.patch)[:15]); t(lambda: mock.Mock.__module__); t(lambda: MagicMock.__name__)
def h(): raise RuntimeError("orig")
with patch(f"{__name__}.h", side_effect=ValueError("patched")): t(h)
t(h)
try:
    with patch("sys.stdout.nosuch"): pass
except AttributeError as e: print(type(e).__name__)
@patch.dict("os.environ", {"A_B": "c"})
def envf():
    import os; return os.environ["A_B"]
t(envf)
t(lambda: patch.multiple("os")); t(lambda: patch("os.getcwd", new=1, new_callable=Mock)); 
def x():
    with patch("os.getcwd", autospec=True, spec=True): pass
t(x)
def x():
    with patch("os.getcwd", new=1, foo=2): pass
t(x)
t(lambda: patch("os.getcwd", autospect=True))
with patch("os.getcwd", spec=True) as g: t(lambda: g)
with patch("json.JSONDecoder") as D: t(lambda: D().decode("x")); t(lambda: D.mock_calls); import json; t(lambda: json.JSONDecoder is D)
with patch("json.JSONDecoder", autospec=True) as D: D.return_value.decode.return_value = 9; t(lambda: D().decode("x")); t(lambda: D().nosuch)
with patch(f"{__name__}.P.connect", lambda self, timeout=1: "fake"): t(lambda: P("h").connect())
t(lambda: Mock(spec=Mock())); t(lambda: create_autospec(Mock()))
m = Mock(); del m.foo; t(lambda: m.foo); m.foo = 1; t(lambda: m.foo)
m = Mock(name="n"); t(lambda: m.a.b.c()); t(lambda: m.a["x"]); m.x.y = 3; t(lambda: m.x.y)
m = MagicMock(name="db"); m.query().filter().all(); t(lambda: m.mock_calls); t(lambda: m.method_calls)
c = MagicMock(); c.__aenter__.return_value = "ae"
async def am():
    async with c as z: print(z)
    q = AsyncMock(side_effect=asyncio.CancelledError)
    try: await q()
    except asyncio.CancelledError: print("cancelled")
    q = AsyncMock(side_effect=[1, 2]); print([await q() for _ in range(2)])
    print(await asyncio.gather(AsyncMock(return_value=1)(), AsyncMock(return_value=2)()))
    q = AsyncMock(); q.return_value.json.return_value = 5; r = await q("u"); print(type(r).__name__, type(r.json).__name__)
    r = MagicMock(); r.get = AsyncMock(return_value={"a": 1}); print(await r.get("/x")); r.get.assert_awaited_once_with("/x"); print(r.mock_calls)
    w = AsyncMock(wraps=P("z").fetch); print(await w("u")); print(w.await_args)
    sp = create_autospec(P, instance=True); sp.fetch.return_value = "F"; print(await sp.fetch("q")); 
    try: await sp.fetch()
    except TypeError as e: print(e)
    sp.fetch.assert_awaited_once_with("q")
asyncio.run(am())

# output:
# <MagicMock name='mock()' spec='P' id='X'>
# TypeError: missing a required argument: 'host'
# TypeError: too many positional arguments
# TypeError: too many positional arguments
# <NonCallableMagicMock name='mock.Nested()' spec='Nested' id='X'>
# <MagicMock name='mock.Nested().deep()' id='X'>
# TypeError: missing a required argument: 'x'
# <NonCallableMagicMock name='mock.data' spec='dict' id='X'>
# <MagicMock name='mock.lst' spec='list' id='X'>
# <MagicMock name='mock()()' id='X'>
# TypeError: missing a required argument: 'z'
# <MagicMock name='mock().connect()' id='X'>
# <MagicMock name='mock().connect()' id='X'>
# TypeError: too many positional arguments
# [call('h'),
#  call().__str__(),
#  call.Nested(),
#  call.Nested().__str__(),
#  call.Nested(),
#  call.Nested().deep(1),
#  call.Nested().deep().__str__(),
#  call.Nested(),
#  call.data.__str__(),
#  call.lst.__str__(),
#  call('h'),
#  call()(1),
#  call()().__str__(),
#  call().connect(),
#  call().connect().__str__(),
#  call().connect(timeout=3),
#  call().connect().__str__()]
# AttributeError: Mock object has no attribute 'host'
# None
# None
# []
# True
# <NonCallableMagicMock name='mock.host' spec='str' id='X'>
# <MagicMock name='mock.connect()' id='X'>
# AttributeError: Mock object has no attribute 'foo'
# <MagicMock name='mock()' id='X'>
# TypeError: missing a required argument: 'a'
# AssertionError: expected call not found.
# Expected: mock(1, 2)
#   Actual: mock(1)
# AssertionError: expected call not found.
# Expected: connect(5)
#   Actual: connect(timeout=5)
# <Mock name='mock()' id='X'>
# None
# hello
# 5
# Sub
# <Sub id='X'>
# True
# 1
# StopIteration: 
# in
# call(None, None, None)
# <MagicMock name='mock.__getitem__()' id='X'>
# 0
# True
# TypeError: unsupported operand type(s) for +: 'MagicMock' and 'int'
# TypeError: 'MagicMock' object is not subscriptable
# <MagicMock name='mock.__add__()' id='X'>
# None
# None
# chain
# [call(), call().foo()]
# True
# True
# True
# True
# ((), {'x': [1]})
# [1]
# 3
# [call(), call(4)]
# <unittest.result.TestResult run=1 errors=0 failures=0> True
# <function patch
# unittest.mock
# MagicMock
# ValueError: patched
# RuntimeError: orig
# AttributeError
# c
# ValueError: Must supply at least one keyword argument with patch.multiple
# ValueError: Cannot use 'new' and 'new_callable' together
# TypeError: Can't specify spec and autospec
# TypeError: Can't pass kwargs to a mock we aren't creating
# RuntimeError: 'autospect' might be a typo; use unsafe=True if this is intended
# <MagicMock name='getcwd' spec='builtin_function_or_method' id='X'>
# <MagicMock name='JSONDecoder().decode()' id='X'>
# [call(), call().decode('x'), call().decode().__str__()]
# True
# 9
# AttributeError: Mock object has no attribute 'nosuch'
# fake
# InvalidSpecError: Cannot spec a Mock object. [object=<Mock id='X'>]
# InvalidSpecError: Cannot autospec a Mock object. [object=<Mock id='X'>]
# AttributeError: foo
# 1
# <Mock name='n.a.b.c()' id='X'>
# TypeError: 'Mock' object is not subscriptable
# 3
# [call.query(), call.query().filter(), call.query().filter().all()]
# [call.query()]
# ae
# cancelled
# [1, 2]
# [1, 2]
# AsyncMock AsyncMock
# {'a': 1}
# [call.get('/x')]
# u
# call('u')
# F
# missing a required argument: 'url'
