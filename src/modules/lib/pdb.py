"""The debugger: `breakpoint()`, `pdb.set_trace()`, `pdb.run()`, `-m pdb script.py`.

A trace function (`sys.settrace`) is told of every line; what the last command asked for decides where it stops and reads commands from
standard input. Variables of functions can be looked at and not assigned to; jumping (`jump`) and editing breakpoints' commands
are not offered.
"""

import linecache
import os
import sys

__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "help"]


class BdbQuit(Exception):
    """The user wants to leave the debugger: ends the program."""


BdbQuit.__module__ = "bdb"


class Restart(Exception):
    """Causes a debugger to be restarted for the debugged python program."""


class _Breakpoint:
    def __init__(self, number, filename, line, temporary, condition):
        self.number, self.filename, self.line = number, filename, line
        self.temporary, self.condition = temporary, condition
        self.enabled, self.ignore, self.hits = True, 0, 0

    def where(self):
        return f"{self.filename}:{self.line}"


def _first_line(code):
    """The line of a function's first statement."""
    lines = [line for _, _, line in code.co_lines() if line is not None]
    return min((line for line in lines if line > code.co_firstlineno), default=code.co_firstlineno)


# Flags of the code of generators and coroutines.
_SUSPENDING = 0x20 | 0x80 | 0x200


class _Stop:
    """Where the program stops next: anywhere (`step`), in a frame from a line on (`next`, `until`), when a frame returns."""

    def __init__(self, frame=None, returning=None, line=0):
        self.frame, self.returning, self.line = frame, returning, line

    def here(self, frame):
        if self.frame is frame and frame is not None:
            return self.line != -1 and frame.f_lineno >= self.line
        return self.frame is None


