"""`patch`, `patch.object`, `patch.dict`, `patch.multiple`, `mock_open`, as decorators and context managers."""
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
# patches
with patch("os.getcwd") as g: g.return_value = "/x"; t(os.getcwd); t(lambda: g)
with patch("os.path.exists", return_value=True): t(os.path.exists, "/nope")
with patch.object(Foo, "meth") as q: Foo().meth(1); t(lambda: q.mock_calls)
with patch.object(Foo, "meth", autospec=True) as q: f = Foo(); f.meth(1); t(lambda: len(q.mock_calls)); t(f.meth); t(f.meth, 1, 2, 3); t(lambda: q)
with patch.object(Foo, "attr", 99): t(lambda: Foo.attr)
t(lambda: Foo.attr)
def tp():
    with patch("os.nosuch"): pass
t(lambda: patch.object("str", "x")); 
def tp():
    with patch("nosuchmod.x"): pass
t(tp)
with patch.dict("os.environ", {"ZZZ": "1"}, clear=False): t(lambda: os.environ["ZZZ"])
t(lambda: "ZZZ" in os.environ)
d = {"a": 1}
with patch.dict(d, {"b": 2}, clear=True, c=3): t(lambda: d)
t(lambda: d)
with patch.multiple(Foo, attr=5, meth=DEFAULT) as v: t(lambda: (Foo.attr, sorted(v)))
@patch("os.getpid")
@patch("os.getcwd")
def deco(x, cwd, pid): return x, cwd is os.getcwd, pid is os.getpid
t(deco, 1)
@patch.object(os, "getpid", lambda: 5)
class TC:
    def test_a(self): return os.getpid()
    def other(self): return os.getpid()
t(TC().test_a); t(lambda: TC().other() == 5)
pp = patch("os.getpid"); mk = pp.start(); mk.return_value = 1; t(os.getpid); pp.stop(); t(lambda: os.getpid() == 1); t(pp.stop)
pp.start(); patch.stopall(); t(lambda: isinstance(os.getpid, Mock))
with patch("builtins.open", mock_open(read_data="l1\nl2\n")) as mo:
    with open("f") as fh: t(fh.read)
    with open("f") as fh: t(lambda: list(fh))
    with open("f") as fh: t(fh.readline); t(fh.readlines)
    with open("g", "w") as fh: fh.write("x")
t(lambda: mo.mock_calls[-4:]); t(lambda: mo().write.call_args_list)
with patch.object(Foo, "prop", new_callable=PropertyMock) as pm: pm.return_value = 44; t(lambda: Foo().prop); t(lambda: pm.mock_calls)

# output:
# /x
# <MagicMock name='getcwd' id='X'>
# True
# [call(1)]
# 1
# TypeError: missing a required argument: 'a'
# TypeError: too many positional arguments
# <function meth at 0x>
# 99
# 1
# TypeError: 'str' must be the actual object to be patched, not a str
# ModuleNotFoundError: No module named 'nosuchmod'
# 1
# False
# {'b': 2, 'c': 3}
# {'a': 1}
# (5, ['meth'])
# (1, True, True)
# 5
# False
# 1
# False
# None
# False
# l1
# l2
#
# ['l1\n', 'l2\n']
# l1
#
# ['l2\n']
# [call().__enter__(), call().write('x'), call().__exit__(None, None, None), call().close()]
# [call('x')]
# 44
# [call()]
