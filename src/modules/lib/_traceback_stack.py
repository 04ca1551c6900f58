"""Entries of stacks: FrameSummary and StackSummary of `traceback`.

An entry of a traceback keeps the text that the interpreter makes of it, carets included; one of a stack that runs has its line
alone, read when it is asked for.
"""

import linecache
import sys
from _traceback import describe

# Equal entries beyond these are counted instead of shown.
_RECURSIVE_CUTOFF = 3


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame.

    This will follow tb.tb_next (and thus is in the opposite order to walk_stack). Usually used with StackSummary.extract.
    """
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame.

    This will follow f.f_back from the given frame. If no frame is given, the current stack is used. Usually used with
    StackSummary.extract.
    """
    if f is None:
        f = sys._getframe().f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


class FrameSummary:
    """Information about a single frame from a traceback.

    - :attr:`filename` The filename for the frame.
    - :attr:`lineno` The line within filename for the frame that was active when the frame was captured.
    - :attr:`name` The name of the function or method that was executing when the frame was captured.
    - :attr:`line` The text from the linecache module for the line that was running when the frame was captured.
    - :attr:`locals` Either None if locals were not supplied, or a dict mapping the name to the repr() of the variable.
    """

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "_excerpt", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        # The source lines with carets, where they are known.
        self._excerpt = None
        if lookup_line:
            self.line
        self.locals = None if locals is None else {name: _safe_repr(value) for name, value in locals.items()}

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    @property
    def line(self):
        """The line without blanks around it; None where there is no line number."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return "<local repr() failed>"


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Create a StackSummary from a traceback or stack object."""
        entries = list(frame_gen)
        limit = getattr(sys, "tracebacklimit", None) if limit is None else limit
        if limit is not None:
            entries = entries[:max(limit, 0)] if limit >= 0 else entries[limit:]
        result = klass()
        for f, lineno in entries:
            if isinstance(lineno, tuple):
                lineno = lineno[0]
            locals = f.f_locals if capture_locals else None
            result.append(FrameSummary(f.f_code.co_filename, lineno, f.f_code.co_name, lookup_line=lookup_lines, locals=locals))
        return result

    @classmethod
    def _of_traceback(klass, tb, *, limit=None, lookup_lines=True, capture_locals=False):
        entries = []
        while tb is not None:
            entries.append(tb)
            tb = tb.tb_next
        limit = getattr(sys, "tracebacklimit", None) if limit is None else limit
        if limit is not None:
            entries = entries[:max(limit, 0)] if limit >= 0 else entries[limit:]
        return klass(_of_entry(entry, capture_locals) for entry in entries)

    @classmethod
    def from_list(klass, a_list):
        """Create a StackSummary object from a supplied list of FrameSummary objects or old-style list of tuples."""
        result = klass()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Format the lines for a single FrameSummary.

        Returns a string representing one frame involved in the stack. This gets called for every frame to be printed in the
        stack summary.
        """
        filename = frame_summary.filename
        if filename.startswith("<stdin>-"):
            filename = "<stdin>"
        text = f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary._excerpt is not None:
            text += frame_summary._excerpt
        elif frame_summary.line:
            text += f"    {frame_summary.line}\n"
        if frame_summary.locals:
            text += "".join(f"    {name} = {value}\n" for name, value in sorted(frame_summary.locals.items()))
        return text

    def format(self, **kwargs):
        """Format the stack ready for printing.

        Returns a list of strings ready for printing. Each string in the resulting list corresponds to a single frame from the
        stack. For long sequences of the same frame and line, the first few repetitions are shown, followed by a summary line
        stating the exact number of further repetitions.
        """
        result, last, count = [], None, 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            place = frame.filename, frame.lineno, frame.name
            if place != last:
                result.extend(_repeated(count))
                last, count = place, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        return result + _repeated(count)


def _repeated(count):
    more = count - _RECURSIVE_CUTOFF
    if more <= 0:
        return []
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"]


def _of_entry(tb, capture_locals):
    filename, lineno, end_lineno, colno, end_colno, name, excerpt = describe(tb)
    locals = tb.tb_frame.f_locals if capture_locals else None
    summary = FrameSummary(filename, lineno, name, lookup_line=False, locals=locals, end_lineno=end_lineno, colno=colno,
                           end_colno=end_colno)
    summary._excerpt = excerpt
    return summary
