"""Debug tool to trace memory blocks.

The memory of the interpreter is not traced block by block: what is known is how much the process has taken since `start`, now and
at most. A snapshot has one trace with all of it, of the place that CPython names where it knows no better, `<unknown>:0`.
"""

import fnmatch

_state = {"tracing": False, "base": 0, "peak": 0, "frames": 1}


def _process_memory():
    """Bytes of memory that the process has."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * 4096
    except (OSError, ValueError, IndexError):
        return 0


def start(nframe=1, /):
    """Start tracing Python memory allocations.

    Also set the maximum number of frames stored in the traceback of a trace to nframe.
    """
    if not isinstance(nframe, int):
        raise TypeError(f"'{type(nframe).__name__}' object cannot be interpreted as an integer")
    if not 1 <= nframe <= 65535:
        raise ValueError("the number of frames must be in range [1; 65535]")
    if not _state["tracing"]:
        _state.update(tracing=True, base=_process_memory(), peak=0, frames=nframe)


def stop():
    """Stop tracing Python memory allocations.

    Also clear traces of memory blocks allocated by Python.
    """
    _state["tracing"] = False


def is_tracing():
    """Return True if the tracemalloc module is tracing Python memory allocations."""
    return _state["tracing"]


def clear_traces():
    """Clear traces of memory blocks allocated by Python."""
    _state.update(base=_process_memory(), peak=0)


def get_traceback_limit():
    """Get the maximum number of frames stored in the traceback of a trace."""
    return _state["frames"]


def get_traced_memory():
    """Get the current size and peak size of memory blocks traced by tracemalloc.

    Returns a tuple: (current: int, peak: int).
    """
    if not _state["tracing"]:
        return 0, 0
    current = max(0, _process_memory() - _state["base"])
    _state["peak"] = max(_state["peak"], current)
    return current, _state["peak"]


def reset_peak():
    """Set the peak size of memory blocks traced by tracemalloc to the current size."""
    _state["peak"] = 0


def get_tracemalloc_memory():
    """Get the memory usage in bytes of the tracemalloc module."""
    return 0


def get_object_traceback(obj):
    """Get the traceback where the Python object *obj* was allocated: it is not known."""
    return None


def _format_size(size, sign):
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if abs(size) < 100 and unit != "B":
            return ("%+.1f %s" if sign else "%.1f %s") % (size, unit)
        if abs(size) < 10 * 1024 or unit == "TiB":
            return ("%+.0f %s" if sign else "%.0f %s") % (size, unit)
        size /= 1024


class Frame:
    """Frame of a traceback."""

    def __init__(self, frame):
        self.filename, self.lineno = frame

    def _key(self):
        return self.filename, self.lineno

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Frame) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, Frame) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __str__(self):
        return f"{self.filename}:{self.lineno}"

    def __repr__(self):
        return f"<Frame filename={self.filename!r} lineno={self.lineno!r}>"


class Traceback(tuple):
    """Sequence of Frame instances sorted from the oldest frame to the most recent frame."""

    def __new__(cls, frames, total_nframe=None):
        made = super().__new__(cls, (Frame(frame) for frame in frames))
        made.total_nframe = total_nframe
        return made

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        return f"<Traceback {tuple(map(str, self))}{'' if self.total_nframe is None else f' total_nframe={self.total_nframe}'}>"

    def format(self, limit=None, most_recent_first=False):
        """Format the traceback as a list of lines."""
        import linecache

        frames = list(self)
        if limit is not None:
            frames = frames[-limit:] if limit > 0 else frames[:abs(limit)]
        lines = []
        for frame in reversed(frames) if most_recent_first else frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            line = linecache.getline(frame.filename, frame.lineno).strip()
            if line:
                lines.append(f"    {line}")
        return lines


class Trace:
    """Trace of a memory block."""

    def __init__(self, trace):
        self._trace = trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __eq__(self, other):
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return f"{self.traceback}: {_format_size(self.size, False)}"

    def __repr__(self):
        return f"<Trace domain={self.domain} size={_format_size(self.size, False)}, traceback={self.traceback!r}>"


class Statistic:
    """Statistic difference on memory allocations between two Snapshot instance."""

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return (self.traceback, self.size, self.count) == (other.traceback, other.size, other.count)

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __str__(self):
        text = f"{self.traceback}: size={_format_size(self.size, False)}, count={self.count}"
        if self.count:
            text += f", average={_format_size(self.size / self.count, False)}"
        return text

    def __repr__(self):
        return f"<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>"

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff(Statistic):
    """Statistic difference on memory allocations between an old and a new Snapshot instance."""

    def __init__(self, traceback, size, size_diff, count, count_diff):
        super().__init__(traceback, size, count)
        self.size_diff = size_diff
        self.count_diff = count_diff

    def __str__(self):
        text = (f"{self.traceback}: size={_format_size(self.size, False)} ({_format_size(self.size_diff, True)}), "
                f"count={self.count} ({self.count_diff:+d})")
        if self.count:
            text += f", average={_format_size(self.size / self.count, False)}"
        return text

    def __repr__(self):
        return (f"<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+d}) count={self.count} "
                f"({self.count_diff:+d})>")

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive


class Filter(BaseFilter):
    """Filter on traces of memory blocks."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self.inclusive = inclusive
        self.filename_pattern = filename_pattern
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    def _match(self, trace):
        frames = trace.traceback if self.all_frames else trace.traceback[-1:]
        found = any(fnmatch.fnmatch(frame.filename, self.filename_pattern) and self.lineno in (None, frame.lineno)
                    for frame in frames)
        return found == bool(self.inclusive)


