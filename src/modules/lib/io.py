"""The io module provides the Python interfaces to stream handling. The builtin open function is defined in this module."""

from _io import (
    BlockingIOError, BufferedIOBase, BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, BytesIO,
    DEFAULT_BUFFER_SIZE, FileIO, IncrementalNewlineDecoder, IOBase, RawIOBase, StringIO, TextIOBase, TextIOWrapper,
    UnsupportedOperation, open, open_code, text_encoding,
)

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
           "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase",
           "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
           "IncrementalNewlineDecoder"]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
