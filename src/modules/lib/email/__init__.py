"""Messages of e-mail: headers and a body. `message` has them; nothing here sends or receives."""

__all__ = ["message_from_string", "message_from_bytes", "message_from_file", "message_from_binary_file"]


def message_from_string(s, *args, **kws):
    """Parse a string into a Message object model."""
    from .message import _parsed

    return _parsed(s, *args, **kws)


def message_from_bytes(s, *args, **kws):
    """Parse a bytes string into a Message object model."""
    return message_from_string(s.decode("ascii", "surrogateescape"), *args, **kws)


def message_from_file(fp, *args, **kws):
    """Read a file and parse its contents into a Message object model."""
    return message_from_string(fp.read(), *args, **kws)


def message_from_binary_file(fp, *args, **kws):
    """Read a binary file and parse its contents into a Message object model."""
    return message_from_bytes(fp.read(), *args, **kws)