class Pdb:
    """A debugger that talks to its user by standard input and output."""

    prompt = "(Pdb) "

    def __init__(self, completekey="tab", stdin=None, stdout=None, skip=None, nosigint=False, readrc=True):
        self.stdin = stdin
        self.stdout = stdout or sys.stdout
        self.breaks = {}
        self.aliases = {}
        self.displays = {}
        self.quitting = False
        self.stop = _Stop()
        self.last = ""
        self.tb_lineno = {}
        self.retval = ...
        self.left = False
        self.first = False
        self.rcLines = []

    # --- what the interpreter tells ---------------------------------------------------------------------------------

    def trace_dispatch(self, frame, event, arg):
        if self.quitting:
            raise BdbQuit
        if event == "line":
            if self.stop.here(frame) or self._breaks_here(frame):
                self._pause(frame)
        elif event == "call":
            if self.first:
                self.first = False
            elif self.stop.frame is None and self.stop.line != -1:
                self.message("--Call--")
                self._pause(frame)
            elif not (self.stop.frame is frame or self._file_has_break(frame)):
                return None
        elif event == "return":
            self._returned(frame, arg)
        elif event == "exception":
            self._failed(frame, arg)
        return self.trace_dispatch

    def _returned(self, frame, value):
        if self.stop.frame is not None and frame.f_code.co_flags & _SUSPENDING:
            # A generator that yields, a coroutine that waits.
            return
        if self.stop.here(frame) or frame is self.stop.returning:
            self.message("--Return--")
            self.retval = value
            self._pause(frame, value)
            self.retval = ...
            if self.stop.frame is frame and self.stop.line != -1:
                self.stop = _Stop()

    def _failed(self, frame, info):
        if self.stop.here(frame):
            kind, value, _ = info
            if kind is not StopIteration:
                import traceback
                self.message(traceback.format_exception_only(kind, value)[-1].strip())
                self._pause(frame)

    def _pause(self, frame, *value):
        self.interaction(frame, None, *value)
        if self.quitting:
            # Nobody is asked again on the way out.
            sys.settrace(None)
            raise BdbQuit

    def _file_has_break(self, frame):
        name = frame.f_code.co_filename
        return any(point.filename == name for point in self.breaks.values())

    def _breaks_here(self, frame):
        for point in list(self.breaks.values()):
            if (point.filename, point.line) != (frame.f_code.co_filename, frame.f_lineno) or not point.enabled:
                continue
            if point.condition:
                try:
                    if not eval(point.condition, frame.f_globals, frame.f_locals):
                        continue
                except Exception:
                    pass
            point.hits += 1
            if point.ignore > 0:
                point.ignore -= 1
                continue
            if point.temporary:
                self._delete(point)
            return True
        return False

    # --- talking ----------------------------------------------------------------------------------------------------

    def message(self, text, end="\n"):
        print(text, end=end, file=self.stdout)

    def error(self, text):
        print("***", text, file=self.stdout)

    def interaction(self, frame, traceback, *value):
        """Reads commands until one lets the program go on. What they evaluate is not traced."""
        paused = sys._trace_pause(True)
        try:
            self._interact(frame, traceback, *value)
        finally:
            sys._trace_pause(paused)

    def _interact(self, frame, traceback, *value):
        self.stack = self._stack_of(frame, traceback)
        self.at = len(self.stack) - 1
        self._show_entry(*value)
        self._show_displays()
        while True:
            line = self._read()
            if line is None:
                self.message("")
                return self._quit()
            if self.onecmd(line):
                return

    def _read(self):
        if self.rcLines:
            return self.rcLines.pop(0)
        if self.stdin is not None:
            print(self.prompt, end="", file=self.stdout, flush=True)
            line = self.stdin.readline()
            return line.rstrip("\r\n") if line else None
        try:
            return input(self.prompt)
        except EOFError:
            return None

    def _stack_of(self, frame, traceback):
        stack = []
        back = frame
        while back is not None:
            stack.append((back, back.f_lineno))
            back = back.f_back
        stack.reverse()
        while traceback is not None:
            stack.append((traceback.tb_frame, traceback.tb_lineno))
            traceback = traceback.tb_next
        return stack

    @property
    def frame(self):
        return self.stack[self.at][0]

    def _entry_text(self, at, value=...):
        frame, line = self.stack[at]
        text = f"{frame.f_code.co_filename}({line}){frame.f_code.co_name or '<lambda>'}"
        text += "()"
        if value is not ...:
            text += f"->{value!r}"
        source = linecache.getline(frame.f_code.co_filename, line, frame.f_globals).strip()
        return text + (f"\n-> {source}" if source else "")

    def _show_entry(self, *value):
        self.message("> " + self._entry_text(self.at, *value))

    def _show_displays(self):
        for text, old in list(self.displays.get(self.frame, {}).items()):
            value = self._value_for_display(text)
            if repr(value) != repr(old):
                self.displays[self.frame][text] = value
                self.message(f"display {text}: {value!r}  [old: {old!r}]")

    def _value_for_display(self, text):
        try:
            return eval(text, self.frame.f_globals, self.frame.f_locals)
        except Exception as error:
            return f"** raised {error!r} **"

    def _value(self, text):
        try:
            return eval(text, self.frame.f_globals, self.frame.f_locals)
        except Exception as error:
            self._say(error)
            raise

    def _say(self, error):
        self.error(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)

    def default(self, line):
        """Runs a statement where the program stands."""
        line = line.removeprefix("!").strip()
        try:
            code = compile(line + "\n", "<stdin>", "single")
            old_hook, old_out = sys.displayhook, sys.stdout
            sys.displayhook, sys.stdout = self._display, self.stdout
            try:
                exec(code, self.frame.f_globals, self.frame.f_locals)
            finally:
                sys.displayhook, sys.stdout = old_hook, old_out
        except Exception as error:
            self._say(error)

    def _display(self, value):
        if value is not None:
            self.message(repr(value))

    def onecmd(self, line):
        """Does what a line says; answers whether the program goes on."""
        line = line.strip() or self.last
        self.last = line
        if not line:
            return False
        if line.startswith("!"):
            return self.default(line)
        word = ""
        while word == "" or line[len(word):len(word) + 1].isalnum() or line[len(word):len(word) + 1] == "_":
            if len(word) == len(line):
                break
            word = line[:len(word) + 1]
        rest = line[len(word):].strip()
        if word in self.aliases:
            return self.onecmd(self._expand(self.aliases[word], rest))
        if line.startswith("?"):
            return self.do_help(line[1:].strip())
        name = _SHORT.get(word, word)
        command = getattr(self, "do_" + name, None)
        if command is None or rest[:1] in ("=", ".", "(", "[", ","):
            return self.default(line)
        return command(rest)

    def _expand(self, text, rest):
        args = rest.split()
        for number, arg in enumerate(args, 1):
            text = text.replace(f"%{number}", arg)
        return text.replace("%*", " ".join(args))

    # --- commands: going on -----------------------------------------------------------------------------------------

    def do_step(self, arg):
        """s(tep): go on to the next line, also into functions that are called."""
        self.stop = _Stop()
        return True

    def do_next(self, arg):
        """n(ext): go on to the next line of this function, or to its return."""
        self.stop = _Stop(self.frame)
        return True

    def do_until(self, arg):
        """unt(il) [line]: go on to a greater line than this one (or to the given one), or to the function's return."""
        line = self.frame.f_lineno + 1
        if arg:
            try:
                line = int(arg)
            except ValueError:
                return self.error(f"Error in argument: {arg!r}")
            if line <= self.frame.f_lineno:
                return self.error('"until" line number is smaller than current line number')
        self.stop = _Stop(self.frame, self.frame, line)
        return True

    def do_return(self, arg):
        """r(eturn): go on until this function returns."""
        self.stop = _Stop(self.frame, self.frame, -1)
        return True

    def do_continue(self, arg):
        """c(ont(inue)): go on until a breakpoint is met."""
        self.stop = _Stop(None, None, -1)
        self.stop.here = lambda frame: False
        if not self.breaks:
            sys.settrace(None)
        return True

    def do_quit(self, arg):
        """q(uit), exit: leave the debugger; the program is ended."""
        return self._quit()

    def _quit(self):
        self.quitting = True
        self.stop = _Stop()
        return True

    do_exit = do_EOF = do_quit

    def do_run(self, arg):
        """run, restart [args]: start the program anew (with `-m pdb`)."""
        if arg:
            sys.argv[1:] = arg.split()
        raise Restart

    # --- commands: looking ------------------------------------------------------------------------------------------

    def do_where(self, arg):
        """w(here), bt: the stack, the innermost frame last."""
        for at in range(len(self.stack)):
            self.message(("> " if at == self.at else "  ") + self._entry_text(at))

    def _move(self, arg, by, end, word):
        try:
            count = int(arg or 1)
        except ValueError:
            return self.error(f"Invalid frame count ({arg})")
        if self.at == end:
            return self.error(word)
        at = self.at + by * count if count >= 0 else end
        self.at = min(max(at, 0), len(self.stack) - 1)
        self._show_entry()

    def do_up(self, arg):
        """u(p) [count]: to an older frame."""
        self._move(arg, -1, 0, "Oldest frame")

    def do_down(self, arg):
        """d(own) [count]: to a newer frame."""
        self._move(arg, 1, len(self.stack) - 1, "Newest frame")

    def do_args(self, arg):
        """a(rgs): the arguments of this function."""
        code, values = self.frame.f_code, self.frame.f_locals
        count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
        for name in code.co_varnames[:count]:
            self.message(f"{name} = {values[name]!r}" if name in values else f"{name} = *** undefined ***")

    def do_retval(self, arg):
        """retval: the value that this function is about to return."""
        self.error("Not yet returned!") if self.retval is ... else self.message(repr(self.retval))

    def do_p(self, arg):
        """p expression: its value."""
        try:
            self.message(repr(self._value(arg)))
        except Exception:
            pass

    def do_pp(self, arg):
        """pp expression: its value, pretty-printed."""
        from pprint import pformat
        try:
            self.message(pformat(self._value(arg)))
        except Exception:
            pass

    def do_whatis(self, arg):
        """whatis expression: its type."""
        try:
            value = self._value(arg)
        except Exception:
            return
        code = getattr(value, "__func__", value)
        if hasattr(value, "__func__"):
            self.message(f"Method {code.__name__}")
        elif hasattr(code, "__code__"):
            self.message(f"Function {code.__name__}")
        elif isinstance(value, type):
            self.message(f"Class {value.__module__}.{value.__qualname__}")
        else:
            self.message(type(value))

    def do_display(self, arg):
        """display [expression]: show its value whenever the program stops here and it has changed."""
        shown = self.displays.setdefault(self.frame, {})
        if not arg:
            self.message("Currently displaying:" if shown else "No expression is being displayed.")
            for text, value in shown.items():
                self.message(f"{text}: {value!r}")
            return
        shown[arg] = value = self._value_for_display(arg)
        self.message(f"display {arg}: {value!r}")

    def do_undisplay(self, arg):
        """undisplay [expression]: show it no longer."""
        shown = self.displays.get(self.frame, {})
        if not arg:
            shown.clear()
        elif shown.pop(arg, ...) is ...:
            self.error(f"not displaying {arg}")

    def do_list(self, arg):
        """l(ist) [first[, last]]: source text around the line, or on from the last listing."""
        filename = self.frame.f_code.co_filename
        lines = linecache.getlines(filename, self.frame.f_globals)
        known = getattr(self, "_listed", None)
        if arg and arg != ".":
            try:
                first, _, last = arg.partition(",")
                first = max(1, int(first))
                last = int(last) if last.strip() else first + 10
                last = first + last if last < first else last
            except ValueError:
                return self.error(f"Error in argument: {arg!r}")
        elif known and known[0] is self.frame and arg != ".":
            first, last = known[1] + 1, known[1] + 11
        else:
            first = max(1, self.frame.f_lineno - 5)
            last = first + 10
        self._show_lines(lines, first, last)
        self._listed = self.frame, min(last, len(lines))
        if len(lines) < last:
            self.message("[EOF]")

    def do_longlist(self, arg):
        """ll, longlist: the whole source text of this function."""
        import inspect
        try:
            if self.frame.f_code.co_name == "<module>":
                lines, first = linecache.getlines(self.frame.f_code.co_filename), 1
            else:
                lines, first = inspect.getsourcelines(self.frame.f_code)
        except OSError as error:
            return self.error(error)
        self._show_lines([""] * (first - 1) + lines, first, first + len(lines) - 1)

    def do_source(self, arg):
        """source expression: the source text of a function or class."""
        import inspect
        try:
            lines, first = inspect.getsourcelines(self._value(arg))
        except (OSError, TypeError) as error:
            return self.error(error)
        except Exception:
            return
        self._show_lines([""] * (first - 1) + lines, first, first + len(lines) - 1, False)

    def _show_lines(self, lines, first, last, current=True):
        here = {point.line for point in self.breaks.values() if point.filename == self.frame.f_code.co_filename}
        for number in range(first, min(last, len(lines)) + 1):
            mark = "B" if number in here else " "
            arrow = "->" if current and number == self.stack[self.at][1] else ""
            self.message(f"{number:>3}".ljust(4) + f"{mark}{arrow}\t{lines[number - 1].rstrip()}")

    # --- commands: breakpoints --------------------------------------------------------------------------------------

    def do_break(self, arg, temporary=False):
        """b(reak) [[file:]line | function [, condition]]: stop there; without argument, list the breakpoints."""
        if not arg:
            return self._list_breaks()
        where, comma, condition = arg.partition(",")
        where, condition = where.strip(), condition.strip() or None
        filename = self.frame.f_code.co_filename
        name, colon, line = where.rpartition(":")
        if colon:
            filename = os.path.abspath(name if name.endswith(".py") else name + ".py")
            where = line
        try:
            line = int(where)
        except ValueError:
            try:
                function = eval(where, self.frame.f_globals, self.frame.f_locals)
                code = getattr(function, "__func__", function).__code__
            except Exception:
                return self.error(f"The specified object {where!r} is not a function or was not found along sys.path.")
            filename, line = code.co_filename, _first_line(code)
        text = linecache.getline(filename, line)
        if not text:
            return self.error("End of file")
        if not text.strip() or text.lstrip().startswith("#"):
            return self.error("Blank or comment")
        number = self._count = getattr(self, "_count", 0) + 1
        point = self.breaks[number] = _Breakpoint(number, filename, line, temporary, condition)
        self.message(f"Breakpoint {number} at {point.where()}")
        sys._trace_callers(self.trace_dispatch)

    def do_tbreak(self, arg):
        """tbreak: as break; the breakpoint is deleted when it is met."""
        self.do_break(arg, True)

    def _list_breaks(self):
        if self.breaks:
            self.message("Num Type         Disp Enb   Where")
        for point in self.breaks.values():
            kind = "del " if point.temporary else "keep"
            text = f"{point.number:<4}breakpoint   {kind} {'yes' if point.enabled else 'no ':3}   at {point.where()}"
            if point.condition:
                text += f"\n\tstop only if {point.condition}"
            if point.ignore:
                text += f"\n\tignore next {point.ignore} hits"
            if point.hits:
                text += f"\n\tbreakpoint already hit {point.hits} time{'s' if point.hits > 1 else ''}"
            self.message(text)

    def _delete(self, point):
        del self.breaks[point.number]
        self.message(f"Deleted breakpoint {point.number} at {point.where()}")

    def _points(self, arg):
        for word in arg.split():
            try:
                yield self.breaks[int(word)]
            except ValueError:
                self.error(f"Non-numeric breakpoint number {word}")
            except KeyError:
                self.error(f"Breakpoint number {word} out of range")

    def do_clear(self, arg):
        """cl(ear) [number ...]: delete breakpoints, all of them without argument."""
        for point in list(self._points(arg) if arg else self.breaks.values()):
            self._delete(point)

    def do_enable(self, arg):
        """enable number ...: stop at these breakpoints again."""
        for point in self._points(arg):
            point.enabled = True
            self.message(f"Enabled breakpoint {point.number} at {point.where()}")

    def do_disable(self, arg):
        """disable number ...: do not stop at these breakpoints."""
        for point in self._points(arg):
            point.enabled = False
            self.message(f"Disabled breakpoint {point.number} at {point.where()}")

    def do_condition(self, arg):
        """condition number [expression]: stop there only if the expression is true."""
        number, _, condition = arg.partition(" ")
        for point in self._points(number):
            point.condition = condition.strip() or None
            said = "New condition set for" if point.condition else "Breakpoint"
            self.message(f"{said} breakpoint {number}." if point.condition else f"{said} {number} is now unconditional.")

    def do_ignore(self, arg):
        """ignore number [count]: pass there so many times."""
        number, _, count = arg.partition(" ")
        for point in self._points(number):
            point.ignore = max(int(count or 0), 0)
            times = f"{point.ignore} crossings" if point.ignore > 1 else "1 crossing"
            self.message(f"Will ignore next {times} of breakpoint {number}." if point.ignore
                         else f"Will stop next time breakpoint {number} is reached.")

    # --- commands: the rest -----------------------------------------------------------------------------------------

    def do_alias(self, arg):
        """alias [name [command]]: give a command a name; %1 and %* stand for arguments."""
        name, _, command = arg.partition(" ")
        if command:
            self.aliases[name] = command.strip()
            return
        for known in [name] if name else sorted(self.aliases):
            self.message(f"{known} = {self.aliases[known]}" if known in self.aliases else f"*** Unknown alias {known!r}")

    def do_unalias(self, arg):
        """unalias name: forget it."""
        self.aliases.pop(arg.strip(), None)

    def do_interact(self, arg):
        """interact: statements, one a line, until the input ends."""
        namespace = dict(self.frame.f_globals, **self.frame.f_locals)
        self.message("*pdb interact start*")
        while True:
            try:
                line = input(">>> ")
            except EOFError:
                return self.message("\n*exit from pdb interact command*")
            try:
                exec(compile(line + "\n", "<stdin>", "single"), namespace)
            except Exception as error:
                self._say(error)

    def do_jump(self, arg):
        """j(ump): not offered."""
        self.error("Jump failed: the next line to be executed cannot be set here")

    def do_help(self, arg):
        """h(elp) [command]: the commands, or what one does."""
        if arg:
            command = getattr(self, "do_" + _SHORT.get(arg, arg), None)
            return self.message(command.__doc__) if command else self.error(f"No help for {arg!r}; __doc__ string missing")
        names = sorted({name[3:] for name in dir(self) if name.startswith("do_")} | set(_SHORT))
        title = "Documented commands (type help <topic>):"
        self.message(f"\n{title}\n{'=' * len(title)}")
        rows = -(-len(names) // 8)
        columns = [names[at:at + rows] for at in range(0, len(names), rows)]
        widths = [max(map(len, column)) for column in columns]
        for row in range(rows):
            cells = [column[row].ljust(width) for column, width in zip(columns, widths) if row < len(column)]
            self.message("  ".join(cells).rstrip())
        self.message("")

    # --- beginning --------------------------------------------------------------------------------------------------

    def set_trace(self, frame=None):
        """Stops where it is called."""
        sys.settrace(self.trace_dispatch)
        sys._trace_callers(self.trace_dispatch)
        self._pause(frame or sys._traced_frame())

    def run(self, cmd, globals=None, locals=None):
        """Runs a statement under the debugger."""
        if globals is None:
            import __main__
            globals = __main__.__dict__
        locals = globals if locals is None else locals
        if isinstance(cmd, str):
            cmd = compile(cmd, "<string>", "exec")
        self._begin()
        try:
            exec(cmd, globals, locals)
        except BdbQuit:
            self.left = True
        finally:
            self.quitting = True
            sys.settrace(None)

    def runeval(self, expr, globals=None, locals=None):
        """Evaluates an expression under the debugger; its value."""
        if globals is None:
            import __main__
            globals = __main__.__dict__
        self._begin()
        try:
            return eval(expr, globals, globals if locals is None else locals)
        except BdbQuit:
            self.left = True
        finally:
            self.quitting = True
            sys.settrace(None)

    def runcall(self, func, /, *args, **kwds):
        """Calls a function under the debugger; what it returns."""
        self._begin()
        try:
            return func(*args, **kwds)
        except BdbQuit:
            self.left = True
        finally:
            self.quitting = True
            sys.settrace(None)

    def _begin(self):
        self.quitting = False
        self.first = True
        self.stop = _Stop()
        sys.settrace(self.trace_dispatch)


_SHORT = {
    "s": "step", "n": "next", "unt": "until", "r": "return", "c": "continue", "cont": "continue", "q": "quit", "w": "where",
    "bt": "where", "u": "up", "d": "down", "a": "args", "rv": "retval", "l": "list", "ll": "longlist", "b": "break",
    "cl": "clear", "j": "jump", "h": "help", "restart": "run",
}


def run(statement, globals=None, locals=None):
    """Execute the *statement* (given as a string or a code object) under debugger control."""
    Pdb().run(statement, globals, locals)


def runctx(statement, globals, locals):
    """The same, with namespaces."""
    run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    """Evaluate the *expression* under debugger control and return its value."""
    return Pdb().runeval(expression, globals, locals)


def runcall(*args, **kwds):
    """Call the function with the given arguments under debugger control and return what it returned."""
    return Pdb().runcall(*args, **kwds)


_last = None


def set_trace(*, header=None):
    """Enter the debugger at the calling stack frame."""
    global _last
    _last = debugger = _last or Pdb()
    debugger.quitting = False
    if header is not None:
        debugger.message(header)
    debugger.set_trace()


def post_mortem(t=None):
    """Enter post-mortem debugging of the given *traceback*, or *exception* object; without one, of the exception being handled."""
    if t is None:
        t = sys.exception()
        if t is None:
            raise ValueError("A valid traceback must be passed if no exception is being handled")
    traceback = t.__traceback__ if isinstance(t, BaseException) else t
    if traceback is None:
        raise ValueError("A valid traceback must be passed if no exception is being handled")
    Pdb().interaction(None, traceback)


def pm():
    """Enter post-mortem debugging of the traceback found in sys.last_exc."""
    post_mortem(sys.last_exc if hasattr(sys, "last_exc") else sys.last_traceback)


def help():
    """The commands."""
    Pdb().do_help("")


_USAGE = """Debug the Python program given by pyfile.

usage: pdb.py [-c command] pyfile [arg] ...

Initial commands are given with -c; the program's arguments follow its file."""


def main():
    """`-m pdb script.py`: the script under the debugger, from its first line, again and again."""
    args, commands = sys.argv[1:], []
    while args[:1] == ["-c"] and len(args) > 1:
        commands.append(args[1])
        args = args[2:]
    if not args or args[0] in ("-h", "--help"):
        print(_USAGE)
        sys.exit(0 if args else 2)
    filename = os.path.realpath(args[0])
    if not os.path.exists(filename):
        print(f"Error: {args[0]} does not exist")
        sys.exit(1)
    sys.argv[:] = args
    sys.path[0] = os.path.dirname(filename)
    import io
    import __main__
    while True:
        debugger = Pdb()
        debugger.rcLines.extend(commands)
        namespace = __main__.__dict__
        namespace.clear()
        namespace.update(__name__="__main__", __file__=filename, __builtins__=__builtins__)
        with io.open_code(filename) as file:
            code = compile(file.read(), filename, "exec")
        try:
            debugger.run(code, namespace)
            if debugger.left:
                return
            print("The program finished and will be restarted")
        except Restart:
            print("Restarting", filename, "with arguments:\n\t" + " ".join(sys.argv[1:]))
        except SystemExit as error:
            print(f"The program exited via sys.exit(). Exit status: {error}")


if __name__ == "__main__":
    main()
