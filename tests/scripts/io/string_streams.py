"""StringIO: reading, writing, positions, ends of lines, closing."""

import io

stream = io.StringIO("one\ntwo\nthree")
print(stream.readline(), stream.read(2), stream.tell(), stream.read(), repr(stream.read()))
stream.seek(0)
print(list(stream), stream.tell())
stream.seek(0, 2)
print(stream.write("!\n"), stream.getvalue())
stream.seek(4)
stream.write("TWO")
print(stream.getvalue().splitlines())
print(stream.truncate(3), stream.getvalue(), stream.tell())
stream.seek(6)
stream.write("x")
print(repr(stream.getvalue()))
print(io.StringIO("a\r\nb\rc\n").readlines(), io.StringIO("a\r\nb\rc\n", newline=None).readlines())
print(io.StringIO("a\r\nb\rc\n", newline="").readlines(), io.StringIO("a\nb", newline="\r\n").getvalue().encode())
universal = io.StringIO("a\r\nb\r", newline=None)
print(universal.newlines, io.StringIO("").newlines)
print(stream.readable(), stream.writable(), stream.seekable(), stream.isatty(), stream.closed, stream.line_buffering)
with io.StringIO() as inner:
    print("printed", 1, 2, sep="-", file=inner)
    print(inner.getvalue().encode())
print(inner.closed)
print(io.StringIO("x" * 5).readlines(2), io.StringIO("a\nb\nc\n").readlines(3))

TRIALS = ["inner.read()", "inner.getvalue()", "inner.write('x')", "stream.write(b'x')", "stream.write(3)", "stream.seek(-1)",
          "stream.seek(1, 1)", "stream.seek(0, 9)", "stream.truncate(-1)", "stream.read('a')", "stream.detach()",
          "stream.fileno()", "io.StringIO(3)", "io.StringIO('a', newline='x')", "next(io.StringIO(''))", "inner.__enter__()"]
for trial in TRIALS:
    try:
        print(trial, repr(eval(trial)))
    except Exception as error:
        print(trial, type(error).__name__, error)

# output:
# one
#  tw 6 o
# three ''
# ['one\n', 'two\n', 'three'] 13
# 2 one
# two
# three!
#
# ['one', 'TWO', 'three!']
# 3 one 7
# 'one\x00\x00\x00x'
# ['a\r\n', 'b\rc\n'] ['a\n', 'b\n', 'c\n']
# ['a\r\n', 'b\r', 'c\n'] b'a\r\nb'
# ('\r', '\r\n') None
# True True True False False False
# b'printed-1-2\n'
# True
# ['xxxxx'] ['a\n', 'b\n']
# inner.read() ValueError I/O operation on closed file
# inner.getvalue() ValueError I/O operation on closed file
# inner.write('x') ValueError I/O operation on closed file
# stream.write(b'x') TypeError string argument expected, got 'bytes'
# stream.write(3) TypeError string argument expected, got 'int'
# stream.seek(-1) ValueError Negative seek position -1
# stream.seek(1, 1) OSError Can't do nonzero cur-relative seeks
# stream.seek(0, 9) ValueError Invalid whence (9, should be 0, 1 or 2)
# stream.truncate(-1) ValueError Negative size value -1
# stream.read('a') TypeError argument should be integer or None, not 'str'
# stream.detach() UnsupportedOperation detach
# stream.fileno() UnsupportedOperation fileno
# io.StringIO(3) TypeError initial_value must be str or None, not int
# io.StringIO('a', newline='x') ValueError illegal newline value: 'x'
# next(io.StringIO('')) StopIteration 
# inner.__enter__() ValueError I/O operation on closed file.
