"""Text files: modes, encodings, ends of lines, positions, iteration, errors."""

import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file.txt")
    with open(path, "w") as file:
        print(file.write("line 1\nline 2\n"), file.tell(), file.mode, file.readable(), file.writable(), file.encoding)
        print("line", 3, file=file)
    with open(path) as file:
        print([line for line in file], file.read() == "", file.closed)
    print(file.closed)
    with open(path, "a", encoding="utf-8") as file:
        file.writelines(["žluťoučký\n", "end"])
    with open(path, encoding="utf-8") as file:
        print(file.readline(), end="")
        print(file.tell(), file.read(8), file.tell())
        place = file.tell()
        print(repr(file.read()))
        file.seek(place)
        print(file.readlines())
    with open(path, encoding="latin-1") as file:
        print(ascii(file.read()[-14:]))
    with open(path, encoding="ascii", errors="replace") as file:
        print(ascii(file.read()[-14:]))
    try:
        open(path, encoding="ascii").read()
    except UnicodeDecodeError as error:
        print(error)
    with open(path, "r+", encoding="utf-8") as file:
        file.seek(5)
        file.write("X")
        file.seek(0)
        print(file.readline())
        file.truncate(6)
    with open(path) as file:
        print(repr(file.read()))
    for newline in [None, "", "\n", "\r", "\r\n"]:
        with open(path, "w", newline=newline) as file:
            file.write("a\nb\r\nc\rd")
        with open(path, "rb") as file:
            print(repr(newline), file.read())
    for newline in [None, "", "\n", "\r", "\r\n"]:
        with open(path, newline=newline) as file:
            print(repr(newline), file.readlines(), file.newlines)
    for encoding in ["utf-16", "utf-8-sig", "utf-32-le", "cp1252"]:
        with open(path, "w", encoding=encoding) as file:
            file.write("é1\n")
            file.write("é2\n")
        with open(path, "a", encoding=encoding) as file:
            file.write("é3")
        with open(path, "rb") as raw, open(path, encoding=encoding) as file:
            print(encoding, raw.read(), file.readlines())
    with open(path, "x" if not os.path.exists(path) else "w") as file:
        file.write("".join(f"{number}\n" for number in range(5000)))
    with open(path) as file:
        print(sum(map(int, file)), os.path.getsize(path))
        file.seek(0)
        next(file)
        try:
            file.tell()
        except OSError as error:
            print(error)

    TRIALS = ["open(path, 'x')", "open(path + 'no')", "open(folder)", "open(path, 'q')", "open(path, 'rw')", "open(path, 'rbt')",
              "open(path, 'rb', encoding='utf-8')", "open(path, 'r', 0)", "open(path, newline='x')", "open(None)",
              "open(1.5)", "open(path, 3)", "open('a\\0b')", "open()", "open(-1)", "open(path, encoding='nope')",
              "open(path, 'w').read()", "open(path).write('x')", "open(path).seek(1, 1)", "open(path).seek(-1)",
              "open(path, 'w').write(b'x')", "file.read()", "file.write('x')", "file.flush()", "next(file)", "file.detach()"]
    for trial in TRIALS:
        try:
            print(trial, repr(eval(trial)))
        except Exception as error:
            print(trial, type(error).__name__, str(error).replace(folder, "FOLDER"))

# output:
# 14 14 w False True UTF-8
# ['line 1\n', 'line 2\n', 'line 3\n'] True False
# True
# line 1
# 7 line 2
# l 15
# 'ine 3\nžluťoučký\nend'
# ['ine 3\n', 'žluťoučký\n', 'end']
# 'u\xc5\xa5ou\xc4\x8dk\xc3\xbd\nend'
# 'u\ufffd\ufffdou\ufffd\ufffdk\ufffd\ufffd\nend'
# 'ascii' codec can't decode byte 0xc5 in position 21: ordinal not in range(128)
# line X
#
# 'line X'
# None b'a\nb\r\nc\rd'
# '' b'a\nb\r\nc\rd'
# '\n' b'a\nb\r\nc\rd'
# '\r' b'a\rb\r\rc\rd'
# '\r\n' b'a\r\nb\r\r\nc\rd'
# None ['a\n', 'b\n', '\n', 'c\n', 'd'] ('\r', '\r\n')
# '' ['a\r\n', 'b\r', '\r\n', 'c\r', 'd'] ('\r', '\r\n')
# '\n' ['a\r\n', 'b\r\r\n', 'c\rd'] None
# '\r' ['a\r', '\nb\r', '\r', '\nc\r', 'd'] None
# '\r\n' ['a\r\n', 'b\r\r\n', 'c\rd'] None
# utf-16 b'\xff\xfe\xe9\x001\x00\n\x00\xe9\x002\x00\n\x00\xe9\x003\x00' ['é1\n', 'é2\n', 'é3']
# utf-8-sig b'\xef\xbb\xbf\xc3\xa91\n\xc3\xa92\n\xc3\xa93' ['é1\n', 'é2\n', 'é3']
# utf-32-le b'\xe9\x00\x00\x001\x00\x00\x00\n\x00\x00\x00\xe9\x00\x00\x002\x00\x00\x00\n\x00\x00\x00\xe9\x00\x00\x003\x00\x00\x00' ['é1\n', 'é2\n', 'é3']
# cp1252 b'\xe91\n\xe92\n\xe93' ['é1\n', 'é2\n', 'é3']
# 12497500 23890
# telling position disabled by next() call
# open(path, 'x') FileExistsError [Errno 17] File exists: 'FOLDER/file.txt'
# open(path + 'no') FileNotFoundError [Errno 2] No such file or directory: 'FOLDER/file.txtno'
# open(folder) IsADirectoryError [Errno 21] Is a directory: 'FOLDER'
# open(path, 'q') ValueError invalid mode: 'q'
# open(path, 'rw') ValueError must have exactly one of create/read/write/append mode
# open(path, 'rbt') ValueError can't have text and binary mode at once
# open(path, 'rb', encoding='utf-8') ValueError binary mode doesn't take an encoding argument
# open(path, 'r', 0) ValueError can't have unbuffered text I/O
# open(path, newline='x') ValueError illegal newline value: x
# open(None) TypeError expected str, bytes or os.PathLike object, not NoneType
# open(1.5) TypeError expected str, bytes or os.PathLike object, not float
# open(path, 3) TypeError open() argument 'mode' must be str, not int
# open('a\0b') ValueError embedded null byte
# open() TypeError open() missing required argument 'file' (pos 1)
# open(-1) ValueError negative file descriptor
# open(path, encoding='nope') LookupError unknown encoding: nope
# open(path, 'w').read() UnsupportedOperation not readable
# open(path).write('x') UnsupportedOperation not writable
# open(path).seek(1, 1) UnsupportedOperation can't do nonzero cur-relative seeks
# open(path).seek(-1) ValueError negative seek position -1
# open(path, 'w').write(b'x') TypeError write() argument must be str, not bytes
# file.read() ValueError I/O operation on closed file.
# file.write('x') ValueError I/O operation on closed file.
# file.flush() ValueError I/O operation on closed file.
# next(file) ValueError I/O operation on closed file.
# file.detach() ValueError I/O operation on closed file.
