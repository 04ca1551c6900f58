"""Tool for measuring execution time of small code snippets."""

import gc as _gc
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_TEMPLATE = """
def inner(_it, _timer{parameters}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {statement}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def _indented(text, width):
    return text.replace("\n", "\n" + " " * width)


class Timer:
    """Class for timing execution speed of small code snippets."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = {} if globals is None else globals
        own = {}
        parameters = ""
        if isinstance(setup, str):
            compile(setup, dummy_src_name, "exec")
            prefix = setup + "\n"
            setup = _indented(setup, 4)
        elif callable(setup):
            own["_setup"] = setup
            parameters += ", _setup=_setup"
            prefix = ""
            setup = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(prefix + stmt, dummy_src_name, "exec")
            stmt = _indented(stmt, 8)
        elif callable(stmt):
            own["_stmt"] = stmt
            parameters += ", _stmt=_stmt"
            stmt = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        source = _TEMPLATE.format(statement=stmt, setup=setup, parameters=parameters)
        self.src = source
        exec(compile(source, dummy_src_name, "exec"), namespace, own)
        self.inner = own["inner"]

    def print_exc(self, file=None):
        """Helper to print a traceback from the timed code."""
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Time 'number' executions of the main statement."""
        enabled = _gc.isenabled()
        _gc.disable()
        try:
            return self.inner(iter(range(number)), self.timer)
        finally:
            if enabled:
                _gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Call timeit() a few times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Return the number of loops and time taken so that total time >= 0.2."""
        scale = 1
        while True:
            for factor in 1, 2, 5:
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Convenience function to create Timer object and call timeit method."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Convenience function to create Timer object and call repeat method."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_USAGE = """\
usage: python -m timeit [-n N] [-r N] [-s S] [-p] [-u U] [-v] [-h] [--] [statement ...]

  -n/--number N   how often to execute the statement (default: 1, 2, 5, 10, 20, 50 ..., until it takes 0.2 seconds)
  -r/--repeat N   how often to repeat the timer (default 5)
  -s/--setup S    statement to be executed once before, which is not timed (default 'pass')
  -p/--process    measure process time, not wall clock time
  -v/--verbose    print the raw results, and more digits
  -u/--unit U     unit of the result: nsec, usec, msec or sec
  -h/--help       print this text

Several statements and several -s are the lines of one text.
"""

_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}


def main(args=None, *, _wrap_timer=None):
    """Main program, used when run as a script.

    The optional 'args' argument specifies the command line to be parsed, defaulting to sys.argv[1:]. The return value is an exit
    code to be passed to sys.exit(); it may be None to indicate success.
    """
    import sys

    parsed = _parse(sys.argv[1:] if args is None else args)
    if isinstance(parsed, int):
        return parsed
    number, repeat, setup, timer, unit, verbose, precision, statement = parsed
    t = Timer(statement, setup, timer if _wrap_timer is None else _wrap_timer(timer))

    def shown(seconds):
        scale = unit or next((name for name in ("sec", "msec", "usec") if seconds >= _UNITS[name]), "nsec")
        return f"{seconds / _UNITS[scale]:.{precision}g} {scale}"

    def told(number, taken):
        print(f"{number} loop{'' if number == 1 else 's'} -> {taken:.{precision}g} secs")

    try:
        if number == 0:
            number, _ = t.autorange(told if verbose else None)
            if verbose:
                print()
        timings = t.repeat(repeat, number)
    except:
        t.print_exc()
        return 1
    if verbose:
        print(f"raw times: {', '.join(map(shown, timings))}")
        print()
    timings = [taken / number for taken in timings]
    best, worst = min(timings), max(timings)
    print(f"{number} loop{'' if number == 1 else 's'}, best of {repeat}: {shown(best)} per loop")
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(f"The test results are likely unreliable. The worst time ({shown(worst)}) was more than four times "
                               f"slower than the best time ({shown(best)}).", UserWarning, "", 0)
    return None


def _parse(args):
    """What the command line asks for; an exit status where it is not understood, or asks for help."""
    import sys

    number, repeat, setup, timer, unit, verbose, precision = 0, default_repeat, [], default_timer, None, 0, 3
    args = list(args)
    names = {"-n": "--number", "-s": "--setup", "-r": "--repeat", "-u": "--unit", "-p": "--process", "-v": "--verbose",
             "-h": "--help"}
    while args and args[0].startswith("-") and args[0] != "-":
        word = args.pop(0)
        if word == "--":
            break
        if word[:2] != "--" and len(word) > 2:
            # -n5, and -vp.
            args.insert(0, word[2:] if word[:2] in ("-n", "-s", "-r", "-u") else "-" + word[2:])
            word = word[:2]
        name, has_value, value = names.get(word, word).partition("=")
        if name in ("--number", "--setup", "--repeat", "--unit"):
            if not has_value:
                if not args:
                    return _refused(f"option {word} requires argument")
                value = args.pop(0)
            if name == "--number":
                number = int(value)
            elif name == "--repeat":
                repeat = max(int(value), 1)
            elif name == "--setup":
                setup.append(value)
            elif value not in _UNITS:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            else:
                unit = value
        elif name == "--process":
            timer = time.process_time
        elif name == "--verbose":
            precision += bool(verbose)
            verbose += 1
        elif name == "--help":
            print(_USAGE, end="")
            return 0
        else:
            return _refused(f"option {word} not recognized")
    # A script's folder is where modules come from.
    sys.path.insert(0, "")
    return number, repeat, "\n".join(setup) or "pass", timer, unit, verbose, precision, "\n".join(args) or "pass"


def _refused(message):
    print(message)
    print("use -h/--help for command line help")
    return 2


if __name__ == "__main__":
    import sys

    sys.exit(main())
