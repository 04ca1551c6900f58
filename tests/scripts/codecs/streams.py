"""Streams of `codecs` that decode what is read and encode what is written."""
import codecs, io

raw = io.BytesIO("zeile eins\nzwei ü\r\ndrei €".encode())
reader = codecs.getreader("utf-8")(raw)
print(repr(reader.readline()), repr(next(reader)), repr(reader.read()), repr(reader.read()))
reader.seek(0)
print(reader.readlines(), [line for line in codecs.getreader("utf-8")(io.BytesIO(b"a\nb\n"))])
print(codecs.getreader("utf-16")(io.BytesIO("wörter".encode("utf-16"))).read(), repr(codecs.getreader("latin-1")(io.BytesIO(b"\xe4bc")).read(chars=2)))
out = io.BytesIO()
writer = codecs.getwriter("utf-16")(out)
writer.write("a")
writer.writelines(["b", "ü"])
print(out.getvalue(), writer.getvalue() == out.getvalue(), issubclass(codecs.getwriter("ascii"), codecs.StreamWriter))
try:
    codecs.getwriter("ascii")(io.BytesIO()).write("é")
except UnicodeEncodeError as error:
    print(error)
print(codecs.getwriter("ascii")(io.BytesIO(), "replace").errors)
both = codecs.StreamReaderWriter(io.BytesIO(b"x\ny"), codecs.getreader("utf-8"), codecs.getwriter("utf-8"))
print(repr(both.readline()), both.read())
try:
    codecs.getreader("nope")
except LookupError as error:
    print(error)
print(codecs.escape_decode(b"a\\n\\x41\\101"))

# output:
# 'zeile eins\n' 'zwei ü\r\n' 'drei €' ''
# ['zeile eins\n', 'zwei ü\r\n', 'drei €'] ['a\n', 'b\n']
# wörter 'äb'
# b'\xff\xfea\x00b\x00\xfc\x00' True True
# 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# replace
# 'x\n' y
# unknown encoding: nope
# (b'a\nAA', 11)
