"""Mocks that follow what they stand for: `create_autospec`; and `PropertyMock`, `mock_open`, `seal`."""

import functools
import io
import inspect
from types import FunctionType, MethodType

from ._async import AsyncMock, AsyncMockMixin
from ._base import InvalidSpecError, Mock, NonCallableMock, _extract_mock
from ._calls import DEFAULT, call
from ._magics import MagicMock, NonCallableMagicMock
from ._specs import (
    SpecState, callable_of, get_signature, instance_callable, is_async_func, is_instance_mock, must_skip,
)

_FUNCTION_KINDS = (FunctionType, type(Mock.assert_called), type(len), type(str.upper), type([].append))


class PropertyMock(Mock):
    """A mock intended to be used as a property, or other descriptor, on a class.

    `PropertyMock` provides `__get__` and `__set__` methods so you can specify a return value when it is fetched. Fetching a
    `PropertyMock` instance from an object calls the mock, with no args. Setting it calls the mock with the value being set.
    """

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def _check_signature_of(spec, mock, skipfirst, instance=False):
    """Calls of the mock must fit the signature."""
    found = get_signature(spec, instance, skipfirst)
    if found is None:
        return
    sig = found[1]

    def check(self, /, *args, **kwargs):
        sig.bind(*args, **kwargs)

    type(mock)._mock_check_sig = check
    type(mock).__signature__ = sig


def _as_function(mock, spec, sig, is_async):
    """A function that calls the mock, for a spec that is one: it has a name, a signature and the mock's assertions."""
    name = getattr(spec, "__name__", "funcopy")
    if not name.isidentifier():
        name = "funcopy"
    # By `exec`, so that the code itself, and the coroutines that it makes, are called so.
    kind, wait = ("async def", "await ") if is_async else ("def", "")
    source = f"{kind} {name}(*args, **kwargs):\n    _bind_(*args, **kwargs)\n    return {wait}_mock_(*args, **kwargs)"
    namespace = {"_bind_": sig.bind, "_mock_": mock}
    exec(source, namespace)
    function = namespace[name]
    for attribute in ("__text_signature__", "__module__", "__defaults__", "__kwdefaults__"):
        try:
            setattr(function, attribute, getattr(spec, attribute))
        except (AttributeError, TypeError):
            pass
    function.__signature__ = sig
    _set_up_function(function, mock, is_async)
    return function


_COUNTS = ("called", "call_count", "call_args", "call_args_list", "method_calls", "mock_calls")
_ASSERTIONS = ("assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call", "assert_called",
               "assert_not_called", "assert_called_once")
_AWAIT_ASSERTIONS = ("assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with",
                     "assert_any_await", "assert_has_awaits", "assert_not_awaited")


