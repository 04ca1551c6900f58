"""How long connecting and reading may take."""


class Timeout:
    """Seconds for connecting and for reading; `total` stands for what is not given."""

    def __init__(self, total=None, connect=None, read=None):
        for name, value in (("connect", connect), ("read", read), ("total", total)):
            if value is None:
                continue
            try:
                number = float(value)
            except (TypeError, ValueError):
                raise ValueError(f"Timeout value {name} was {value}, but it must be an int, float or None.") from None
            if number <= 0:
                raise ValueError(f"Attempted to set {name} timeout to {value}, but the timeout cannot be set to a value less "
                                 "than or equal to 0.")
        self.total = total
        self._connect, self._read = connect, read

    def __repr__(self):
        return f"{type(self).__name__}(connect={self._connect!r}, read={self._read!r}, total={self.total!r})"

    @property
    def connect_timeout(self):
        return self.total if self._connect is None else self._connect

    @property
    def read_timeout(self):
        return self.total if self._read is None else self._read
