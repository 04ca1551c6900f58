"""Subprocesses with accessible I/O streams.

Starting, waiting and talking through several pipes at once are the system's business (`posix._spawn`, `_wait_child`, `_exchange`);
here are arguments, texts and what becomes of the results.
"""

import errno
import io
import os
import posix
import sys
import warnings

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
           "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess"]

PIPE = -1
STDOUT = -2
DEVNULL = -3

# What the native part takes for "ours" and "nothing".
_OURS, _NOTHING = -1, -3

# Children whose Popen died before they did: they are waited for now and then, so that none stays a zombie.
_active = []


def _alias_of_output(doc=None):
    def alias(self):
        return self.output

    def set_alias(self, value):
        self.output = value

    return property(alias, set_alias, doc=doc)


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    """Raised when run() is called with check=True and the process returns a non-zero exit status.

    Attributes:
      cmd, returncode, stdout, stderr, output
    """

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            import signal
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    stdout = _alias_of_output("Alias for output attribute, to match stderr")


class TimeoutExpired(SubprocessError):
    """This exception is raised when the timeout expires while waiting for a child process.

    Attributes:
        cmd, output, stdout, stderr, timeout
    """

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    stdout = _alias_of_output()


class CompletedProcess:
    """A process that has finished running.

    This is returned by run().

    Attributes:
      args: The list or str args passed to run().
      returncode: The exit code of the process, negative for signals.
      stdout: The standard output (None if not captured).
      stderr: The standard error (None if not captured).
    """

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        args = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            args.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            args.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def check_returncode(self):
        """Raise CalledProcessError if the exit code is non-zero."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def _cleanup():
    for child in _active[:]:
        if child._reap(0) is not None:
            _active.remove(child)


class Popen:
    """Execute a child program in a new process.

    For a complete description of the arguments see the Python documentation.
    """

    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        _cleanup()
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        if preexec_fn is not None:
            raise NotImplementedError("preexec_fn is not supported: nothing of this program runs in the child")
        if extra_groups is not None:
            raise NotImplementedError("extra_groups is not supported")
        if pass_fds and not close_fds:
            warnings.warn("pass_fds overriding close_fds.", RuntimeWarning)
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but "
                                  "different. Pass one or the other.")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        self.text_mode = encoding or errors or text or universal_newlines
        self._input = None
        self._sent = 0
        self._collected = ([], [])
        self._communication_started = False
        ends = self._get_handles(stdin, stdout, stderr)
        try:
            self._execute(args, executable, cwd, env, shell, ends, {
                "start_new_session": bool(start_new_session), "pass_fds": tuple(pass_fds), "umask": umask,
                "process_group": process_group, "user": _user(user), "group": _group(group)})
        except BaseException:
            for end in ends:
                for fd in end[1:]:
                    if fd is not None:
                        os.close(fd)
            raise
        self._open_ends(ends, bufsize)

    # --- starting ---------------------------------------------------------------------------------------------------

    def _get_handles(self, stdin, stdout, stderr):
        """For each stream: what the child gets, the child's end of a pipe to close, our end."""
        ends = []
        for name, wanted in (("stdin", stdin), ("stdout", stdout), ("stderr", stderr)):
            if wanted is None:
                ends.append((_OURS, None, None))
            elif wanted == PIPE and isinstance(wanted, int):
                read, write = os.pipe()
                ends.append((read, read, write) if name == "stdin" else (write, write, read))
            elif wanted == STDOUT and isinstance(wanted, int) and name == "stderr":
                theirs = ends[1][0]
                ends.append((1 if theirs == _OURS else theirs, None, None))
            elif wanted == DEVNULL and isinstance(wanted, int):
                ends.append((_NOTHING, None, None))
            else:
                ends.append((wanted if isinstance(wanted, int) else wanted.fileno(), None, None))
        return ends

    def _execute(self, args, executable, cwd, env, shell, ends, options):
        if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
            if hasattr(args, "__fspath__") and shell:
                raise TypeError("path-like args is not allowed when shell is true")
            words = [args]
        else:
            words = list(args)
        if shell:
            words = [executable or "/bin/sh", "-c", *words] if not executable else [executable, "-c", *words]
        if not words:
            raise IndexError("list index out of range")
        for word in words:
            if not isinstance(word, (str, bytes)) and not hasattr(word, "__fspath__"):
                raise TypeError(f"expected str, bytes or os.PathLike object, not {type(word).__name__}")
        words = [os.fspath(word) for word in words]
        sys.audit("subprocess.Popen", executable or words[0], args, cwd, env) if hasattr(sys, "audit") else None
        if env is not None:
            env = {os.fspath(name): os.fspath(value) for name, value in env.items()}
        cwd = None if cwd is None else os.fspath(cwd)
        executable = None if executable is None else os.fspath(executable)
        if not (words[0] if executable is None else executable) and cwd is None:
            # In every folder of the path it is that folder, which does not run.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), words[0])
        self.pid = posix._spawn(words, executable, cwd, env, *[end[0] for end in ends], options)
        self._child_created = True
        for _, theirs, _ in ends:
            if theirs is not None:
                os.close(theirs)

    def _open_ends(self, ends, bufsize):
        line_buffering = bufsize == 1 and self.text_mode
        for name, (_, _, ours) in zip(("stdin", "stdout", "stderr"), ends):
            if ours is None:
                continue
            if bufsize == 1:
                if not self.text_mode:
                    warnings.warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size "
                                  "will be used", RuntimeWarning, stacklevel=3)
                bufsize = -1
            stream = io.open(ours, "wb" if name == "stdin" else "rb", bufsize)
            if self.text_mode:
                options = {"write_through": True, "line_buffering": line_buffering} if name == "stdin" else {}
                stream = io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors, **options)
            setattr(self, name, stream)

    def __repr__(self):
        shown = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return shown[:76] + "...>" if len(shown) > 80 else shown

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, universal_newlines):
        self.text_mode = bool(universal_newlines)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            # The last flush may find that nobody reads any more.
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type is KeyboardInterrupt:
                # The child got the signal too, most likely: it is given a moment.
                try:
                    self.wait(timeout=0.25)
                except TimeoutExpired:
                    pass
                return
            self.wait()

    def __del__(self):
        if not self._child_created:
            return
        if self.returncode is None:
            warnings.warn(f"subprocess {self.pid} is still running", ResourceWarning, source=self)
        if self._reap(0) is None and self.returncode is None:
            _active.append(self)

    # --- waiting ----------------------------------------------------------------------------------------------------

    def _reap(self, timeout):
        if self.returncode is None:
            try:
                status = posix._wait_child(self.pid, timeout)
            except ChildProcessError:
                # Somebody else has waited for it.
                self.returncode = 0
                return self.returncode
            if status is not None:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def poll(self):
        """Check if child process has terminated. Set and return returncode attribute."""
        return self._reap(0)

    def wait(self, timeout=None):
        """Wait for child process to terminate; returns self.returncode."""
        if self._reap(timeout) is None:
            raise TimeoutExpired(self.args, timeout)
        return self.returncode

    def send_signal(self, sig):
        """Send a signal to the process."""
        self.poll()
        if self.returncode is not None:
            return
        try:
            os.kill(self.pid, sig)
        except ProcessLookupError:
            pass

    def terminate(self):
        """Terminate the process with SIGTERM"""
        self.send_signal(15)

    def kill(self):
        """Kill the process with SIGKILL"""
        self.send_signal(9)

    # --- talking ----------------------------------------------------------------------------------------------------

    def communicate(self, input=None, timeout=None):
        """Interact with process: Send data to stdin and close it. Read data from stdout and stderr, until end-of-file is
        reached. Wait for process to terminate."""
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        import time
        until = None if timeout is None else time.monotonic() + timeout
        self._begin_talking(input)
        done = self._exchange(timeout)
        out, err = self._outputs()
        if not done:
            raise TimeoutExpired(self.args, timeout, out and b"".join(self._collected[0]),
                                 err and b"".join(self._collected[1]))
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        self.wait(None if until is None else max(0, until - time.monotonic()))
        return out, err

    def _begin_talking(self, input):
        if self._communication_started:
            return
        self._communication_started = True
        if not self.stdin:
            return
        try:
            self.stdin.flush()
        except BrokenPipeError:
            pass
        if self.text_mode and input is not None:
            input = input.encode(self.stdin.encoding, self.stdin.errors)
        try:
            self._input = bytes(memoryview(input or b""))
        except TypeError as error:
            raise TypeError(str(error).removeprefix("memoryview: ")) from None

    def _exchange(self, timeout):
        stdin = self.stdin.fileno() if self.stdin and not self.stdin.closed and self._input else None
        if self._input is not None and not self._input:
            self._close_stdin()
        numbers = [stream.fileno() if stream and not stream.closed else None for stream in (self.stdout, self.stderr)]
        rest = (self._input or b"")[self._sent:]
        sent, *read, done = posix._exchange(stdin, rest, *numbers, timeout) if stdin is None else \
            self._exchange_closing(stdin, rest, numbers, timeout)
        self._sent += sent
        for kept, new in zip(self._collected, read):
            if new:
                kept.append(new)
        return done

    def _exchange_closing(self, stdin, rest, numbers, timeout):
        # The child may wait for the end of its input before it says anything: the pipe is closed as soon as all was written.
        import time
        until = None if timeout is None else time.monotonic() + timeout
        sent, out, err, done = posix._exchange(stdin, rest, *numbers, timeout, True)
        if sent == len(rest):
            self._close_stdin()
        if done:
            return sent, out, err, done
        left = None if until is None else max(0, until - time.monotonic())
        if left == 0:
            return sent, out, err, False
        _, more_out, more_err, done = posix._exchange(None, b"", *numbers, left)
        return sent, (out or b"") + (more_out or b""), (err or b"") + (more_err or b""), done

    def _close_stdin(self):
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise

    def _outputs(self):
        outputs = []
        for stream, kept in zip((self.stdout, self.stderr), self._collected):
            data = b"".join(kept) if stream else None
            if data is not None and self.text_mode:
                data = data.decode(stream.encoding, stream.errors).replace("\r\n", "\n").replace("\r", "\n")
            outputs.append(data)
        return outputs


