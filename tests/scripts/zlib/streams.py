import zlib

data = b"The quick brown fox jumps over the lazy dog. " * 200
for bits in (15, -15, 31):
    packer = zlib.compressobj(level=9, wbits=bits)
    packed = packer.compress(data[:1000]) + packer.compress(data[1000:]) + packer.flush()
    unpacker = zlib.decompressobj(wbits=bits)
    parts = [unpacker.decompress(packed[at:at + 7]) for at in range(0, len(packed), 7)]
    print(len(packed) < 300, b"".join(parts) == data, unpacker.eof, unpacker.unused_data)
    print(zlib.decompress(packed, wbits=bits) == data)

packed = zlib.compress(data)
unpacker = zlib.decompressobj()
first = unpacker.decompress(packed, max_length=100)
print(len(first), len(unpacker.unconsumed_tail) > 0, unpacker.eof)
rest = unpacker.decompress(unpacker.unconsumed_tail) + unpacker.flush()
print(first + rest == data, unpacker.eof)
unpacker = zlib.decompressobj()
print(unpacker.decompress(packed + b"after") == data, unpacker.unused_data)

gzip = zlib.compressobj(wbits=31)
gzip = gzip.compress(b"both") + gzip.flush()
print(zlib.decompressobj(wbits=47).decompress(gzip), zlib.decompressobj(wbits=47).decompress(zlib.compress(b"kinds")))

packer = zlib.compressobj()
begun = packer.compress(b"now") + packer.flush(zlib.Z_SYNC_FLUSH)
print(zlib.decompressobj().decompress(begun))
for wrong in (lambda: zlib.decompressobj().decompress(b"nonsense"), lambda: zlib.decompress(packed[:-9]),
              lambda: zlib.decompressobj(wbits=31).decompress(packed)):
    try:
        wrong()
    except zlib.error as error:
        print(error)

# output:
# True True True b''
# True
# True True True b''
# True
# True True True b''
# True
# 100 True False
# True True
# True b'after'
# b'both' b'kinds'
# b'now'
# Error -3 while decompressing data: incorrect header check
# Error -5 while decompressing data: incomplete or truncated stream
# Error -3 while decompressing data: incorrect header check
