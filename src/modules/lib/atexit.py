"""allow programmer to define multiple exit functions to be executed
upon normal program termination.

Two public functions, register and unregister, are defined.
"""

# What is to be called, in the order of registration; the core asks for `_run_exitfuncs` when the program ends.
_callbacks = []


def register(func=_callbacks, /, *args, **kwargs):
    """Register a function to be executed upon normal program termination

    func - function to be called at exit
    args - optional arguments to pass to func
    kwargs - optional keyword arguments to pass to func

    func is returned to facilitate usage as a decorator.
    """
    if func is _callbacks:
        raise TypeError("register() takes at least 1 argument (0 given)")
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _callbacks.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Unregister an exit function which was previously registered using atexit.register"""
    _callbacks[:] = [entry for entry in _callbacks if not (entry[0] == func)]


def _clear():
    """Clear the list of previously registered exit functions."""
    _callbacks.clear()


def _ncallbacks():
    """Return the number of registered exit functions."""
    return len(_callbacks)


def _run_exitfuncs():
    """Run all registered exit functions.

    The last registered goes first. What one raises is reported, and the others run still; what one registers does not.
    """
    for func, args, kwargs in reversed(_callbacks[:]):
        try:
            func(*args, **kwargs)
        except BaseException as error:
            _report(func, error)
    _callbacks.clear()


def _report(func, error):
    import sys

    message = f"Exception ignored in atexit callback {func!r}"
    sys.unraisablehook(sys.UnraisableHookArgs((type(error), error, error.__traceback__, message, None)))
