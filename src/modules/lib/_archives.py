"""Archives for `shutil`: tar files (plain or gzipped) and ZIP files, written and read whole.

A tar file is a row of blocks of 512 bytes: a head for each member, then its content (the POSIX form `ustar`). A ZIP file is a row of
members, each behind a short head, with a list of them all at its end.
"""

import os
import stat
import struct
import time
import zlib

from shutil import ReadError, RegistryError

_BLOCK = 512


# --- tar ------------------------------------------------------------------------------------------------------------


def _octal(number, width):
    return f"{number:0{width - 1}o}".encode() + b"\0"


def _tar_head(name, mode, size, mtime, kind, link=""):
    name, prefix = name.encode("utf-8", "surrogateescape"), b""
    if len(name) > 100:
        at = name.rfind(b"/", 0, 156)
        if at < 0 or len(name) - at - 1 > 100:
            raise ValueError(f"the name is too long for a tar file: {name!r}")
        prefix, name = name[:at], name[at + 1:]
    fields = [name.ljust(100, b"\0"), _octal(mode, 8), _octal(0, 8), _octal(0, 8), _octal(size, 12), _octal(int(mtime), 12),
              b" " * 8, kind, link.encode().ljust(100, b"\0"), b"ustar\x0000", b"\0" * 64, _octal(0, 8), _octal(0, 8),
              prefix.ljust(155, b"\0")]
    head = b"".join(fields).ljust(_BLOCK, b"\0")
    return head[:148] + f"{sum(head):06o}".encode() + b"\0 " + head[156:]


def _tar_member(path, name):
    facts = os.lstat(path)
    mode = stat.S_IMODE(facts.st_mode)
    if stat.S_ISLNK(facts.st_mode):
        return _tar_head(name, mode, 0, facts.st_mtime, b"2", os.readlink(path)), b""
    if stat.S_ISDIR(facts.st_mode):
        return _tar_head(name + "/", mode, 0, facts.st_mtime, b"5"), b""
    with open(path, "rb") as file:
        data = file.read()
    return _tar_head(name, mode, len(data), facts.st_mtime, b"0"), data


def _members(root_dir, base_dir):
    """Path and name of everything below a folder, the folder first."""
    top = os.path.join(root_dir, base_dir) if root_dir else base_dir
    if not os.path.isdir(top):
        yield top, base_dir
        return
    base = os.path.normpath(base_dir)
    if base != os.curdir:
        yield top, base
    for folder, folders, files in os.walk(top):
        folders.sort()
        below = os.path.normpath(os.path.join(base, os.path.relpath(folder, top)))
        for name in folders + sorted(files):
            yield os.path.join(folder, name), os.path.normpath(os.path.join(below, name))


def _make_tar(base_name, base_dir, root_dir, suffix, pack):
    archive_name = base_name + suffix
    with open(archive_name, "wb") as file:
        stream = zlib.compressobj(wbits=31) if pack else None
        written = 0

        def put(data):
            nonlocal written
            written += len(data)
            file.write(stream.compress(data) if stream else data)

        if os.path.normpath(base_dir) == os.curdir:
            put(_tar_head("./", 0o755, 0, os.stat(root_dir or os.curdir).st_mtime, b"5"))
        for path, name in _members(root_dir, base_dir):
            if os.path.exists(archive_name) and os.path.samefile(os.path.dirname(path) or ".", os.path.dirname(archive_name) or ".") \
                    and os.path.basename(path) == os.path.basename(archive_name):
                continue
            name = "./" + name if os.path.normpath(base_dir) == os.curdir else name
            head, data = _tar_member(path, name)
            put(head)
            put(data + b"\0" * (-len(data) % _BLOCK))
        put(b"\0" * (-(written + 2 * _BLOCK) % (20 * _BLOCK) + 2 * _BLOCK))
        if stream:
            file.write(stream.flush())
    return archive_name


def _text(field):
    return field.partition(b"\0")[0].decode("utf-8", "surrogateescape")


def _safe(extract_dir, name):
    """Where a member goes; None where that would be outside."""
    name = os.path.normpath(name.replace("\\", "/").lstrip("/"))
    return None if name == os.pardir or name.startswith(os.pardir + "/") else os.path.join(extract_dir, name)


