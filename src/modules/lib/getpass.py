"""Utilities to get a password and/or the current user name."""

import os
import sys

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    """The password that is typed may be seen."""


def getpass(prompt="Password: ", stream=None):
    """Prompt for a password. The terminal cannot be told to hide it here, so a warning says so."""
    import warnings
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    stream = stream or sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    if prompt:
        stream.write(str(prompt))
        stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def getuser():
    """Get the username from the environment or password database."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = os.environ.get(name)
        if user:
            return user
    uid = str(os.getuid())
    try:
        with open("/etc/passwd") as table:
            for line in table:
                fields = line.split(":")
                if len(fields) > 2 and fields[2] == uid:
                    return fields[0]
    except OSError:
        pass
    raise OSError("No username set in the environment")
