"""Paths and the files they name."""

import os
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    print(folder.is_dir(), folder.exists(), (folder / "no").exists())
    (folder / "a" / "b").mkdir(parents=True)
    path = folder / "a" / "x.txt"
    print(path.write_text("text\nmore\n"), path.read_text(), path.stat().st_size, path.is_file())
    print(path.with_name("y.bin").write_bytes(b"\0\1"), path.with_name("y.bin").read_bytes())
    with path.open("a") as file:
        file.write("end")
    print(path.read_text().splitlines())
    (folder / "a" / "b" / "z.txt").touch()
    (folder / "link").symlink_to("a")
    print(sorted(entry.name for entry in folder.iterdir()))
    for pattern in ["*", "**/*.txt", "a/*", "**", "*/b/*", "nope*"]:
        print(pattern, sorted(str(found.relative_to(folder)) for found in folder.glob(pattern)))
    print(sorted(found.name for found in folder.rglob("*.txt")))
    print([(str(top.relative_to(folder)), sorted(folders), sorted(files)) for top, folders, files in sorted(folder.walk())])
    print((folder / "link").resolve() == (folder / "a").resolve(), (folder / "link").readlink(), (folder / "link").is_symlink())
    moved = path.rename(folder / "moved.txt")
    print(moved.name, path.exists(), moved.samefile(folder / "moved.txt"))
    moved.unlink()
    moved.unlink(missing_ok=True)
    for trial in ["moved.unlink()", "(folder / 'a').mkdir()", "(folder / 'a').rmdir()", "(folder / 'q' / 'r').mkdir()",
                  "(folder / 'a').read_text()", "moved.read_text()", "path.write_text(3)", "list(moved.iterdir())",
                  "(folder / 'a').mkdir(exist_ok=True)", "(folder / 'a' / 'b' / 'z.txt').touch(exist_ok=False)"]:
        try:
            print(trial, eval(trial))
        except Exception as error:
            print(trial, type(error).__name__, str(error).replace(name, "FOLDER"))
    print(os.fspath(folder) == name, repr(Path("x")), type(Path("x")), Path("x").absolute() == Path.cwd() / "x")

# output:
# True True False
# 10 text
# more
#  10 True
# 2 b'\x00\x01'
# ['text', 'more', 'end']
# ['a', 'link']
# * ['a', 'link']
# **/*.txt ['a/b/z.txt', 'a/x.txt']
# a/* ['a/b', 'a/x.txt', 'a/y.bin']
# ** ['.', 'a', 'a/b', 'a/b/z.txt', 'a/x.txt', 'a/y.bin', 'link']
# */b/* ['a/b/z.txt', 'link/b/z.txt']
# nope* []
# ['x.txt', 'z.txt']
# [('.', ['a'], ['link']), ('a', ['b'], ['x.txt', 'y.bin']), ('a/b', [], ['z.txt'])]
# True a True
# moved.txt False True
# moved.unlink() FileNotFoundError [Errno 2] No such file or directory: 'FOLDER/moved.txt'
# (folder / 'a').mkdir() FileExistsError [Errno 17] File exists: 'FOLDER/a'
# (folder / 'a').rmdir() OSError [Errno 39] Directory not empty: 'FOLDER/a'
# (folder / 'q' / 'r').mkdir() FileNotFoundError [Errno 2] No such file or directory: 'FOLDER/q/r'
# (folder / 'a').read_text() IsADirectoryError [Errno 21] Is a directory: 'FOLDER/a'
# moved.read_text() FileNotFoundError [Errno 2] No such file or directory: 'FOLDER/moved.txt'
# path.write_text(3) TypeError data must be str, not int
# list(moved.iterdir()) FileNotFoundError [Errno 2] No such file or directory: 'FOLDER/moved.txt'
# (folder / 'a').mkdir(exist_ok=True) None
# (folder / 'a' / 'b' / 'z.txt').touch(exist_ok=False) FileExistsError [Errno 17] File exists: 'FOLDER/a/b/z.txt'
# True PosixPath('x') <class 'pathlib._local.PosixPath'> True