def _unpack_tar(filename, extract_dir, **kwargs):
    with open(filename, "rb") as file:
        data = file.read()
    if data[:2] == b"\x1f\x8b":
        try:
            data = zlib.decompress(data, 31)
        except zlib.error:
            raise ReadError(f"{filename} is not a compressed or uncompressed tar file") from None
    if len(data) < _BLOCK or data[257:262] != b"ustar":
        raise ReadError(f"{filename} is not a compressed or uncompressed tar file")
    at, long_name, folders = 0, None, []
    while at + _BLOCK <= len(data) and data[at]:
        head = data[at:at + _BLOCK]
        size = int(_text(head[124:136]).strip() or "0", 8)
        content = data[at + _BLOCK:at + _BLOCK + size]
        at += _BLOCK + size + -size % _BLOCK
        kind = head[156:157]
        if kind == b"L":
            long_name = _text(content)
            continue
        if kind in b"xg":
            continue
        prefix = _text(head[345:500])
        name = long_name or (prefix + "/" if prefix else "") + _text(head[:100])
        long_name = None
        path = _safe(extract_dir, name)
        if path is None:
            continue
        _put_member(path, kind, content, _text(head[157:257]), int(_text(head[100:108]).strip() or "0", 8), folders)
    for path, mode in reversed(folders):
        os.chmod(path, mode)


def _put_member(path, kind, content, link, mode, folders):
    if kind == b"5":
        os.makedirs(path, exist_ok=True)
        folders.append((path, mode & 0o777 | 0o700))
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if kind == b"2":
        if not os.path.isabs(link) and os.pardir not in link.split("/"):
            os.symlink(link, path)
        return
    if kind in (b"0", b"\0"):
        with open(path, "wb") as file:
            file.write(content)
        os.chmod(path, mode & 0o755 | 0o600)


# --- ZIP ------------------------------------------------------------------------------------------------------------


def _dos_time(seconds):
    year, month, day, hour, minute, second = time.localtime(seconds)[:6]
    if year < 1980:
        year, month, day, hour, minute, second = 1980, 1, 1, 0, 0, 0
    return second // 2 | minute << 5 | hour << 11, day | month << 5 | (year - 1980) << 9


def _make_zip(base_name, base_dir, root_dir):
    archive_name = base_name + ".zip"
    index, count = b"", 0
    with open(archive_name, "wb") as file:
        for path, name in _members(root_dir, base_dir):
            facts = os.stat(path)
            folder = stat.S_ISDIR(facts.st_mode)
            if not folder and (not stat.S_ISREG(facts.st_mode) or os.path.samefile(path, archive_name)):
                continue
            data = b""
            if not folder:
                with open(path, "rb") as member:
                    data = member.read()
            packed = zlib.compress(data, wbits=-15) if data else b""
            method = 8 if data else 0
            encoded = (name + "/" if folder else name).encode()
            flags = 0 if encoded.isascii() else 0x800
            moment, day = _dos_time(facts.st_mtime)
            facts_part = struct.pack("<HHHHHIIIHH", 20, flags, method, moment, day, zlib.crc32(data), len(packed), len(data),
                                     len(encoded), 0)
            index += b"PK\1\2" + struct.pack("<H", 0x314) + facts_part + struct.pack(
                "<HHHII", 0, 0, 0, facts.st_mode << 16 | (0x10 if folder else 0), file.tell()) + encoded
            file.write(b"PK\3\4" + facts_part + encoded + packed)
            count += 1
        start = file.tell()
        file.write(index + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(index), start, 0))
    return archive_name


def _unpack_zip(filename, extract_dir, **kwargs):
    with open(filename, "rb") as file:
        data = file.read()
    end = data.rfind(b"PK\5\6")
    if end < 0:
        raise ReadError(f"{filename} is not a zip file")
    count, _, at = struct.unpack("<HII", data[end + 10:end + 20])
    for _ in range(count):
        (flags, method, _, _, check, packed_size, size, name_size, extra_size, comment_size, _, _, _,
         start) = struct.unpack("<HHHHIIIHHHHHII", data[at + 8:at + 46])
        name = data[at + 46:at + 46 + name_size].decode("utf-8" if flags & 0x800 else "latin-1")
        at += 46 + name_size + extra_size + comment_size
        if name.startswith("/") or ".." in name.split("/"):
            continue
        path = os.path.join(extract_dir, *name.split("/"))
        if name.endswith("/"):
            os.makedirs(path, exist_ok=True)
            continue
        own_name, own_extra = struct.unpack("<HH", data[start + 26:start + 30])
        begin = start + 30 + own_name + own_extra
        packed = data[begin:begin + packed_size]
        if method not in (0, 8):
            raise NotImplementedError(f"compression type {method} of {name} is not offered")
        content = zlib.decompress(packed, -15) if method == 8 else packed
        if zlib.crc32(content) != check:
            raise ReadError(f"Bad CRC-32 for file {name!r}")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)


