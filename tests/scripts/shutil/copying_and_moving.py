"""shutil, glob, fnmatch and tempfile."""

import fnmatch
import glob
import os
import shutil
import tempfile

with tempfile.TemporaryDirectory(prefix="own") as folder:
    print(os.path.basename(folder)[:3], os.path.isdir(folder))
    os.chdir(folder)
    os.makedirs("a/b")
    for name in ["a/x.py", "a/b/y.txt", "a/.hidden"]:
        with open(name, "w") as file:
            file.write(name)
    print(shutil.copy("a/x.py", "copy.py"), shutil.copy2("a/x.py", "a/b"), shutil.copyfile("copy.py", "again.py"))
    print(shutil.copytree("a", "tree", ignore=shutil.ignore_patterns("*.txt")), sorted(os.listdir("tree")), os.listdir("tree/b"))
    print(shutil.move("copy.py", "tree"), os.path.exists("copy.py"), shutil.move("tree", "moved"))
    for pattern in ["*", "a/*", "**/*.py", "a/.*", "[am]*", "*.none"]:
        print(pattern, sorted(glob.glob(pattern, recursive=True)))
    print(glob.escape("a[1]*"), sorted(glob.iglob("**/b/", recursive=True)))
    for trial in ["shutil.copy('again.py', 'again.py')", "shutil.copyfile('nope', 'x')", "shutil.rmtree('nope')",
                  "shutil.copytree('a', 'moved')", "shutil.move('nope', 'x')", "shutil.rmtree('nope', ignore_errors=True)"]:
        try:
            print(trial, eval(trial))
        except Exception as error:
            print(trial, type(error).__name__, error)
    shutil.rmtree("a")
    print(sorted(os.listdir()))
    with tempfile.NamedTemporaryFile("w+", suffix=".txt", dir=folder) as file:
        file.write("kept")
        file.seek(0)
        print(file.read(), os.path.basename(file.name).endswith(".txt"), os.path.exists(file.name))
    print(os.path.exists(file.name))
    with tempfile.SpooledTemporaryFile(max_size=4) as file:
        file.write(b"123")
        print(file._rolled)
        file.write(b"456")
        file.seek(0)
        print(file._rolled, file.read())
    os.chdir("/")
print(os.path.exists(folder))
print([fnmatch.fnmatchcase(name, "[!a]?*.py") for name in ["bcd.py", "abc.py", "b.py"]], fnmatch.translate("a*[!x]?"),
      fnmatch.filter(["a.py", "b.txt"], "*.py"))

# output:
# own True
# copy.py a/b/x.py again.py
# tree ['.hidden', 'b', 'x.py'] ['x.py']
# tree/copy.py False moved
# * ['a', 'again.py', 'moved']
# a/* ['a/b', 'a/x.py']
# **/*.py ['a/b/x.py', 'a/x.py', 'again.py', 'moved/b/x.py', 'moved/copy.py', 'moved/x.py']
# a/.* ['a/.hidden']
# [am]* ['a', 'again.py', 'moved']
# *.none []
# a[[]1][*] ['a/b/', 'moved/b/']
# shutil.copy('again.py', 'again.py') SameFileError 'again.py' and 'again.py' are the same file
# shutil.copyfile('nope', 'x') FileNotFoundError [Errno 2] No such file or directory: 'nope'
# shutil.rmtree('nope') FileNotFoundError [Errno 2] No such file or directory: 'nope'
# shutil.copytree('a', 'moved') FileExistsError [Errno 17] File exists: 'moved'
# shutil.move('nope', 'x') FileNotFoundError [Errno 2] No such file or directory: 'nope'
# shutil.rmtree('nope', ignore_errors=True) None
# ['again.py', 'moved']
# kept True True
# False
# False
# True b'123456'
# False
# [True, False, False] (?s:a.*[^x].)\Z ['a.py']
