"""NonCallableMock and Mock.

Every mock is of a class of its own, so that what must stand in a class (magic methods, properties) is set for one mock alone.
What a mock knows stands in its `__dict__` under names that begin with `_mock_`; attributes made so far are in `_mock_children`.
A mock that belongs to another one (an attribute, a return value) tells it of its calls.
"""

import inspect
import sys
from types import FunctionType, MethodType

from ._calls import ANY, DEFAULT, _Call, _CallList, call, format_call, sentinel
from ._specs import SpecState, get_signature, is_async_func, is_async_obj, is_exception, is_instance_mock

_missing = sentinel.MISSING
_deleted = sentinel.DELETED
_ALLOWED = {"return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent", "_mock_new_parent",
            "_mock_name", "_mock_new_name"}
# Attributes that begin so are taken for misspelt assertions.
_UNSAFE_PREFIXES = ("assert", "assret", "asert", "aseert", "assrt")
_MISSPELT = {"called_once_with", "called_with", "has_calls", "called_once", "not_called", "any_call"}


class InvalidSpecError(Exception):
    """Indicates that an invalid value was used as a mock spec."""


def _delegating_property(name):
    hidden = "_mock_" + name

    def get(self):
        delegate = self._mock_delegate
        return getattr(self, hidden) if delegate is None else getattr(delegate, name)

    def set(self, value):
        if self._mock_delegate is None:
            self.__dict__[hidden] = value
        else:
            setattr(self._mock_delegate, name, value)

    return property(get, set)


def _side_effect_of(value):
    """Exceptions and functions stay, of anything else the items are given one by one."""
    if value is None or is_exception(value) or callable(value):
        return value
    try:
        return iter(value)
    except TypeError:
        return value


