"""Streams that encode what is written to them and decode what is read: StreamWriter, StreamReader, StreamReaderWriter of `codecs`.

They work with the incremental halves of a codec, so that a character may be cut where a read ends.
"""


class StreamWriter:
    """Writes text to a stream of bytes."""

    _codec = None

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._encoder = self._codec.incrementalencoder(errors)

    def write(self, object):
        """Writes the object's contents encoded to self.stream."""
        self.stream.write(self._encoder.encode(object))

    def writelines(self, list):
        """Writes the concatenated list of strings to the stream using .write()."""
        self.write("".join(list))

    def reset(self):
        """Resets the codec buffers used for keeping internal state."""
        self._encoder.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader:
    """Reads text from a stream of bytes."""

    _codec = None

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._decoder = self._codec.incrementaldecoder(errors)
        self._text = ""

    def _more(self, size):
        """Whether there was anything more to read."""
        data = self.stream.read() if size < 0 else self.stream.read(size)
        self._text += self._decoder.decode(data, size < 0)
        return bool(data)

    def read(self, size=-1, chars=-1, firstline=False):
        """Decodes data from the stream self.stream and returns the resulting object.

        chars indicates the number of decoded code points or bytes to return; size indicates the approximate maximum number of
        encoded bytes or code points to read for decoding.
        """
        if chars < 0 and size < 0:
            self._more(-1)
        elif chars < 0:
            if not self._text:
                self._more(size)
        else:
            while len(self._text) < chars and self._more(size if size > 0 else 72):
                pass
        count = len(self._text) if chars < 0 else chars
        text, self._text = self._text[:count], self._text[count:]
        return text

    def readline(self, size=None, keepends=True):
        """Read one line from the input stream and return the decoded data."""
        while True:
            lines = self._text.splitlines(keepends=True)
            # The last line read so far may go on, and a carriage return may be half of a line end.
            if len(lines) > 1 or lines and lines[0] != lines[0].rstrip("\r\n") and not lines[0].endswith("\r"):
                break
            if not self._more(72 if size is None else size):
                break
        line = lines[0] if lines else ""
        self._text = self._text[len(line):]
        return line if keepends else "".join(line.splitlines()[:1])

    def readlines(self, sizehint=None, keepends=True):
        """Read all lines available on the input stream and return them as a list."""
        return self.read().splitlines(keepends)

    def reset(self):
        """Resets the codec buffers used for keeping internal state."""
        self._decoder.reset()
        self._text = ""

    def seek(self, offset, whence=0):
        """Set the input stream's current position."""
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        """Return the next decoded line from the input stream."""
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReaderWriter:
    """A stream that is read by one class and written by another."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


for _class in (StreamReader, StreamWriter, StreamReaderWriter):
    _class.__module__ = "codecs"


def reader_of(codec):
    """The class that reads by this codec."""
    return codec.streamreader or type("StreamReader", (StreamReader,), {"_codec": codec, "__module__": "codecs"})


def writer_of(codec):
    """The class that writes by this codec."""
    return codec.streamwriter or type("StreamWriter", (StreamWriter,), {"_codec": codec, "__module__": "codecs"})