def _set_up_function(function, mock, is_async):
    """The function and its mock tell the same: the mock asks the function for what may be set on either."""
    from ._calls import _CallList

    function.mock = mock
    function.called = False
    function.call_count = 0
    function.call_args = None
    function.call_args_list = _CallList()
    function.method_calls = _CallList()
    function.mock_calls = _CallList()
    function.return_value = mock.return_value
    function.side_effect = mock.side_effect
    function._mock_children = mock._mock_children

    def reset_mock():
        function.method_calls = _CallList()
        function.mock_calls = _CallList()
        mock.reset_mock()
        value = function.return_value
        if is_instance_mock(value) and value is not mock:
            value.reset_mock()

    function.reset_mock = reset_mock
    for name in _ASSERTIONS:
        setattr(function, name, getattr(mock, name))
    if is_async:
        function.await_count = 0
        function.await_args = None
        function.await_args_list = _CallList()
        for name in _AWAIT_ASSERTIONS:
            setattr(function, name, getattr(mock, name))
    mock._mock_delegate = function


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """Create a mock object using another object as a spec. Attributes on the mock will use the corresponding attribute on the
    `spec` object as their spec.

    Functions or methods being mocked will have their arguments checked to check that they are called with the correct signature.

    If `spec_set` is True then attempting to set attributes that don't exist on the spec object will raise an `AttributeError`.

    If a class is used as a spec then the return value of the mock (the 'instance' of the class) will have the same spec. You can
    use a class as the spec for an instance object by passing `instance=True`. The returned mock will only be callable if
    instances of the mock are callable.
    """
    if isinstance(spec, (list, tuple)) and not isinstance(spec, type):
        # A list of names is a specification of the attributes of an instance.
        spec = type(spec) if not all(isinstance(name, str) for name in spec) else spec
    is_type = isinstance(spec, type)
    if is_instance_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_async = is_async_func(spec)
    options = {"spec_set": spec} if spec_set else {"spec": None} if spec is None else {"spec": spec}
    Klass = _mock_class(spec, is_type, instance, is_async, options)
    options.update(kwargs)
    if unsafe:
        options["unsafe"] = True
    new_name = _name = options.pop("name", _name)
    if _parent is None:
        # At the top it has no name that matters.
        new_name = ""
    mock = Klass(parent=_parent, _new_parent=_parent, _new_name=new_name, name=_name, **options)
    if isinstance(spec, FunctionType):
        made = _as_function_or_mock(mock, spec, _parent, is_async)
    else:
        made = mock
        _check_signature_of(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[_name] = made
    if is_type and not instance and "return_value" not in kwargs:
        _inner(mock).return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    _add_attributes(mock, made, spec, spec_set, is_type)
    return made


def _as_function_or_mock(mock, spec, parent, is_async):
    found = get_signature(spec, False, False)
    return mock if found is None else _as_function(mock, spec, found[1], is_async)


def _inner(mock):
    return _extract_mock(mock)


def _mock_class(spec, is_type, instance, is_async, options):
    if inspect.isdatadescriptor(spec):
        # It has no meaning without an object.
        options.clear()
        return MagicMock
    if spec is None:
        options.clear()
        return MagicMock
    if is_type and instance and not instance_callable(spec):
        return NonCallableMagicMock
    if not callable_of(spec):
        return NonCallableMagicMock
    return AsyncMock if is_async else MagicMock


def _add_attributes(mock, made, spec, spec_set, is_type):
    from ._base import _ALL_MAGICS

    for entry in dir(spec):
        if entry in _ALL_MAGICS or entry == "__class__":
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        child_options = {"spec": original}
        if spec_set:
            child_options = {"spec_set": original}
        if not isinstance(original, _FUNCTION_KINDS) and not isinstance(original, MethodType):
            mock._mock_children[entry] = SpecState(
                functools.partial(create_autospec, original, spec_set=spec_set, _parent=mock, _name=entry))
            continue
        parent = mock
        if isinstance(spec, FunctionType):
            parent = mock
        skipfirst = must_skip(spec, entry, is_type)
        child_class = AsyncMock if is_async_func(original) else MagicMock
        new = child_class(parent=parent, name=entry, _new_name=entry, _new_parent=parent, _eat_self=skipfirst, **child_options)
        mock._mock_children[entry] = new
        new.return_value = child_class is AsyncMock and MagicMock() or child_class()
        new.__dict__["_mock_return_value"] = DEFAULT
        _check_signature_of(original, new, skipfirst)
        if isinstance(made, FunctionType):
            setattr(made, entry, new)


def seal(mock):
    """Disable the automatic generation of child mocks.

    Given an input Mock, seals it to ensure no further mocks will be generated when accessing an attribute that was not already
    defined. The operation recursively seals the mock passed in, meaning that the mock itself, any mocks generated by accessing
    one of its attributes, and all assigned mocks without a name or spec will be sealed.
    """
    mock._mock_sealed = True
    for name, child in list(mock._mock_children.items()):
        if not is_instance_mock(child):
            continue
        if child._mock_new_parent is mock:
            seal(child)
    value = mock.__dict__.get("_mock_return_value")
    if is_instance_mock(value) and value._mock_new_parent is mock:
        seal(value)


# Files.

_file_names = None


def _lines_of(data):
    kind = io.BytesIO if isinstance(data, bytes) else io.StringIO
    return kind(data)


def mock_open(mock=None, read_data=""):
    """A helper function to create a mock to replace the use of `open`. It works for `open` called directly or used as a context
    manager.

    The `mock` argument is the mock object to configure. If `None` (the default) then a `MagicMock` will be created for you, with
    the API limited to methods or attributes available on standard file handles.

    `read_data` is a string for the `read`, `readline` and `readlines` of the file handle to return. This is an empty string by
    default.
    """
    global _file_names
    if _file_names is None:
        _file_names = sorted(set(dir(io.TextIOWrapper)) | set(dir(io.BytesIO)))
    if mock is None:
        mock = MagicMock(name="open", spec=open)
    handle = MagicMock(spec=_file_names)
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).return_value = None
    state = [_lines_of(read_data)]

    def read(*args, **kwargs):
        value = handle.read.return_value
        return state[0].read(*args, **kwargs) if value is None else value

    def readline(*args, **kwargs):
        value = handle.readline.return_value
        return state[0].readline(*args, **kwargs) if value is None else value

    def readlines(*args, **kwargs):
        value = handle.readlines.return_value
        return state[0].readlines(*args, **kwargs) if value is None else value

    def lines():
        value = handle.readline.return_value
        while value is not None:
            yield value
        yield from state[0]

    def next_line():
        value = handle.readline.return_value
        return next(state[0]) if value is None else value

    def exit(exctype, excinst, exctb):
        handle.close()

    handle.read.side_effect = read
    handle.readline.side_effect = readline
    handle.readlines.side_effect = readlines
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = next_line
    handle.__exit__.side_effect = exit

    def start_again(*args, **kwargs):
        state[0] = _lines_of(read_data)
        return DEFAULT

    mock.side_effect = start_again
    mock.return_value = handle
    return mock


for _object in (PropertyMock, create_autospec, seal, mock_open):
    _object.__module__ = "unittest.mock"
