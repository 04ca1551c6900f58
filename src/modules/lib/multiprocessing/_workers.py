"""Worker processes: forked, each with a pipe of its own for calls and one for outcomes.

One thread of the parent hands calls to idle workers and takes outcomes in, so a call waits in the parent until a worker is
free. Under `Pool` and `ProcessPoolExecutor`.
"""

import os
import sys
import threading
from collections import deque
from pickle import dumps, loads

import posix
from .connection import Connection

# What the pipes of all workers of the process are, for those forked later: they let go of them.
_pipes = set()


class RemoteTraceback(Exception):
    """The traceback of an exception in a worker, as text: what it was raised from, for the parent."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class Call:
    """A function call for a worker, and who gets its outcome: `done(ok, value)`."""

    def __init__(self, fn, args, kwargs, done, begun=None):
        self.fn, self.args, self.kwargs, self.done = fn, args, kwargs, done
        # Asked when a worker takes it; where it answers False the call is dropped.
        self.begun = begun


class Worker:
    """A process that serves calls."""

    def __init__(self, make_process, initializer, initargs, most_calls):
        calls, self.calls = os.pipe()
        self.outcomes, outcomes = os.pipe()
        _pipes.update((self.calls, self.outcomes))
        self.process = make_process(target=_serve, args=(calls, outcomes, initializer, initargs, most_calls))
        self.process.start()
        os.close(calls)
        os.close(outcomes)
        self.to_worker = Connection(self.calls, readable=False)
        self.from_worker = Connection(self.outcomes, writable=False)
        self.call = None
        self.left = most_calls

    def give(self, call, data):
        self.call = call
        self.to_worker.send_bytes(data)

    def dismiss(self):
        """It ends when it has nothing to do: there is nobody at the other end of its pipe."""
        _pipes.difference_update((self.calls, self.outcomes))
        self.to_worker.close()

    def close(self):
        self.dismiss()
        self.from_worker.close()


def _serve(calls, outcomes, initializer, initargs, most_calls):
    for number in _pipes:
        os.close(number)
    _pipes.clear()
    reader, writer = Connection(calls, writable=False), Connection(outcomes, readable=False)
    try:
        if initializer is not None:
            initializer(*initargs)
    except BaseException as error:
        writer.send_bytes(_packed((None, error)))
        return
    served = 0
    while most_calls is None or served < most_calls:
        try:
            data = reader.recv_bytes()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            fn, args, kwargs = loads(data)
            outcome = True, fn(*args, **kwargs)
        except BaseException as error:
            outcome = False, error
        writer.send_bytes(_packed(outcome))
        del data, outcome
        fn = args = kwargs = None
        served += 1


def _packed(outcome):
    ok, value = outcome
    if ok:
        try:
            return dumps((True, value, None))
        except Exception as error:
            value = error
            ok = False
    import traceback
    text = '\n"""\n' + "".join(traceback.format_exception(type(value), value, value.__traceback__)) + '"""'
    value.__traceback__ = None
    try:
        return dumps((ok, value, text))
    except Exception as error:
        return dumps((ok, RuntimeError(repr(value)), text))


class Crew:
    """Some workers and the thread that looks after them.

    `failed(error)` hears that a worker ended or could not begin: no more calls are served then, and `replace` says that the
    worker is replaced instead.
    """

    def __init__(self, count, make_process, initializer=None, initargs=(), most_calls=None, *, replace=False, failed=None):
        self._make = lambda: Worker(make_process, initializer, initargs, most_calls)
        self._most_calls = most_calls
        self._replace = replace
        self._failed = failed
        self._waiting = deque()
        self._closing = False
        self._broken = False
        # Wakes the thread.
        self._wake_reader, self._wake_writer = os.pipe()
        _pipes.update((self._wake_reader, self._wake_writer))
        self.workers = [self._make() for _ in range(count)]
        self.thread = threading.Thread(target=self._look_after, daemon=True)
        self.thread.start()

    def submit(self, call):
        self._waiting.append(call)
        self._wake()

    def _wake(self):
        if self._wake_writer is not None:
            os.write(self._wake_writer, b"x")

    def close(self):
        """No more calls come: the workers end when all are served."""
        self._closing = True
        self._wake()

    def cancel_waiting(self):
        """Takes the calls back that no worker has begun."""
        waiting, self._waiting = self._waiting, deque()
        return list(waiting)

    def terminate(self):
        """Ends the workers now."""
        self._closing = True
        self._broken = True
        for worker in self.workers:
            if worker.call is None:
                # It ends by itself, with what it has to print.
                worker.dismiss()
            else:
                worker.process.terminate()
        self._wake()

    def _look_after(self):
        while True:
            self._hand_out()
            if self._closing and (self._broken or not self._waiting and not any(w.call for w in self.workers)):
                break
            busy = {worker.outcomes: worker for worker in self.workers}
            ready, _ = posix.wait_for_files([self._wake_reader, *busy], [], None)
            for number in ready:
                if number == self._wake_reader:
                    os.read(self._wake_reader, 4096)
                else:
                    self._take_in(busy[number])
        self._end()

    def _hand_out(self):
        for worker in self.workers:
            while worker.call is None and self._waiting:
                self._give(worker, self._waiting.popleft())

    def _give(self, worker, call):
        if call.begun is not None and not call.begun():
            return
        try:
            data = dumps((call.fn, call.args, call.kwargs))
        except Exception as error:
            import traceback
            error.__cause__ = RemoteTraceback('\n"""\n' + traceback.format_exc() + '"""')
            call.done(False, error)
            return
        try:
            worker.give(call, data)
        except OSError:
            # It has ended; that is noticed by its other pipe.
            pass

    def _take_in(self, worker):
        try:
            data = worker.from_worker.recv_bytes()
        except (EOFError, OSError):
            self._lost(worker, None)
            return
        try:
            ok, value, text = loads(data)
        except Exception as error:
            ok, value, text = False, error, None
        if ok is None:
            self._lost(worker, (value, text))
            return
        if text is not None:
            value.__cause__ = RemoteTraceback(text)
        call, worker.call = worker.call, None
        if worker.left is not None:
            worker.left -= 1
            if worker.left == 0:
                self.workers.remove(worker)
                worker.close()
                if not self._closing or self._waiting:
                    self.workers.append(self._make())
        call.done(ok, value)

    def _lost(self, worker, why):
        self.workers.remove(worker)
        worker.close()
        if self._broken:
            return
        worker.process.join()
        if self._replace:
            if not self._closing:
                self.workers.append(self._make())
            return
        # Nothing is served any more.
        self._broken = self._closing = True
        calls = [other.call for other in [worker, *self.workers] if other.call] + self.cancel_waiting()
        for other in self.workers:
            other.process.terminate()
        if self._failed is not None:
            self._failed(why, calls)

    def _end(self):
        for worker in self.workers:
            worker.close()
        for worker in self.workers:
            worker.process.join()
        _pipes.difference_update((self._wake_reader, self._wake_writer))
        reader, writer = self._wake_reader, self._wake_writer
        self._wake_reader = self._wake_writer = None
        os.close(reader)
        os.close(writer)
