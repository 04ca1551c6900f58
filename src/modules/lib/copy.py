"""Generic (shallow and deep) copying operations.

    x = copy.copy(y)        # make a shallow copy of y
    x = copy.deepcopy(y)    # make a deep copy of y
    x = copy.replace(y, a=1, b=2)  # new object with fields replaced, as defined by y.__replace__

What cannot be copied raises copy.Error. A deep copy keeps a memo, by identity, of what was copied already: so objects that
refer to themselves are copied once, and what two objects share their copies share too.
"""

import copyreg
import types
import weakref

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

# Values that a copy may be itself.
_ATOMIC = frozenset({
    types.NoneType, types.EllipsisType, types.NotImplementedType, types.CodeType, types.BuiltinFunctionType,
    types.FunctionType, int, float, bool, complex, bytes, str, type, range, property, weakref.ref,
})
_SHALLOW_ATOMIC = _ATOMIC | {tuple, frozenset, slice}
_WITH_COPY = frozenset({list, dict, set, bytearray})


def copy(x):
    """Shallow copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _SHALLOW_ATOMIC:
        return x
    if cls in _WITH_COPY:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduced(x, cls, "shallow")
    return x if isinstance(reduced, str) else _reconstruct(x, None, *reduced)


def _reduced(x, cls, how):
    """How the object is made anew, as its class, `copyreg` or `object` knows."""
    reductor = copyreg.dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor is None:
        raise Error(f"un({how})copyable object of type {cls}")
    return reductor()


# Stands for "not in the memo", where None may be.
_NOTHING = object()


def deepcopy(x, memo=None, _nil=_NOTHING):
    """Deep copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, _NOTHING)
        if known is not _NOTHING:
            return known
    copier = _DEEP.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        made = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            made = copier(memo)
        else:
            reduced = _reduced(x, cls, "deep")
            made = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if made is not x:
        memo[key] = made
        _keep_alive(x, memo)
    return made


def _keep_alive(x, memo):
    """The memo goes by identity: what it knows must not die while it is in use, lest another object take the identity."""
    memo.setdefault(id(memo), []).append(x)


def _deepcopy_list(x, memo):
    made = []
    memo[id(x)] = made
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _deepcopy_tuple(x, memo):
    made = [deepcopy(item, memo) for item in x]
    # An item may have led back here.
    known = memo.get(id(x), _NOTHING)
    if known is not _NOTHING:
        return known
    return x if all(new is old for new, old in zip(made, x)) else tuple(made)


def _deepcopy_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    types.MethodType: _deepcopy_method,
}


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    """Make an object from what `__reduce_ex__` gave; everything in it is copied too where there is a memo."""
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        _set_state(made, state)
    if listiter is not None:
        for item in listiter:
            made.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made


def _set_state(made, state):
    if hasattr(made, "__setstate__"):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(made, name, value)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values.

    This is especially useful for immutable objects, like named tuples or frozen dataclasses.
    """
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
