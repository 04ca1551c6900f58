"""Abstract protocol base classes."""

from _streams import BaseProtocol, BufferedProtocol, DatagramProtocol, Protocol, SubprocessProtocol

__all__ = ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol", "BufferedProtocol")
