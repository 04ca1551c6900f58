"""Binary files: buffered, unbuffered, read and written at random, and their errors."""

import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file.bin")
    with open(path, "wb") as file:
        print(type(file).__name__, file.write(b"0123456789" * 3), file.tell(), file.seek(3), file.write(b"XYZ"), file.mode)
    with open(path, "rb") as file:
        print(type(file).__name__, file.read(5), file.peek(3)[:3], file.read1(2), file.tell(), file.seek(-4, 2), file.read())
        target = bytearray(6)
        file.seek(0)
        print(file.readinto(target), target, file.raw.mode, file.raw.closefd)
    with open(path, "r+b") as file:
        print(type(file).__name__, file.read(2), file.write(b"ab"), file.read(3), file.seek(0), file.read(8))
        file.seek(10)
        print(file.truncate(), file.seek(0), file.read())
    with open(path, "ab") as file:
        print(file.tell(), file.write(b"\nline\n\nlast"))
    with open(path, "rb") as file:
        print(file.readlines())
    with open(path, "rb", buffering=0) as file:
        print(type(file).__name__, file.read(3), file.tell(), file.readall(), file.readable(), file.writable())
    with open(path, "wb", buffering=0) as file:
        print(file.write(b"raw"), os.path.getsize(path))
    big = bytes(range(256)) * 200
    with open(path, "wb") as file:
        for start in range(0, len(big), 1000):
            file.write(big[start:start + 1000])
    with open(path, "rb") as file:
        print(file.read() == big, file.read())
    pair = io.BufferedRWPair(io.BytesIO(b"in"), io.BytesIO()) if False else None
    with open(path, "w+b") as file:
        print(isinstance(file, io.BufferedIOBase), isinstance(file.raw, io.RawIOBase), isinstance(file, io.IOBase))

    TRIALS = ["open(path, 'rb').write(b'x')", "open(path, 'wb').read()", "open(path, 'wb').write('x')",
              "open(path, 'rb', 0).write(b'x')", "open(path, 'wb', 0).read()", "file.read()", "file.write(b'x')",
              "file.seek(0)", "file.flush()", "file.tell()", "file.close()", "open(path, 'rb').read(-5)",
              "open(path, 'rb').seek(0, 7)", "io.BufferedReader(3)", "io.FileIO(path, 'q')", "io.RawIOBase().read()",
              "io.BufferedIOBase().read()", "io.IOBase().seek(0)"]
    for trial in TRIALS:
        try:
            print(trial, repr(eval(trial)))
        except Exception as error:
            print(trial, type(error).__name__, error)

# output:
# BufferedWriter 30 30 3 3 wb
# BufferedReader b'012XY' b'Z67' b'Z6' 7 26 b'6789'
# 6 bytearray(b'012XYZ') rb True
# BufferedRandom b'01' 2 b'YZ6' 0 b'01abYZ67'
# 10 0 b'01abYZ6789'
# 10 11
# [b'01abYZ6789\n', b'line\n', b'\n', b'last']
# FileIO b'01a' 3 b'bYZ6789\nline\n\nlast' True False
# 3 3
# True b''
# True True True
# open(path, 'rb').write(b'x') UnsupportedOperation write
# open(path, 'wb').read() UnsupportedOperation read
# open(path, 'wb').write('x') TypeError a bytes-like object is required, not 'str'
# open(path, 'rb', 0).write(b'x') UnsupportedOperation File not open for writing
# open(path, 'wb', 0).read() UnsupportedOperation File not open for reading
# file.read() ValueError read of closed file
# file.write(b'x') ValueError write to closed file
# file.seek(0) ValueError seek of closed file
# file.flush() ValueError flush of closed file
# file.tell() ValueError I/O operation on closed file
# file.close() None
# open(path, 'rb').read(-5) ValueError read length must be non-negative or -1
# open(path, 'rb').seek(0, 7) ValueError whence value 7 unsupported
# io.BufferedReader(3) AttributeError 'int' object has no attribute 'readable'
# io.FileIO(path, 'q') ValueError invalid mode: q
# io.RawIOBase().read() NotImplementedError 
# io.BufferedIOBase().read() UnsupportedOperation read
# io.IOBase().seek(0) UnsupportedOperation seek
