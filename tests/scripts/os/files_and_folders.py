"""os and os.path: files, folders, walking, facts, errors."""

import errno
import os
import stat
import sys
import tempfile

print(os.name, os.sep, repr(os.linesep), os.curdir, os.pardir, os.pathsep, os.devnull, sys.modules["os.path"] is os.path)
start = os.getcwd()
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    print(os.path.samefile(os.getcwd(), folder))
    os.makedirs("a/b/c")
    os.mkdir("z")
    for name in ["f.txt", "a/g.py", "a/b/h.py"]:
        with open(name, "w") as file:
            file.write(name)
    os.symlink("a", "link")
    print(sorted(os.listdir()), sorted(os.listdir("a")))
    for top, folders, files in sorted(os.walk(".")):
        print(top, sorted(folders), sorted(files))
    print([row[0] for row in os.walk("a", topdown=False)])
    with os.scandir() as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            print(entry, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(), entry.is_dir(follow_symlinks=False))
    facts = os.stat("f.txt")
    print(facts.st_size, stat.S_ISREG(facts.st_mode), facts[6], stat.filemode(facts.st_mode)[0], len(facts))
    os.utime("f.txt", (1, 2))
    print(os.stat("f.txt").st_mtime, os.stat("f.txt").st_atime_ns, os.path.getmtime("f.txt"))
    os.chmod("f.txt", 0o600)
    print(stat.filemode(os.stat("f.txt").st_mode), os.access("f.txt", os.R_OK), os.readlink("link"))
    os.rename("f.txt", "g.txt")
    os.replace("g.txt", "z/g.txt")
    print(os.path.exists("f.txt"), os.path.getsize("z/g.txt"), os.path.islink("link"), os.path.isdir("link"))
    os.remove("z/g.txt")
    os.rmdir("z")
    os.removedirs("a/b/c") if False else os.rmdir("a/b/c")
    descriptor = os.open("raw", os.O_RDWR | os.O_CREAT, 0o644)
    print(os.write(descriptor, b"hello"), os.lseek(descriptor, 1, os.SEEK_SET), os.read(descriptor, 10), os.fstat(descriptor).st_size)
    os.close(descriptor)
    reader, writer = os.pipe()
    os.write(writer, b"through")
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        print(file.read())
    for trial in ["os.mkdir('a')", "os.makedirs('a', exist_ok=True)", "os.makedirs('a')", "os.rmdir('a')", "os.remove('nope')",
                  "os.rename('nope', 'x')", "os.listdir('nope')", "os.stat('nope')", "os.stat(3.5)", "os.mkdir(3)",
                  "os.close(999)", "os.read(descriptor, 1)", "os.chdir('raw')", "os.readlink('raw')", "os.fspath(3)",
                  "os.listdir('raw')", "os.strerror(2)", "os.getenv('NO_SUCH')", "os.environ['NO_SUCH']",
                  "os.environ.__setitem__('x', 3)", "os.path.join('a', b'b')", "os.path.commonpath([])", "os.path.relpath('')"]:
        try:
            print(trial, repr(eval(trial)))
        except Exception as error:
            print(trial, type(error).__name__, error, getattr(error, "errno", None) == errno.ENOENT)
    os.chdir(start)
os.environ["OWN_SETTING"] = "1"
print(os.getenv("OWN_SETTING"), "OWN_SETTING" in os.environ, os.environb[b"OWN_SETTING"], os.environ.pop("OWN_SETTING"))
print(os.getpid() > 0, os.cpu_count() > 0, len(os.urandom(8)), os.fsencode("é"), ascii(os.fsdecode(b"\xff")), type(os.uname()).__name__)
print(os.path.expandvars("$NO_SUCH/${NO_SUCH}x"), os.path.normpath("/a//b/../c/."), os.path.splitext("a.tar.gz"))


class Named:
    def __fspath__(self):
        return "/tmp/named.txt"


print(os.path.basename(Named()), os.fspath(Named()), issubclass(int, os.PathLike))

# output:
# posix / '\n' . .. : /dev/null True
# True
# ['a', 'f.txt', 'link', 'z'] ['b', 'g.py']
# . ['a', 'link', 'z'] ['f.txt']
# ./a ['b'] ['g.py']
# ./a/b ['c'] ['h.py']
# ./a/b/c [] []
# ./z [] []
# ['a/b/c', 'a/b', 'a']
# <DirEntry 'a'> ./a True False False True
# <DirEntry 'f.txt'> ./f.txt False True False False
# <DirEntry 'link'> ./link True False True False
# <DirEntry 'z'> ./z True False False True
# 5 True 5 - 10
# 2.0 1000000000 2.0
# -rw------- True a
# False 5 True True
# 5 1 b'ello' 5
# b'through'
# os.mkdir('a') FileExistsError [Errno 17] File exists: 'a' False
# os.makedirs('a', exist_ok=True) None
# os.makedirs('a') FileExistsError [Errno 17] File exists: 'a' False
# os.rmdir('a') OSError [Errno 39] Directory not empty: 'a' False
# os.remove('nope') FileNotFoundError [Errno 2] No such file or directory: 'nope' True
# os.rename('nope', 'x') FileNotFoundError [Errno 2] No such file or directory: 'nope' -> 'x' True
# os.listdir('nope') FileNotFoundError [Errno 2] No such file or directory: 'nope' True
# os.stat('nope') FileNotFoundError [Errno 2] No such file or directory: 'nope' True
# os.stat(3.5) TypeError stat: path should be string, bytes, os.PathLike or integer, not float False
# os.mkdir(3) TypeError mkdir: path should be string, bytes or os.PathLike, not int False
# os.close(999) OSError [Errno 9] Bad file descriptor False
# os.read(descriptor, 1) OSError [Errno 9] Bad file descriptor False
# os.chdir('raw') NotADirectoryError [Errno 20] Not a directory: 'raw' False
# os.readlink('raw') OSError [Errno 22] Invalid argument: 'raw' False
# os.fspath(3) TypeError expected str, bytes or os.PathLike object, not int False
# os.listdir('raw') NotADirectoryError [Errno 20] Not a directory: 'raw' False
# os.strerror(2) 'No such file or directory'
# os.getenv('NO_SUCH') None
# os.environ['NO_SUCH'] KeyError 'NO_SUCH' False
# os.environ.__setitem__('x', 3) TypeError str expected, not int False
# os.path.join('a', b'b') TypeError Can't mix strings and bytes in path components False
# os.path.commonpath([]) ValueError commonpath() arg is an empty sequence False
# os.path.relpath('') ValueError no path specified False
# 1 True b'1' 1
# True True 8 b'\xc3\xa9' '\udcff' uname_result
# $NO_SUCH/${NO_SUCH}x /a/c ('a.tar', '.gz')
# named.txt /tmp/named.txt False