class NonCallableMock:
    """A non-callable version of `Mock`"""

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        bases = (cls,)
        if not issubclass(cls, _async_mixin()):
            wanted = spec_set or spec
            if wanted is not None and is_async_obj(wanted):
                bases = (_async_mixin(), cls)
        namespace = {"__doc__": cls.__doc__, "__module__": cls.__module__}
        new = type(cls.__name__, bases, namespace)
        return object.__new__(new)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if _new_parent is None:
            _new_parent = parent
        if spec_set is not None:
            spec, spec_set = spec_set, True
        if _eat_self is None:
            _eat_self = parent is not None
        self.__dict__.update(
            _mock_parent=parent, _mock_name=name, _mock_new_name=_new_name, _mock_new_parent=_new_parent, _mock_sealed=False,
            _mock_children={}, _mock_wraps=wraps, _mock_delegate=None, _mock_called=False, _mock_call_args=None,
            _mock_call_count=0, _mock_call_args_list=_CallList(), _mock_mock_calls=_CallList(), method_calls=_CallList(),
            _mock_unsafe=unsafe, _mock_return_value=DEFAULT, _mock_side_effect=None)
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        if kwargs:
            self.configure_mock(**kwargs)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if spec is not None and is_instance_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        spec_class = signature = None
        asyncs = []
        if spec is not None and type(spec) not in (list, tuple):
            spec_class = spec if isinstance(spec, type) else type(spec)
            found = get_signature(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            names = dir(spec)
            for attr in names:
                static = inspect.getattr_static(spec, attr, None)
                if is_async_func(getattr(static, "__func__", static)):
                    asyncs.append(attr)
            spec = names
        self.__dict__.update(_spec_class=spec_class, _spec_set=spec_set, _spec_signature=signature, _mock_methods=spec,
                             _spec_asyncs=asyncs)

    called = _delegating_property("called")
    call_count = _delegating_property("call_count")
    call_args = _delegating_property("call_args")
    call_args_list = _delegating_property("call_args_list")
    mock_calls = _delegating_property("mock_calls")

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    @property
    def return_value(self):
        """The value to be returned when the mock is called."""
        if self._mock_delegate is not None:
            return self._mock_delegate.return_value
        value = self._mock_return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__["_mock_return_value"] = value
            _set_as_child(self, value, None, "()")

    @property
    def side_effect(self):
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if effect is not None and not callable(effect) and not is_exception(effect) and not hasattr(effect, "__next__"):
            effect = delegate.side_effect = _side_effect_of(effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        value = _side_effect_of(value)
        if self._mock_delegate is None:
            self.__dict__["_mock_side_effect"] = value
        else:
            self._mock_delegate.side_effect = value

    # Attributes.

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe", "_mock_children", "_mock_delegate", "_spec_class"):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _ALL_MAGICS:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (methods is None or name not in methods):
            if name.startswith(_UNSAFE_PREFIXES) or name in _MISSPELT:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an "
                                     "attribute.")
        result = self._mock_children.get(name)
        if result is _deleted:
            raise AttributeError(name)
        if result is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            result = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = result
        elif type(result) is SpecState:
            result = self._mock_children[name] = result.made()
        return result

    def __setattr__(self, name, value):
        if name == "__class__":
            self.__dict__["_spec_class"] = value
            return
        own = inspect.getattr_static(type(self), name, None)
        if name in _ALLOWED or isinstance(own, property):
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _UNSUPPORTED_MAGICS:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _ALL_MAGICS:
            return self._set_magic(name, value)
        if name == "_mock_methods" and self._spec_class is None:
            self.__dict__[name] = value
            return
        if _set_as_child(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, _property_mock()):
            self.__dict__[name] = value
            return
        object.__setattr__(self, name, value)

    def _set_magic(self, name, value):
        if self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if not is_instance_mock(value):
            setattr(type(self), name, _magic_of(name, value))
            original = value
            value = lambda *args, **kw: original(self, *args, **kw)
            object.__setattr__(self, name, value)
            return
        _set_as_child(self, value, None, name)
        setattr(type(self), name, value)
        self._mock_children[name] = value

    def __delattr__(self, name):
        if name in _ALL_MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        known = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif known is _deleted:
            raise AttributeError(name)
        if known is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    def __dir__(self):
        """Filter the output of `dir(mock)` to only useful members."""
        if not sys.modules["unittest.mock"].FILTER_DIR:
            return object.__dir__(self)
        names = [name for name in dir(type(self)) if not name.startswith("_")] + list(self._mock_methods or [])
        names += [name for name in self.__dict__ if not name.startswith("_") or _is_magic(name)]
        names += [name for name, value in self._mock_children.items() if value is not _deleted]
        return sorted(set(names))

    def attach_mock(self, mock, attribute):
        """Attach a mock as an attribute of this one, replacing its name and parent. Calls to the attached mock will be recorded
        in the `method_calls` and `mock_calls` attributes of this one."""
        inner = _extract_mock(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Add a spec to a mock. `spec` can either be an object or a list of strings. Only attributes on the `spec` can be fetched
        as attributes from the mock. If `spec_set` is True then only attributes on the spec can be set."""
        self._mock_add_spec(spec, spec_set)

    def configure_mock(self, /, **kwargs):
        """Set attributes on the mock through keyword arguments.

        Attributes plus return values and side effects can be set on child mocks using standard dot notation and unpacking a
        dictionary in the method call.
        """
        for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count(".")):
            *way, last = path.split(".")
            obj = self
            for entry in way:
                obj = getattr(obj, entry)
            setattr(obj, last, value)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Restore the mock object to its initial state."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            if child is not _deleted and is_instance_mock(child):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if is_instance_mock(value) and value is not self:
            value.reset_mock(visited)

    def _get_child_mock(self, /, **kw):
        """Create the child mocks for attributes and return value.

        By default child mocks will be the same type as the parent. Subclasses of Mock may want to override this to customize the
        way child mocks are made.
        """
        if self._mock_sealed:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        new_name = kw.get("_new_name")
        if new_name in self.__dict__["_spec_asyncs"]:
            return _async_mock()(**kw)
        return self._child_class(kw)(**kw)

    def _child_class(self, kw):
        """Attributes of mocks that cannot be called can be."""
        from ._magics import MagicMock, NonCallableMagicMock
        kind = type(self)
        if issubclass(kind, MagicMock) and kw.get("_new_name") in _ASYNC_MAGICS:
            return _async_mock()
        if issubclass(kind, _async_mixin()):
            name = kw.get("_new_name")
            if name in _ALL_MAGICS - _ASYNC_MAGICS or self._mock_methods and name in self._mock_methods:
                return MagicMock
            return _async_mock()
        if issubclass(kind, CallableMixin):
            return kind.__mro__[1]
        if issubclass(kind, NonCallableMagicMock):
            return MagicMock
        return Mock

    # Names.

    def _extract_mock_name(self):
        parts = [self._mock_new_name]
        parent, last = self._mock_new_parent, self
        dot = "" if parts == ["()"] else "."
        while parent is not None:
            last = parent
            parts.append(parent._mock_new_name + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            parent = parent._mock_new_parent
        parts.reverse()
        first = last._mock_name or "mock"
        if len(parts) > 1 and parts[1] not in ("()", "()."):
            first += "."
        parts[0] = first
        return "".join(parts)

    def __repr__(self):
        name = self._extract_mock_name()
        name = "" if name in ("mock", "mock.") else f" name={name!r}"
        spec = ""
        if self._spec_class is not None:
            spec = f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    # Assertions.

    def _format_mock_call_signature(self, args, kwargs):
        return format_call(self._mock_name or "mock", args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action="call"):
        expected = self._format_mock_call_signature(args, kwargs)
        actual = self._format_mock_call_signature(*self.call_args[-2:])
        return f"expected {action} not found.\nExpected: {expected}\n  Actual: {actual}"

    def _get_call_signature_from_name(self, name):
        """The signature of the child that a recorded call names."""
        if not name:
            return self._spec_signature
        sig, children = None, self._mock_children
        for part in name.replace("()", "").split("."):
            child = children.get(part)
            if child is None or is_instance_mock(child) is False and not hasattr(child, "_spec_signature"):
                break
            child = _extract_mock(child)
            children, sig = child._mock_children, child._spec_signature
        return sig

    def _call_matcher(self, _call):
        """A call in the form in which it is compared: bound to the signature, where there is one."""
        if isinstance(_call, tuple) and len(_call) > 2:
            sig = self._get_call_signature_from_name(_call[0])
        else:
            sig = self._spec_signature
        if sig is None:
            return _call
        if len(_call) == 2:
            name, (args, kwargs) = "", _call
        else:
            name, args, kwargs = _call
        try:
            bound = sig.bind(*args, **kwargs)
            return call(name, bound.args, bound.kwargs)
        except TypeError as e:
            return e.with_traceback(None)

    def _calls_repr(self):
        """The calls so far, as failed assertions end."""
        return f"\nCalls: {self.mock_calls!r}." if self.mock_calls else ""

    def _shown_name(self):
        return self._mock_name or "mock"

    def assert_not_called(self):
        """assert that the mock was never called."""
        if self.call_count != 0:
            raise AssertionError(f"Expected '{self._shown_name()}' to not have been called. Called {self.call_count} times."
                                 f"{self._calls_repr()}")

    def assert_called(self):
        """assert that the mock was called at least once"""
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._shown_name()}' to have been called.")

    def assert_called_once(self):
        """assert that the mock was called only once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._shown_name()}' to have been called once. Called {self.call_count} times."
                                 f"{self._calls_repr()}")

    def assert_called_with(self, /, *args, **kwargs):
        """assert that the last call was made with the specified arguments.

        Raises an AssertionError if the args and keyword args passed in are different to the last call to the mock.
        """
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """assert that the mock was called exactly once and that that call was with the specified arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._shown_name()}' to be called once. Called {self.call_count} times."
                                 f"{self._calls_repr()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        """assert the mock has been called with the specified calls. The `mock_calls` list is checked for the calls.

        If `any_order` is False (the default) then the calls must be sequential. There can be extra calls before or after the
        specified calls. If `any_order` is True then the calls can be in any order, but they must all appear in `mock_calls`.
        """
        expected = [self._call_matcher(c) for c in calls]
        cause = next((e for e in expected if isinstance(e, Exception)), None)
        all_calls = _CallList(self._call_matcher(c) for c in self.mock_calls)
        if not any_order:
            if expected not in all_calls:
                if cause is None:
                    problem = "Calls not found."
                else:
                    problem = f"Error processing expected calls.\nErrors: {[e if isinstance(e, Exception) else None for e in expected]}"
                actual = "" if not self.mock_calls else f"\n  Actual: {_CallList(self.mock_calls)!r}"
                raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}{actual or chr(10) + '  Actual: []'}") from cause
            return
        self._check_all(expected, all_calls, cause)

    def _check_all(self, expected, all_calls, cause):
        left, not_found = list(all_calls), []
        for kall in expected:
            try:
                left.remove(kall)
            except ValueError:
                not_found.append(kall)
        if not_found:
            raise AssertionError(f"{self._shown_name()!r} does not contain all of {tuple(not_found)!r} in its call list, found "
                                 f"{all_calls!r} instead") from cause

    def assert_any_call(self, /, *args, **kwargs):
        """assert the mock has been called with the specified arguments.

        The assert passes if the mock has *ever* been called, unlike `assert_called_with` and `assert_called_once_with` that only
        pass if the call is the most recent one.
        """
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(c) for c in self.call_args_list]
        if cause or expected not in actual:
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} call not found") from cause


class CallableMixin:
    """What makes a mock callable: each call is recorded, in the mock and in those it belongs to."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_check_sig(self, /, *args, **kwargs):
        """An autospec puts a check of the signature in its place."""

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        kall = _Call((args, kwargs), two=True)
        self.call_args = kall
        self.call_args_list.append(kall)
        is_method = self._mock_parent is not None
        method_name, calls_name = self._mock_name, self._mock_new_name
        self.mock_calls.append(_Call(("", args, kwargs)))
        parent = self._mock_new_parent
        is_call = calls_name == "()"
        while parent is not None:
            if is_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = parent._mock_parent is not None
                if is_method:
                    method_name = f"{parent._mock_name}.{method_name}"
            parent.mock_calls.append(_Call((calls_name, args, kwargs)))
            if parent._mock_new_name:
                dot = "" if is_call else "."
                is_call = parent._mock_new_name == "()"
                calls_name = f"{parent._mock_new_name}{dot}{calls_name}"
            parent = parent._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """Create a new `Mock` object. `Mock` takes several optional arguments that specify the behaviour of the Mock object:

    * `spec`: a list of strings or an existing object (a class or instance) that acts as the specification for the mock object.
      Accessing any attribute not in this list will raise an `AttributeError`.
    * `spec_set`: a stricter variant of `spec`: attempting to *set* an attribute that is not on it will raise as well.
    * `side_effect`: a function to be called whenever the Mock is called, an exception class or instance to raise, or an iterable
      whose items the calls return one by one.
    * `return_value`: the value returned when the mock is called. By default this is a new Mock (created on first access).
    * `unsafe`: by default, accessing any attribute whose name starts with *assert* or a misspelling of it raises AttributeError.
    * `wraps`: an item for the mock object to wrap: calls are passed through to it.
    * `name`: if the mock has a name then it will be used in its repr.

    Mocks can also be called with arbitrary keyword arguments. These will be used to set attributes on the mock after it is created.
    """


