"""print and input go through sys.stdout and sys.stdin as they are at the moment."""

import io
import sys


class Tee:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)


class Recorder(io.RawIOBase):
    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, data):
        self.data += bytes(data)
        return len(data)


tee = Tee()
print("a", 1, file=tee, end="")
print(tee.pieces)
old, sys.stdout = sys.stdout, io.StringIO()
print("caught")
sys.stdout.write("more")
sys.stdout, caught = old, sys.stdout
print(repr(caught.getvalue()))
sys.stdin = io.StringIO("first\nsecond\nrest")
print(input(), input("prompt> "), sys.stdin.read())
try:
    input()
except EOFError as error:
    print(type(error).__name__, error)
recorder = Recorder()
text = io.TextIOWrapper(io.BufferedWriter(recorder), encoding="utf-8", line_buffering=True)
print("héllo", file=text)
print(recorder.data)
text.write("held")
print(recorder.data)
text.flush()
print(recorder.data)
sys.stdout.buffer.flush()
print(sys.stdout.name, sys.stdout.encoding, sys.stdin.closed, sys.__stdin__.name, sys.stderr.errors)
print(sys.stdout.fileno(), sys.stdout.writable(), sys.stdout.readable())
print("x", file=None)
sys.stdout = None
print("nowhere")
sys.stdout = old
for arguments in [dict(sep=3), dict(end=3), dict(file=3)]:
    try:
        print("x", **arguments)
    except Exception as error:
        print(type(error).__name__, error)

# output:
# ['a', ' ', '1', '']
# 'caught\nmore'
# prompt> first second rest
# EOFError EOF when reading a line
# b'h\xc3\xa9llo\n'
# b'h\xc3\xa9llo\n'
# b'h\xc3\xa9llo\nheld'
# <stdout> utf-8 False <stdin> backslashreplace
# 1 True False
# x
# TypeError sep must be None or a string, not int
# TypeError end must be None or a string, not int
# AttributeError 'int' object has no attribute 'write'
