"""BytesIO: reading, writing, positions, the buffer, closing."""

import io

stream = io.BytesIO(b"one\ntwo\nthree")
print(stream.readline(), stream.read(2), stream.tell(), stream.read(), stream.read())
stream.seek(0)
print(list(stream), stream.readlines(), stream.seek(-5, 2), stream.read1(3))
target = bytearray(4)
stream.seek(2)
print(stream.readinto(target), target)
stream.seek(0, io.SEEK_END)
print(stream.write(b"!"), stream.write(bytearray(b"?")), stream.getvalue())
stream.seek(20)
stream.write(memoryview(b"xy"))
print(stream.getvalue())
print(stream.truncate(5), stream.getvalue(), stream.tell())
view = stream.getbuffer()
view[0] = 79
print(stream.getvalue(), len(view))
try:
    stream.write(b"more")
except BufferError as error:
    print(error)
view.release()
print(stream.readable(), stream.writable(), stream.seekable(), stream.isatty(), stream.closed)
with io.BytesIO() as inner:
    inner.writelines([b"a", b"bc"])
    print(inner.getvalue())
print(inner.closed)
text = io.TextIOWrapper(io.BytesIO("žluť\r\nx".encode("utf-8")), encoding="utf-8")
print(text.read(2), text.tell(), text.read())

TRIALS = ["inner.read()", "inner.getvalue()", "inner.write(b'x')", "stream.write('x')", "stream.write(3)", "stream.seek(-1)",
          "stream.seek(0, 9)", "stream.truncate(-1)", "stream.read('a')", "stream.detach()", "stream.fileno()",
          "io.BytesIO('a')", "next(io.BytesIO())", "inner.__enter__()", "stream.readinto(b'x')"]
for trial in TRIALS:
    try:
        print(trial, repr(eval(trial)))
    except Exception as error:
        print(trial, type(error).__name__, error)

# output:
# b'one\n' b'tw' 6 b'o\nthree' b''
# [b'one\n', b'two\n', b'three'] [] 8 b'thr'
# 4 bytearray(b'e\ntw')
# 1 1 b'one\ntwo\nthree!?'
# b'one\ntwo\nthree!?\x00\x00\x00\x00\x00xy'
# 5 b'one\nt' 22
# b'One\nt' 5
# Existing exports of data: object cannot be re-sized
# True True True False False
# b'abc'
# True
# žl 3 uť
# x
# inner.read() ValueError I/O operation on closed file.
# inner.getvalue() ValueError I/O operation on closed file.
# inner.write(b'x') ValueError I/O operation on closed file.
# stream.write('x') TypeError a bytes-like object is required, not 'str'
# stream.write(3) TypeError a bytes-like object is required, not 'int'
# stream.seek(-1) ValueError negative seek value -1
# stream.seek(0, 9) ValueError invalid whence (9, should be 0, 1 or 2)
# stream.truncate(-1) ValueError negative size value -1
# stream.read('a') TypeError argument should be integer or None, not 'str'
# stream.detach() UnsupportedOperation detach
# stream.fileno() UnsupportedOperation fileno
# io.BytesIO('a') TypeError a bytes-like object is required, not 'str'
# next(io.BytesIO()) StopIteration 
# inner.__enter__() ValueError I/O operation on closed file.
# stream.readinto(b'x') TypeError readinto() argument must be read-write bytes-like object, not bytes