def _extract_mock(obj):
    """The mock of a function that an autospec made; other objects are what they are."""
    mock = getattr(obj, "mock", None) if isinstance(obj, FunctionType) else None
    return obj if mock is None else mock


def _set_as_child(parent, value, name, new_name):
    """A mock that is given to another one belongs to it, unless it has a name or belongs to one already."""
    value = _extract_mock(value)
    if not is_instance_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    ancestor = parent
    while ancestor is not None:
        if ancestor is value:
            return False
        ancestor = ancestor._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


def _is_magic(name):
    return f"__{name[2:-2]}__" == name


def _magic_of(name, function):
    """A function as a method of the mock's class."""

    def method(self, /, *args, **kw):
        return function(self, *args, **kw)

    method.__name__ = name
    return method


_NUMERIC = ("add sub mul matmul truediv floordiv mod lshift rshift and xor or pow").split()
_PLAIN_MAGICS = ("lt gt le ge eq ne getitem setitem delitem len contains iter enter exit divmod rdivmod neg pos abs invert complex "
                 "int float index round trunc floor ceil bool next fspath hash str sizeof repr dir format subclasses missing "
                 "reduce reduce_ex getinitargs getnewargs getstate setstate getformat setformat copy deepcopy instancecheck "
                 "subclasscheck reversed getnewargs_ex").split()
_CALCULATIONS = {f"__{prefix}{name}__" for name in _NUMERIC for prefix in ("", "i", "r")}
_ASYNC_MAGICS = {"__aenter__", "__aexit__", "__anext__"}
_NON_DEFAULTS = {f"__{name}__" for name in (
    "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat setformat repr dir "
    "subclasses format getnewargs_ex").split()}
_DEFAULT_MAGICS = ({f"__{name}__" for name in _PLAIN_MAGICS} | _CALCULATIONS | _ASYNC_MAGICS | {"__aiter__"}
                   ) - _NON_DEFAULTS - {"__copy__", "__deepcopy__", "__instancecheck__", "__subclasscheck__"}
_ALL_MAGICS = _DEFAULT_MAGICS | _NON_DEFAULTS
_UNSUPPORTED_MAGICS = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__",
                       "__subclasscheck__", "__del__"}


def _async_mixin():
    from ._async import AsyncMockMixin
    return AsyncMockMixin


def _async_mock():
    from ._async import AsyncMock
    return AsyncMock


def _property_mock():
    from ._autospec import PropertyMock
    return PropertyMock


for _class in (InvalidSpecError, NonCallableMock, CallableMixin, Mock):
    _class.__module__ = "unittest.mock"
