"""What mocks record, answer and assert."""
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
t(lambda: m); t(lambda: m.a.b); t(lambda: m()); t(lambda: m.a(1).c); t(lambda: m.mock_calls); t(lambda: m.method_calls); t(lambda: m.call_args_list); t(lambda: m.a.call_args)
m = Mock(name="foo", return_value=3); t(lambda: m); t(m, 1, 2, x=3); t(lambda: m.call_args); t(lambda: m.call_args.args); t(lambda: m.call_args.kwargs); t(lambda: m.bar)
t(m.assert_called_with, 1); t(m.assert_called_with, 1, 2, x=3); t(m.assert_called_once_with, 5); m(); t(m.assert_called_once); t(m.assert_called_once_with); t(m.assert_any_call, 1, 2, x=3); t(m.assert_any_call, 9); t(m.assert_not_called); t(m.assert_has_calls, [call(1,2,x=3), call()]); t(m.assert_has_calls, [call(), call(1)]); t(m.assert_has_calls, [call(), call(1,2,x=3)], any_order=True); t(m.assert_has_calls, [call(7)], any_order=True)
n = Mock(); t(n.assert_called); t(n.assert_called_with, 1); t(n.assert_called_once); t(n.assert_called_once_with, 1); t(n.assert_has_calls, [call(1)])
t(lambda: n.assert_foo); t(lambda: n.asert_called); t(lambda: n.called_once_with); t(lambda: Mock(unsafe=True).assert_foo)
s = Mock(side_effect=[1, ValueError("x"), DEFAULT], return_value="rv"); t(s); t(s); t(s); t(s)
s = Mock(side_effect=KeyError("k")); t(s); s.side_effect = lambda x: x*2; t(s, 4); s.side_effect = None; t(s)
s = Mock(side_effect=TypeError); t(s)
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
sp = Mock(spec=Foo); t(lambda: sp); t(lambda: sp.meth); t(lambda: sp.nosuch); t(lambda: isinstance(sp, Foo)); sp.new = 1; t(lambda: sp.new); t(lambda: sp.am)
sp = Mock(spec_set=Foo); t(lambda: sp); t(setattr, sp, "zz", 1); t(setattr, sp, "attr", 5); t(lambda: sp.attr)
sp = Mock(spec=["x", "y"]); t(lambda: sp.x); t(lambda: sp.z); t(lambda: sp)
mm = MagicMock(); t(lambda: len(mm)); t(lambda: int(mm)); t(lambda: float(mm)); t(lambda: bool(mm)); t(lambda: list(mm)); t(lambda: mm[1]); t(lambda: mm + 1); t(lambda: 1 in mm); t(lambda: mm == mm); t(lambda: mm == 1); t(lambda: mm < 1); t(lambda: str(mm)); t(lambda: hash(mm) == hash(mm)); t(lambda: mm.mock_calls)
with mm as z: t(lambda: z)
mm.__getitem__.return_value = 7; t(lambda: mm["k"]); t(lambda: mm.__getitem__.call_args); mm.__iter__.return_value = [1,2]; t(lambda: list(mm)); mm.__str__.return_value = "STR"; t(lambda: str(mm)); mm.__len__ = lambda self: 9; t(lambda: len(mm)); t(lambda: complex(mm)); t(lambda: mm(1)(2)); t(lambda: mm.mock_calls)
m = Mock(); t(lambda: len(m)); m.__len__ = Mock(return_value=4); t(lambda: len(m)); m.__str__ = lambda s: "abc"; t(lambda: str(m)); t(setattr, m, "__getattr__", 1)
p = Mock(); p.child.grand(1).great(x=2); t(lambda: p.mock_calls == call.child.grand(1).great(x=2).call_list()); t(lambda: p.mock_calls); t(lambda: call.child.grand(1).great(x=2)); t(lambda: call.a.b); t(lambda: call); t(lambda: call()); t(lambda: call(1) == call(1)); t(lambda: call(1) == ((1,),)); t(lambda: call(1) == ((1,), {})); t(lambda: call.foo(1) == ("foo", (1,), {})); t(lambda: call.foo() == ("foo",)); t(lambda: call(a=1) == ({"a":1},)); t(lambda: call.a(1) == call.b(1)); t(lambda: call() == ()); t(lambda: call(ANY, 2) == call(5, 2)); t(lambda: call(1) != call(2)); t(lambda: call().foo); t(lambda: call().foo(3)); t(lambda: call.count(1))
a = Mock(); b = Mock(); a.attach_mock(b, "bee"); b(1); t(lambda: a.mock_calls); t(lambda: b)
m = Mock(**{"method.return_value": 3, "other.side_effect": KeyError}); t(m.method); t(m.other)
m.configure_mock(x=1, **{"y.z": 2}); t(lambda: m.x); t(lambda: m.y.z)
m.reset_mock(); t(lambda: m.mock_calls); t(m.method); m.reset_mock(return_value=True, side_effect=True); t(m.method)
w = Mock(wraps=Foo()); t(lambda: w.meth(3)); t(lambda: w.attr); t(lambda: w.meth.call_args)
del m.x; t(lambda: m.x); t(lambda: hasattr(m, "x"))
t(lambda: sentinel.foo); t(lambda: sentinel.foo is sentinel.foo); t(lambda: ANY); t(lambda: DEFAULT)
t(lambda: [x for x in dir(Mock()) if not x.startswith("_")])
t(lambda: NonCallableMock()()); t(lambda: NonCallableMagicMock())