# --- the registries -------------------------------------------------------------------------------------------------

_makers = {
    "tar": (lambda name, base, **more: _make_tar(name, base, more.get("root_dir"), ".tar", False), None, "uncompressed tar file"),
    "gztar": (lambda name, base, **more: _make_tar(name, base, more.get("root_dir"), ".tar.gz", True), None, "gzip'ed tar-file"),
    "zip": (lambda name, base, **more: _make_zip(name, base, more.get("root_dir")), None, "ZIP file"),
}
_unpackers = {
    "tar": ([".tar"], _unpack_tar, [], "uncompressed tar file"),
    "zip": ([".zip"], _unpack_zip, [], "ZIP file"),
    "gztar": ([".tar.gz", ".tgz"], _unpack_tar, [], "gzip'ed tar-file"),
}
_own = tuple(maker for maker, _, _ in _makers.values())


def get_archive_formats():
    """Returns a list of supported formats for archiving: (name, description)."""
    return sorted((name, entry[2]) for name, entry in _makers.items())


def register_archive_format(name, function, extra_args=None, description=""):
    """Registers an archive format."""
    if extra_args is None:
        extra_args = []
    if not callable(function):
        raise TypeError(f"The {function} object is not callable")
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError("extra_args needs to be a sequence")
    for element in extra_args:
        if not isinstance(element, (tuple, list)) or len(element) != 2:
            raise TypeError("extra_args elements are : (arg_name, value)")
    _makers[name] = (function, extra_args, description)


def unregister_archive_format(name):
    """Removes an archive format."""
    del _makers[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    """Create an archive file (eg. zip or tar); its name."""
    try:
        function, extra_args, _ = _makers[format]
    except KeyError:
        raise ValueError(f"unknown archive format {format!r}") from None
    base_name = os.fspath(base_name)
    base_dir = os.curdir if base_dir is None else os.fspath(base_dir)
    if root_dir is not None:
        root_dir = os.fspath(root_dir)
        if not stat.S_ISDIR(os.stat(root_dir).st_mode):
            raise NotADirectoryError(20, "Not a directory", root_dir)
    if function in _own:
        folder = os.path.dirname(base_name)
        if folder and not os.path.exists(folder):
            os.makedirs(folder)
        name = function(base_name, base_dir, root_dir=root_dir)
        return name if root_dir is None else os.path.abspath(name)
    before = os.getcwd()
    if root_dir is not None:
        base_name = os.path.abspath(base_name)
        os.chdir(root_dir)
    try:
        return function(base_name, base_dir, dry_run=dry_run, logger=logger, owner=owner, group=group, **dict(extra_args or ()))
    finally:
        os.chdir(before)


def get_unpack_formats():
    """Returns a list of supported formats for unpacking: (name, extensions, description)."""
    return sorted((name, entry[0], entry[3]) for name, entry in _unpackers.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    """Registers an unpack format."""
    taken = {extension: other for other, entry in _unpackers.items() for extension in entry[0]}
    for extension in extensions:
        if extension in taken:
            raise RegistryError(f'{extension} is already registered for "{taken[extension]}"')
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _unpackers[name] = (extensions, function, extra_args or [], description)


def unregister_unpack_format(name):
    """Removes the pack format from the registry."""
    del _unpackers[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive."""
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    if format is None:
        for name, entry in _unpackers.items():
            if any(filename.endswith(extension) for extension in entry[0]):
                format = name
                break
        else:
            raise ReadError(f"Unknown archive format '{filename}'")
    try:
        _, function, extra_args, _ = _unpackers[format]
    except KeyError:
        raise ValueError(f"Unknown unpack format '{format}'") from None
    function(filename, extract_dir, **dict(extra_args))


for _function in list(globals().values()):
    if hasattr(_function, "__code__"):
        _function.__module__ = "shutil"