class DomainFilter(BaseFilter):
    """Filter traces of memory blocks by their address space (domain)."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self.domain = domain

    def _match(self, trace):
        return (trace.domain == self.domain) == bool(self.inclusive)


class Snapshot:
    """Snapshot of traces of memory blocks allocated by Python."""

    def __init__(self, traces, traceback_limit):
        self.traces = [Trace(trace) for trace in traces]
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """Write the snapshot into a file."""
        import pickle

        with open(filename, "wb") as file:
            pickle.dump(self, file, pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def load(filename):
        """Load a snapshot from a file."""
        import pickle

        with open(filename, "rb") as file:
            return pickle.load(file)

    def filter_traces(self, filters):
        """Create a new Snapshot instance with a filtered traces sequence, filters is a list of Filter or DomainFilter
        instances. If filters is an empty list, return a new Snapshot instance with a copy of the traces."""
        inclusive = [one for one in filters if one.inclusive]
        exclusive = [one for one in filters if not one.inclusive]
        kept = [trace._trace for trace in self.traces
                if (not inclusive or any(one._match(trace) for one in inclusive))
                and all(one._match(trace) for one in exclusive)]
        return Snapshot(kept, self.traceback_limit)

    def _grouped(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError(f"unknown key_type: {key_type!r}")
        if cumulative and key_type not in ("lineno", "filename"):
            raise ValueError(f"cumulative mode cannot by used with key type {key_type!r}")
        stats = {}
        for trace in self.traces:
            frame = trace.traceback[-1]
            key = trace.traceback if key_type == "traceback" else Traceback(
                ((frame.filename, frame.lineno if key_type == "lineno" else 0),))
            stat = stats.setdefault(key, Statistic(key, 0, 0))
            stat.size += trace.size
            stat.count += 1
        return stats

    def statistics(self, key_type, cumulative=False):
        """Group statistics by key_type. Return a sorted list of Statistic instances."""
        return sorted(self._grouped(key_type, cumulative).values(), reverse=True, key=Statistic._sort_key)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """Compute the differences with an old snapshot old_snapshot. Get statistics as a sorted list of StatisticDiff instances,
        grouped by group_by."""
        new, old = self._grouped(key_type, cumulative), old_snapshot._grouped(key_type, cumulative)
        diffs = []
        for key in new | old:
            now, before = new.get(key, Statistic(key, 0, 0)), old.get(key, Statistic(key, 0, 0))
            diffs.append(StatisticDiff(key, now.size, now.size - before.size, now.count, now.count - before.count))
        return sorted(diffs, reverse=True, key=StatisticDiff._sort_key)


def take_snapshot():
    """Take a snapshot of traces of memory blocks allocated by Python."""
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    current, _ = get_traced_memory()
    return Snapshot([(0, current, (("<unknown>", 0),), 1)], get_traceback_limit())
