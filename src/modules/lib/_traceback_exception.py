"""TracebackException of `traceback`: everything about an exception that its text needs, without the exception itself."""

import sys
from _traceback import format_only, suggestion
from _traceback_stack import StackSummary

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Printer:
    """Where the text is: how deep in groups, and whether the frame around the last member is still open."""

    def __init__(self):
        self.seen = set()
        self.exception_group_depth = 0
        self.need_close = False

    def indent(self):
        return " " * (2 * self.exception_group_depth)

    def emit(self, texts, margin_char=None):
        margin = ""
        if self.exception_group_depth:
            margin = f"{self.indent()}{margin_char or '|'} "
        for text in [texts] if isinstance(texts, str) else texts:
            yield "".join(margin + line for line in text.splitlines(keepends=True))


class TracebackException:
    """An exception ready for rendering.

    The traceback module captures enough attributes from the original exception to this intermediary form to ensure that no
    references are held, while still being able to fully print or format it.
    """

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._of_traceback(exc_traceback, limit=limit, lookup_lines=lookup_lines,
                                                capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, "exception")
        self._describe_type(exc_type, exc_value)
        self._take_notes(exc_value)
        self._take_syntax(exc_type, exc_value)
        self._take_suggestion(exc_value)
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals, max_group_width=max_group_width,
                       max_group_depth=max_group_depth, compact=compact)
        self._take_chained(exc_value, options, seen)

    def _describe_type(self, exc_type, exc_value):
        self._is_exception = isinstance(exc_value, BaseException)
        self._type_name = self._whole_name = None
        if exc_type is not None:
            self._type_name = exc_type.__qualname__
            module = exc_type.__module__
            if module not in ("__main__", "builtins"):
                module = module if isinstance(module, str) else "<unknown>"
                self._whole_name = f"{module}.{self._type_name}"
            else:
                self._whole_name = self._type_name

    def _take_notes(self, exc_value):
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_string(e, '__notes__', repr)}"]

    def _take_syntax(self, exc_type, exc_value):
        self._is_syntax_error = False
        if not isinstance(exc_type, type) or not issubclass(exc_type, SyntaxError):
            return
        self._is_syntax_error = True
        self.filename = exc_value.filename
        self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
        self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
        self.text = exc_value.text
        self.offset = exc_value.offset
        self.end_offset = exc_value.end_offset
        self.msg = exc_value.msg
        self._syntax_lines = format_only(exc_value).splitlines(keepends=True)
        if self.__notes__ is not None:
            without = "".join(self._notes_lines())
            whole = "".join(self._syntax_lines)
            if without and whole.endswith(without):
                self._syntax_lines = whole[:-len(without)].splitlines(keepends=True)

    def _take_suggestion(self, exc_value):
        if isinstance(exc_value, (NameError, AttributeError, ImportError)):
            found = suggestion(exc_value)
            if found is not None:
                self._str = f"{self._str}{found}"

    def _take_chained(self, exc_value, options, seen):
        self.__cause__ = self.__context__ = self.exceptions = None
        if exc_value is None:
            return
        cause = getattr(exc_value, "__cause__", None)
        if cause is not None and id(cause) not in seen:
            self.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, _seen=seen, **options)
        context = getattr(exc_value, "__context__", None)
        wanted = not options["compact"] or (self.__cause__ is None and not self.__suppress_context__)
        if wanted and context is not None and id(context) not in seen:
            self.__context__ = TracebackException(type(context), context, context.__traceback__, _seen=seen, **options)
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException(type(e), e, e.__traceback__, _seen=seen, **options)
                               for e in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        return self._exc_type

    @property
    def exc_type_str(self):
        return self._whole_name

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    # The last lines.

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Format the exception part of the traceback.

        The return value is a generator of strings, each ending in a newline. Generator yields the exception message. For
        :exc:`SyntaxError` exceptions, it also yields (before the exception message) several lines that (when printed) display
        detailed information about where the syntax error occurred. Following the message, generator also yields all the
        exception's ``__notes__``.
        """
        indent = 3 * _depth * " "
        if not self._is_exception and self._whole_name in (None, "NoneType"):
            yield f"{indent}{_final_line('NoneType' if self._whole_name else None, self._str)}"
            return
        if self._is_syntax_error:
            lines = self._syntax_lines
        else:
            lines = [_final_line(self._whole_name, self._str)]
        yield from (indent + line for line in lines)
        yield from (indent + line for line in self._notes_lines())
        if self.exceptions and show_group:
            for ex in self.exceptions:
                yield from ex.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _notes_lines(self):
        notes = self.__notes__
        if notes is None:
            return
        is_sequence = hasattr(type(notes), "__getitem__") and hasattr(type(notes), "__len__")
        if is_sequence and not isinstance(notes, (str, bytes, dict)):
            for note in notes:
                for line in _safe_string(note, "note").split("\n"):
                    yield line + "\n"
        else:
            yield f"{_safe_string(notes, '__notes__', repr)}\n"

    # Everything.

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Format the exception.

        If chain is not *True*, *__cause__* and *__context__* will not be formatted. The return value is a generator of strings,
        each ending in a newline and some containing internal newlines. `print_exception` is a wrapper around this method which
        just prints the lines to a file. The message indicating which exception occurred is always the last string in the output.
        """
        printer = _Printer() if _ctx is None else _ctx
        for message, exc in reversed(self._links(chain)):
            if message is not None:
                yield from printer.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from printer.emit("Traceback (most recent call last):\n")
                    yield from printer.emit(exc.stack.format())
                yield from printer.emit(exc.format_exception_only())
            else:
                yield from exc._format_group(printer, chain)

    def _links(self, chain):
        """This exception and those it is chained to, each with the sentence that stands before it."""
        links, exc = [], self
        while exc is not None:
            message = further = None
            if chain and exc.__cause__ is not None:
                message, further = _CAUSE, exc.__cause__
            elif chain and exc.__context__ is not None and not exc.__suppress_context__:
                message, further = _CONTEXT, exc.__context__
            links.append((message, exc))
            exc = further
        return links

    def _format_group(self, printer, chain):
        if printer.exception_group_depth > self.max_group_depth:
            yield from printer.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            return
        is_toplevel = printer.exception_group_depth == 0
        if is_toplevel:
            printer.exception_group_depth += 1
        if self.stack:
            yield from printer.emit("Exception Group Traceback (most recent call last):\n", "+" if is_toplevel else None)
            yield from printer.emit(self.stack.format())
        yield from printer.emit(self.format_exception_only())
        yield from self._format_members(printer, chain)
        if is_toplevel:
            assert printer.exception_group_depth == 1
            printer.exception_group_depth = 0

    def _format_members(self, printer, chain):
        shown = min(len(self.exceptions), self.max_group_width + 1)
        printer.need_close = False
        for i in range(shown):
            last = i == shown - 1
            if last:
                printer.need_close = True
            truncated = i >= self.max_group_width
            title = "..." if truncated else f"{i + 1}"
            yield f"{printer.indent()}{'+-' if i == 0 else '  '}+---------------- {title} ----------------\n"
            printer.exception_group_depth += 1
            if truncated:
                left = len(self.exceptions) - self.max_group_width
                yield from printer.emit(f"and {left} more exception{'s' if left > 1 else ''}\n")
            else:
                yield from self.exceptions[i].format(chain=chain, _ctx=printer)
            if last and printer.need_close:
                yield f"{printer.indent()}+------------------------------------\n"
                printer.need_close = False
            printer.exception_group_depth -= 1

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the result of self.format(chain=chain) to 'file'."""
        file = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            print(line, file=file, end="")


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except Exception:
        return f"<{what} {func.__name__}() failed>"


def _final_line(name, text):
    if name is None or not text or (name == "NoneType" and text == "None"):
        return f"{name}: {text}\n" if name == "NoneType" else f"{text or name}\n" if name is None else f"{name}\n"
    return f"{name}: {text}\n"