def _user(user):
    if user is None:
        return None
    if isinstance(user, str):
        raise NotImplementedError("user= takes a number here")
    if user < 0:
        raise ValueError(f"User ID cannot be negative, got {user}")
    return user


def _group(group):
    if group is None:
        return None
    if isinstance(group, str):
        raise NotImplementedError("group= takes a number here")
    if group < 0:
        raise ValueError(f"Group ID cannot be negative, got {group}")
    return group


def call(*popenargs, timeout=None, **kwargs):
    """Run command with arguments.  Wait for command to complete or for timeout seconds, then return the returncode attribute."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run command with arguments.  Wait for command to complete.  If the exit code was zero then return, otherwise raise
    CalledProcessError."""
    retcode = call(*popenargs, **kwargs)
    if retcode:
        cmd = kwargs.get("args")
        raise CalledProcessError(retcode, popenargs[0] if cmd is None else cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run command with arguments and return its output."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        # As if standard input were empty.
        texts = any(kwargs.get(name) for name in ("text", "universal_newlines", "encoding", "errors"))
        kwargs["input"] = "" if texts else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run command with arguments and return a CompletedProcess instance."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = PIPE
        kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        retcode = process.poll()
        if check and retcode:
            raise CalledProcessError(retcode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, retcode, stdout, stderr)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Return (exitcode, output) of executing cmd in a shell."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        exitcode = 0
    except CalledProcessError as error:
        data = error.output
        exitcode = error.returncode
    return exitcode, data.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """Return output (stdout or stderr) of executing cmd in a shell."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Translate a sequence of arguments into a command line string, by the rules of the MS C runtime."""
    shown = []
    for word in map(os.fsdecode, seq):
        quoted = not word or " " in word or "\t" in word
        text, slashes = "", 0
        for character in word:
            if character == "\\":
                slashes += 1
                continue
            if character == '"':
                text += "\\" * (2 * slashes) + '\\"'
            else:
                text += "\\" * slashes + character
            slashes = 0
        text += "\\" * (2 * slashes if quoted else slashes)
        shown.append(f'"{text}"' if quoted else text)
    return " ".join(shown)
