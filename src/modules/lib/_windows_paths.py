"""Windows paths to compute with, on any system: the classes of `pathlib`, loaded when they are asked for, and what they need of
`ntpath`."""

import os

from pathlib import Path, PurePath, UnsupportedOperation, _quote


class _Parser:
    """The rules of Windows paths, in the place of the module `ntpath`."""

    __name__ = "ntpath"
    sep, altsep = "\\", "/"

    def splitroot(self, path):
        """Drive, root and the rest: the drive is a letter with a colon, or a server with what it shares."""
        plain = path.replace("/", "\\")
        if plain.startswith("\\\\"):
            # \\server\share, \\?\UNC\server\share, \\.\device
            begin = 8 if plain[:8].upper() == "\\\\?\\UNC\\" else 2
            middle = plain.find("\\", begin)
            end = plain.find("\\", middle + 1) if middle >= 0 else -1
            return (path, "", "") if end < 0 else (path[:end], path[end], path[end + 1:])
        if plain.startswith("\\"):
            return "", path[0], path[1:]
        if plain[1:2] == ":":
            root = path[2:3] if plain[2:3] == "\\" else ""
            return path[:2], root, path[2 + len(root):]
        return "", "", path

    def join(self, path, *paths):
        """Each path as it is seen from those before."""
        drive, root, rest = self.splitroot(path)
        for path in paths:
            other_drive, other_root, other_rest = self.splitroot(path)
            if other_root:
                drive, root, rest = other_drive or drive, other_root, other_rest
                continue
            if other_drive and other_drive.lower() != drive.lower():
                drive, root, rest = other_drive, other_root, other_rest
                continue
            drive = other_drive or drive
            if rest and rest[-1] not in "\\/":
                rest += "\\"
            rest += other_rest
        if rest and not root and drive and drive[-1] not in ":\\/":
            # A share and what is in it.
            return drive + "\\" + rest
        return drive + root + rest


_parser = _Parser()
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {name + digit for name in ("COM", "LPT") for digit in "123456789¹²³"}


def _text_of(arg):
    """What an argument of a path stands for, as a Windows path."""
    if isinstance(arg, PurePath):
        return str(arg) if arg.parser is _parser else arg.as_posix()
    text = os.fspath(arg) if hasattr(arg, "__fspath__") else arg
    if isinstance(text, str):
        return text
    kind = type(text).__name__
    raise TypeError(f"argument should be a str or an os.PathLike object where __fspath__ returns a str, not {kind!r}")


class PureWindowsPath(PurePath):
    """A Windows path to compute with, on any system."""

    # Drive and root are the base's `_root_text`, one after the other.
    __slots__ = ("_drive",)
    parser = _parser

    def __init__(self, *args):
        texts = [_text_of(arg) for arg in args]
        whole = _parser.join(*texts) if texts else ""
        drive, root, rest = _parser.splitroot(whole.replace("/", "\\"))
        if not root and drive.startswith("\\") and not drive.endswith("\\"):
            names = drive.split("\\")
            if len(names) == 4 and names[2] not in "?." or len(names) == 6:
                # A share that nothing follows has a root all the same.
                root = "\\"
        self._drive, self._root_text = drive, drive + root
        self._parts = [part for part in rest.split("\\") if part and part != "."]
        self._str = None

    def _from_parts(self, anchor, parts):
        if not anchor and parts and _parser.splitroot(parts[0])[0]:
            # A name that looks like a drive.
            parts = [".", *parts]
        return self.with_segments(anchor + "\\".join(parts)) if parts or anchor else self.with_segments()

    @property
    def drive(self):
        """A letter with a colon, or a server with what it shares; empty without them."""
        return self._drive

    @property
    def root(self):
        """A backslash, if one stands behind the drive."""
        return self._root_text[len(self._drive):]

    # Texts.

    def __str__(self):
        if self._str is None:
            parts = self._parts
            if not self._root_text and parts and _parser.splitroot(parts[0])[0]:
                parts = [".", *parts]
            self._str = self._root_text + "\\".join(parts) or "."
        return self._str

    def as_posix(self):
        """The path as a text with `/` between its parts."""
        return str(self).replace("\\", "/")

    def as_uri(self):
        """The path as a `file:` URI; it must be absolute."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        # The colon of a drive is not quoted, and no host stands before its letter.
        letter = self._drive if self._drive[1:2] == ":" else ""
        rest = _quote(os.fsencode(self.as_posix()[len(letter):]))
        return f"file:///{letter}{rest}" if letter else f"file:{rest}"

    # Comparison: the case of letters does not count.

    def __hash__(self):
        return hash(str(self).lower())

    def __eq__(self, other):
        return str(self).lower() == str(other).lower() if self._comparable(other) else NotImplemented

    def _sort_key(self):
        return str(self).lower().split("\\")

    def __reduce__(self):
        return type(self), (str(self),)

    # Relations.

    def with_name(self, name):
        """The path with another last part."""
        if "\\" in name:
            raise ValueError(f"Invalid name {name!r}")
        return super().with_name(name)

    def is_absolute(self):
        """Whether the path says where it begins: by drive and root, or by a server."""
        return bool(self._drive and (self.root or self._drive.startswith("\\\\")))

    def is_reserved(self):
        """Whether a part of the path is a name that Windows keeps for itself."""
        import warnings
        warnings.warn("pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python 3.15. Use "
                      "os.path.isreserved() to detect reserved paths on Windows.", DeprecationWarning, 2)
        return any(_is_reserved(part) for part in self._parts) and not self._drive.startswith("\\\\")

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether the path looks like the pattern; a relative one is about its last parts."""
        return super().match(path_pattern, case_sensitive=bool(case_sensitive))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether the whole path looks like the pattern."""
        return super().full_match(pattern, case_sensitive=bool(case_sensitive))


def _is_reserved(name):
    if name.endswith((".", " ")) and name not in (".", ".."):
        return True
    return any(letter in '"*:<>?|' or letter < " " for letter in name) or name.partition(".")[0].rstrip(" ").upper() in _RESERVED


class WindowsPath(Path, PureWindowsPath):
    """A path on a Windows system: there is none here."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation("cannot instantiate 'WindowsPath' on your system")


# Where CPython has the classes, which shows in what is printed and pickled.
PureWindowsPath.__module__ = WindowsPath.__module__ = "pathlib._local"
