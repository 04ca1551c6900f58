"""How long things may take, how many there may be, whom to trust."""

import os

DEFAULT_LIMIT = (100, 20)


class UnsetType:
    """What stands for what was not given."""


UNSET = UnsetType()


class Timeout:
    """Timeouts of a request, in seconds."""

    def __init__(self, timeout=UNSET, *, connect=UNSET, read=UNSET, write=UNSET, pool=UNSET):
        given = (connect, read, write, pool)
        if isinstance(timeout, (Timeout, tuple)):
            told = timeout.as_dict().values() if isinstance(timeout, Timeout) else timeout
            values = (*told, *(None,) * 4)[:4]
        elif all(value is not UNSET for value in given):
            values = given
        elif timeout is UNSET:
            raise ValueError("httpx.Timeout must either include a default, or set all four parameters explicitly.")
        else:
            values = tuple(timeout if value is UNSET else value for value in given)
        self.connect, self.read, self.write, self.pool = values

    def as_dict(self):
        return {name: getattr(self, name) for name in ("connect", "read", "write", "pool")}

    def __eq__(self, other):
        return isinstance(other, Timeout) and self.as_dict() == other.as_dict()

    def __repr__(self):
        if len(set(self.as_dict().values())) == 1:
            return f"Timeout(timeout={self.connect})"
        return f"Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})"


class Limits:
    """How many connections there may be."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections, self.keepalive_expiry = max_keepalive_connections, keepalive_expiry

    def __eq__(self, other):
        return isinstance(other, Limits) and self.__dict__ == other.__dict__

    def __repr__(self):
        return (f"Limits(max_connections={self.max_connections}, max_keepalive_connections={self.max_keepalive_connections}, "
                f"keepalive_expiry={self.keepalive_expiry})")


DEFAULT_TIMEOUT_CONFIG = Timeout(timeout=5.0)
DEFAULT_LIMITS = Limits(max_keepalive_connections=20, max_connections=100)


def create_ssl_context(verify=True, cert=None, trust_env=True):
    """Whom to trust, and as whom to come."""
    import ssl
    if isinstance(verify, ssl.SSLContext):
        return verify
    if verify is True:
        file, folder = (os.environ.get(name) if trust_env else None for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"))
        context = ssl.create_default_context(cafile=file, capath=folder) if file or folder else ssl.create_default_context()
    elif verify is False:
        context = ssl._create_unverified_context()
    else:
        context = ssl.create_default_context(**{"capath" if os.path.isdir(verify) else "cafile": verify})
    if cert:
        context.load_cert_chain(*((cert,) if isinstance(cert, str) else cert))
    return context
