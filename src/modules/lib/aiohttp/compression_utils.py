"""Compression of bodies by the names that aiohttp has for it: gzip and deflate."""

import _http

__all__ = ("ZLibCompressor", "ZLibDecompressor", "encoding_to_mode")

HAS_BROTLI = HAS_ZSTD = False
_WINDOW = 15


def encoding_to_mode(encoding=None, suppress_deflate_header=False):
    """The number that zlib has for a coding."""
    if encoding == "gzip":
        return 16 + _WINDOW
    return -_WINDOW if suppress_deflate_header else _WINDOW


class ZLibCompressor:
    """Compresses a body that comes in parts."""

    def __init__(self, encoding=None, suppress_deflate_header=False, level=None, wbits=None, strategy=None, executor=None,
                 max_sync_chunk_size=4096):
        if suppress_deflate_header or wbits is not None and wbits not in (_WINDOW, 16 + _WINDOW):
            raise ValueError("only gzip, and deflate with a head, can be written")
        self._machine = _http.Compressor("gzip" if encoding == "gzip" or wbits == 16 + _WINDOW else "deflate")

    def compress_sync(self, data):
        """What can be sent of it."""
        return self._machine.feed(data)

    async def compress(self, data):
        """What can be sent of it."""
        return self._machine.feed(data)

    def flush(self, mode=None):
        """The rest."""
        return self._machine.finish()


class ZLibDecompressor:
    """Decompresses a body that comes in parts."""

    def __init__(self, encoding=None, suppress_deflate_header=False, executor=None, max_sync_chunk_size=4096):
        self._machine = _http.Inflater("gzip" if encoding == "gzip" else "deflate")

    def decompress_sync(self, data, max_length=0):
        """What the data stands for."""
        found = self._machine.feed(data, max_length or 2 ** 28)
        if found is None:
            raise ValueError("Decompressed data is larger than it may be")
        return found

    async def decompress(self, data, max_length=0):
        """What the data stands for."""
        return self.decompress_sync(data, max_length)

    def flush(self, length=0):
        """Nothing is held back."""
        return b""
