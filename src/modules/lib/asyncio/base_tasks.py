"""What tasks show of their stacks."""


def get_stack(task, limit):
    """The frames of a task, the oldest first: of one that waits the frame where it does, of one that runs all that called it
    too, of one that failed those of its traceback (where `limit` keeps the oldest, else the newest)."""
    coro = task.get_coro()
    frame = None
    for attribute in ("cr_frame", "gi_frame", "ag_frame"):
        if hasattr(coro, attribute):
            frame = getattr(coro, attribute)
            break
    if frame is not None and getattr(coro, "cr_running", False):
        # What it runs just now stands on the stack, behind those that it has called.
        import sys
        frame = sys._getframe(1)
        while frame is not None and frame.f_code is not coro.cr_code:
            frame = frame.f_back
    frames = []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        entry = task._exception.__traceback__
        while entry is not None and (limit is None or len(frames) < limit):
            frames.append(entry.tb_frame)
            entry = entry.tb_next
    return frames


def print_stack(task, limit, file):
    """Print the stack or traceback of a task; the frames go to stderr, the rest to stdout, where no file is given."""
    import sys
    frames = get_stack(task, limit)
    exc = task._exception
    if not frames:
        print(f"No stack for {task!r}", file=file)
    elif exc is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    for frame in frames:
        print(_entry(task, frame), end="", file=sys.stderr if file is None else file)
    if exc is not None:
        from traceback import format_exception_only
        for line in format_exception_only(exc):
            print(line, file=file, end="")


def _entry(task, frame):
    import _source
    code = frame.f_code
    line = frame.f_lineno
    if task._exception is not None:
        entry = task._exception.__traceback__
        while entry is not None:
            if entry.tb_frame is frame:
                line = entry.tb_lineno
            entry = entry.tb_next
    text = f"  File \"{code.co_filename}\", line {line}, in {code.co_name}\n"
    lines = _source.lines(code.co_filename)
    if lines is not None and 0 < line <= len(lines):
        text += f"    {lines[line - 1].strip()}\n"
    return text