# output:
# <Mock id='X'>
# <Mock name='mock.a.b' id='X'>
# <Mock name='mock()' id='X'>
# <Mock name='mock.a().c' id='X'>
# [call(), call.a(1)]
# [call.a(1)]
# [call()]
# call(1)
# <Mock name='foo' id='X'>
# 3
# call(1, 2, x=3)
# (1, 2)
# {'x': 3}
# <Mock name='foo.bar' id='X'>
# AssertionError: expected call not found.
# Expected: foo(1)
#   Actual: foo(1, 2, x=3)
# None
# AssertionError: expected call not found.
# Expected: foo(5)
#   Actual: foo(1, 2, x=3)
# AssertionError: Expected 'foo' to have been called once. Called 2 times.
# Calls: [call(1, 2, x=3), call()].
# AssertionError: Expected 'foo' to be called once. Called 2 times.
# Calls: [call(1, 2, x=3), call()].
# None
# AssertionError: foo(9) call not found
# AssertionError: Expected 'foo' to not have been called. Called 2 times.
# Calls: [call(1, 2, x=3), call()].
# None
# AssertionError: Calls not found.
# Expected: [call(), call(1)]
#   Actual: [call(1, 2, x=3), call()]
# None
# AssertionError: 'foo' does not contain all of (call(7),) in its call list, found [call(1, 2, x=3), call()] instead
# AssertionError: Expected 'mock' to have been called.
# AssertionError: expected call not found.
# Expected: mock(1)
#   Actual: not called.
# AssertionError: Expected 'mock' to have been called once. Called 0 times.
# AssertionError: Expected 'mock' to be called once. Called 0 times.
# AssertionError: Calls not found.
# Expected: [call(1)]
#   Actual: []
# AttributeError: 'assert_foo' is not a valid assertion. Use a spec for the mock if 'assert_foo' is meant to be an attribute.
# AttributeError: 'asert_called' is not a valid assertion. Use a spec for the mock if 'asert_called' is meant to be an attribute.
# AttributeError: 'called_once_with' is not a valid assertion. Use a spec for the mock if 'called_once_with' is meant to be an attribute.
# <Mock name='mock.assert_foo' id='X'>
# 1
# ValueError: x
# rv
# StopIteration: 
# KeyError: 'k'
# 8
# <Mock name='mock()' id='X'>
# TypeError: 
# <Mock spec='Foo' id='X'>
# <Mock name='mock.meth' id='X'>
# AttributeError: Mock object has no attribute 'nosuch'
# True
# 1
# <AsyncMock name='mock.am' id='X'>
# <Mock spec_set='Foo' id='X'>
# AttributeError: Mock object has no attribute 'zz'
# None
# 5
# <Mock name='mock.x' id='X'>
# AttributeError: Mock object has no attribute 'z'
# <Mock id='X'>
# 0
# 1
# 1.0
# True
# []
# <MagicMock name='mock.__getitem__()' id='X'>
# <MagicMock name='mock.__add__()' id='X'>
# False
# True
# False
# TypeError: '<' not supported between instances of 'MagicMock' and 'int'
# <MagicMock id='X'>
# True
# [call.__len__(),
#  call.__int__(),
#  call.__float__(),
#  call.__bool__(),
#  call.__iter__(),
#  call.__len__(),
#  call.__getitem__(1),
#  call.__getitem__().__str__(),
#  call.__add__(1),
#  call.__add__().__str__(),
#  call.__contains__(1),
#  call.__eq__(<MagicMock id='X'>),
#  call.__eq__(1),
#  call.__lt__(1),
#  call.__str__(),
#  call.__hash__(),
#  call.__hash__()]
# <MagicMock name='mock.__enter__()' id='X'>
# 7
# call('k')
# [1, 2]
# STR
# 9
# 1j
# <MagicMock name='mock()()' id='X'>
# [call.__len__(),
#  call.__int__(),
#  call.__float__(),
#  call.__bool__(),
#  call.__iter__(),
#  call.__len__(),
#  call.__getitem__(1),
#  call.__getitem__().__str__(),
#  call.__add__(1),
#  call.__add__().__str__(),
#  call.__contains__(1),
#  call.__eq__(<MagicMock id='X'>),
#  call.__eq__(1),
#  call.__lt__(1),
#  call.__str__(),
#  call.__hash__(),
#  call.__hash__(),
#  call.__enter__(),
#  call.__enter__().__str__(),
#  call.__exit__(None, None, None),
#  call.__getitem__('k'),
#  call.__iter__(),
#  call.__len__(),
#  call.__str__(),
#  call.__complex__(),
#  call(1),
#  call()(2),
#  call()().__str__()]
# TypeError: object of type 'Mock' has no len()
# 4
# abc
# AttributeError: Attempting to set unsupported magic method '__getattr__'.
# True
# [call.child.grand(1), call.child.grand().great(x=2)]
# call.child.grand().great(x=2)
# a.b
# call
# call()
# True
# True
# True
# True
# True
# True
# False
# True
# True
# True
# call().foo
# call().foo(3)
# call.count(1)
# [call.bee(1)]
# <Mock name='mock.bee' id='X'>
# 3
# KeyError: 
# 1
# 2
# []
# 3
# <Mock name='mock.method()' id='X'>
# 3
# <Mock name='mock.attr' id='X'>
# call(3)
# AttributeError: x
# False
# sentinel.foo
# True
# <ANY>
# sentinel.DEFAULT
# ['assert_any_call', 'assert_called', 'assert_called_once', 'assert_called_once_with', 'assert_called_with', 'assert_has_calls', 'assert_not_called', 'attach_mock', 'call_args', 'call_args_list', 'call_count', 'called', 'configure_mock', 'method_calls', 'mock_add_spec', 'mock_calls', 'reset_mock', 'return_value', 'side_effect']
# TypeError: 'NonCallableMock' object is not callable
# <NonCallableMagicMock id='X'>
