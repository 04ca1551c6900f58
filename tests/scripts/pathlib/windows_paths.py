# Windows paths can be computed with on any system.
from pathlib import PurePosixPath, PureWindowsPath

path = PureWindowsPath("C:/Users/me/notes.txt")
print(path, repr(path), path.as_posix(), path.as_uri())
print(path.drive, path.root, path.anchor, path.parts)
print(path.parent, path.with_suffix(".md"), path.relative_to("c:\\users"))
print(path == PureWindowsPath("c:\\USERS\\me\\NOTES.TXT"), path.match("*.TXT"), path == PurePosixPath(path))
print(PureWindowsPath("C:a") / "b", PureWindowsPath("C:\\a") / "\\b", PureWindowsPath("C:\\a") / "D:b")
share = PureWindowsPath("//server/share/file")
print(share, share.drive, share.parents[0], share.is_absolute(), PureWindowsPath("\\a").is_absolute())
print(sorted([PureWindowsPath("B"), PureWindowsPath("a\\b"), PureWindowsPath("a")]))

# output:
# C:\Users\me\notes.txt PureWindowsPath('C:/Users/me/notes.txt') C:/Users/me/notes.txt file:///C:/Users/me/notes.txt
# C: \ C:\ ('C:\\', 'Users', 'me', 'notes.txt')
# C:\Users\me C:\Users\me\notes.md me\notes.txt
# True True False
# C:a\b C:\b D:b
# \\server\share\file \\server\share \\server\share\ True False
# [PureWindowsPath('a'), PureWindowsPath('a/b'), PureWindowsPath('B')]
