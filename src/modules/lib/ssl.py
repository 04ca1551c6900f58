"""TLS: contexts, errors, and sockets wrapped in it."""

import _ssl

if not hasattr(_ssl, "Context"):
    raise ImportError("TLS is not part of this build of coroscope")

import base64 as _base64
import os
import socket as _socket_module
from enum import IntEnum as _IntEnum, IntFlag as _IntFlag
from _ssl import Context as _Context

OPENSSL_VERSION_NUMBER = 0x30000000
OPENSSL_VERSION = "rustls (in place of OpenSSL)"
OPENSSL_VERSION_INFO = (3, 0, 0, 0, 0)
HAS_SNI = HAS_ALPN = HAS_ECDH = HAS_NEVER_CHECK_COMMON_NAME = HAS_TLSv1_2 = HAS_TLSv1_3 = True
HAS_SSLv2 = HAS_SSLv3 = HAS_TLSv1 = HAS_TLSv1_1 = HAS_NPN = HAS_PSK = False
PEM_HEADER, PEM_FOOTER = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
SOL_SOCKET, SO_TYPE, socket_error = _socket_module.SOL_SOCKET, _socket_module.SO_TYPE, OSError


class SSLError(OSError):
    """An error occurred in the SSL implementation."""

    def _marked(self):
        """Library and reason, as they stand in brackets: `[SSL: WRONG_VERSION_NUMBER]`, `[SSL]`."""
        text = self.args[1] if len(self.args) > 1 else ""
        if not isinstance(text, str) or not text.startswith("["):
            return None, None
        library, _, reason = text[1:text.find("]")].partition(": ")
        return library, reason or None

    @property
    def reason(self):
        return self._marked()[1]

    @property
    def library(self):
        return self._marked()[0]

    def __str__(self):
        return str(self.strerror if isinstance(self.strerror, str) else self.args)


class SSLZeroReturnError(SSLError):
    """SSL/TLS session closed cleanly."""


class SSLWantReadError(SSLError):
    """Non-blocking SSL socket needs to read more data."""


class SSLWantWriteError(SSLError):
    """Non-blocking SSL socket needs to write more data."""


class SSLSyscallError(SSLError):
    """System error when attempting SSL operation."""


class SSLEOFError(SSLError):
    """SSL/TLS connection terminated abruptly."""


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate could not be verified."""

    @property
    def verify_message(self):
        text = self.args[1] if len(self.args) > 1 else ""
        return text.split("certificate verify failed: ")[-1].split(" (_ssl")[0]

    @property
    def verify_code(self):
        return {"certificate has expired": 10, "self-signed certificate": 18,
                "unable to get local issuer certificate": 20}.get(self.verify_message, 62)


CertificateError = SSLCertVerificationError
_members = {"PROTOCOL_TLS": 2, "PROTOCOL_TLS_CLIENT": 16, "PROTOCOL_TLS_SERVER": 17}
_SSLMethod = _IntEnum("_SSLMethod", list(_members.items()), module=__name__)
PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = _SSLMethod
PROTOCOL_SSLv23 = PROTOCOL_TLS
VerifyMode = _IntEnum("VerifyMode", [("CERT_NONE", 0), ("CERT_OPTIONAL", 1), ("CERT_REQUIRED", 2)], module=__name__)
CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = VerifyMode
TLSVersion = _IntEnum("TLSVersion", [("MINIMUM_SUPPORTED", -2), ("SSLv3", 768), ("TLSv1", 769), ("TLSv1_1", 770),
                                     ("TLSv1_2", 771), ("TLSv1_3", 772), ("MAXIMUM_SUPPORTED", -1)], module=__name__)
Options = _IntFlag("Options", [("OP_NO_SSLv2", 0), ("OP_SINGLE_DH_USE", 0), ("OP_SINGLE_ECDH_USE", 0),
                               ("OP_LEGACY_SERVER_CONNECT", 4), ("OP_ENABLE_KTLS", 8),
                               ("OP_IGNORE_UNEXPECTED_EOF", 0x80), ("OP_NO_TICKET", 0x4000),
                               ("OP_NO_COMPRESSION", 0x20000), ("OP_ENABLE_MIDDLEBOX_COMPAT", 0x100000),
                               ("OP_CIPHER_SERVER_PREFERENCE", 0x400000), ("OP_NO_SSLv3", 0x2000000),
                               ("OP_NO_TLSv1", 0x4000000), ("OP_NO_TLSv1_2", 0x8000000), ("OP_NO_TLSv1_1", 0x10000000),
                               ("OP_NO_TLSv1_3", 0x20000000), ("OP_NO_RENEGOTIATION", 0x40000000),
                               ("OP_ALL", 0x80000050)], module=__name__)
globals().update(Options.__members__)
VerifyFlags = _IntFlag("VerifyFlags", [("VERIFY_DEFAULT", 0), ("VERIFY_CRL_CHECK_LEAF", 4), ("VERIFY_CRL_CHECK_CHAIN", 12),
                                       ("VERIFY_X509_STRICT", 32), ("VERIFY_ALLOW_PROXY_CERTS", 64),
                                       ("VERIFY_X509_TRUSTED_FIRST", 32768), ("VERIFY_X509_PARTIAL_CHAIN", 524288)],
                       module=__name__)
globals().update(VerifyFlags.__members__)


# What contexts begin with.
_OPTIONS = (Options.OP_ALL | Options.OP_NO_SSLv3 | Options.OP_CIPHER_SERVER_PREFERENCE | Options.OP_NO_COMPRESSION
            | Options.OP_ENABLE_MIDDLEBOX_COMPAT)
# The suites that there are: name, protocol, bits, exchange of keys, kind of key, cipher.
_SUITES = [("TLS_AES_256_GCM_SHA384", "TLSv1.3", 256, "any", "any", "aes-256-gcm"),
           ("TLS_CHACHA20_POLY1305_SHA256", "TLSv1.3", 256, "any", "any", "chacha20-poly1305"),
           ("TLS_AES_128_GCM_SHA256", "TLSv1.3", 128, "any", "any", "aes-128-gcm"),
           ("ECDHE-ECDSA-AES256-GCM-SHA384", "TLSv1.2", 256, "ecdhe", "ecdsa", "aes-256-gcm"),
           ("ECDHE-RSA-AES256-GCM-SHA384", "TLSv1.2", 256, "ecdhe", "rsa", "aes-256-gcm"),
           ("ECDHE-ECDSA-AES128-GCM-SHA256", "TLSv1.2", 128, "ecdhe", "ecdsa", "aes-128-gcm"),
           ("ECDHE-RSA-AES128-GCM-SHA256", "TLSv1.2", 128, "ecdhe", "rsa", "aes-128-gcm"),
           ("ECDHE-ECDSA-CHACHA20-POLY1305", "TLSv1.2", 256, "ecdhe", "ecdsa", "chacha20-poly1305"),
           ("ECDHE-RSA-CHACHA20-POLY1305", "TLSv1.2", 256, "ecdhe", "rsa", "chacha20-poly1305")]
# What lists of ciphers may name besides suites.
_CIPHER_WORDS = frozenset("""ALL DEFAULT COMPLEMENTOFDEFAULT HIGH MEDIUM ECDHE EECDH kECDHE kEECDH ECDH DHE EDH kDHE DH RSA kRSA aRSA
    ECDSA aECDSA AES AES128 AES256 AESGCM AESCCM CHACHA20 CAMELLIA ARIA SHA SHA1 SHA256 SHA384 TLSv1 TLSv1.0 TLSv1.2 SSLv3 PSK
    """.split())


class Purpose:
    """What a context is for."""

    SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
    CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"


def _content(path):
    """What a file holds; its failures do not name it, as those of OpenSSL."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise OSError(error.errno, error.strerror) from None


def _certificates(text):
    """The certificates of a PEM text, or the one that is given as it is."""
    if isinstance(text, (bytes, bytearray)) and PEM_HEADER.encode() not in text:
        return [bytes(text)]
    text = text if isinstance(text, str) else text.decode("ascii", "replace")
    return [_base64.b64decode(block.partition(PEM_FOOTER)[0]) for block in text.split(PEM_HEADER)[1:]]


class SSLContext:
    """Settings of TLS connections."""

    sslsocket_class = None

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol = _SSLMethod(protocol)
        self._context = _Context()
        client = protocol == PROTOCOL_TLS_CLIENT
        self._verify_mode = CERT_REQUIRED if client else CERT_NONE
        self._check_hostname = client
        self.options = _OPTIONS
        self.minimum_version = TLSVersion.TLSv1_2
        self.maximum_version = TLSVersion.MAXIMUM_SUPPORTED
        self.verify_flags = VerifyFlags.VERIFY_X509_TRUSTED_FIRST
        self.post_handshake_auth = False
        self.keylog_filename = None
        self.sni_callback = None
        # The texts that certificates were loaded from.
        self._trusted = []

    def __repr__(self):
        return f"<ssl.SSLContext object at 0x{id(self):x}>"

    @property
    def verify_mode(self):
        return self._verify_mode

    @verify_mode.setter
    def verify_mode(self, value):
        if value == CERT_NONE and self._check_hostname:
            raise ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
        self._verify_mode = VerifyMode(value)

    @property
    def check_hostname(self):
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, value):
        self._check_hostname = bool(value)
        if value and self._verify_mode == CERT_NONE:
            self._verify_mode = CERT_REQUIRED

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        """Trust what the system trusts."""
        self._context.trust_system()

    def set_default_verify_paths(self):
        """Trust what the system trusts."""
        self._context.trust_system()

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        """Trust the certificates of a file, a folder, or a text."""
        if cafile is None and capath is None and cadata is None:
            raise TypeError("cafile, capath and cadata cannot be all omitted")
        if cafile is not None:
            text = _content(cafile)
            if PEM_HEADER.encode() not in text:
                raise SSLError(136, "[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found (_ssl.c:4168)")
            self._trust(text)
        # A folder that cannot be read holds nothing; what is no certificate is passed over.
        if capath is not None and os.path.isdir(capath):
            for name in sorted(os.listdir(capath)):
                try:
                    with open(os.path.join(capath, name), "rb") as file:
                        self._context.trust(file.read())
                except OSError:
                    pass
        if cadata is not None:
            if isinstance(cadata, str) and PEM_HEADER not in cadata:
                raise SSLError(0, "no start line: cadata does not contain a certificate (_ssl.c:4035)")
            self._trust(cadata)

    def _trust(self, certificates):
        self._context.trust(certificates)
        self._trusted.append(certificates)

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        """Use a certificate and its key."""
        if password is not None:
            raise NotImplementedError("keys with a password are not part of coroscope")
        chain = _content(certfile)
        if b"-----BEGIN " not in chain or b"CERTIFICATE-----" not in chain:
            raise SSLError(524297, "[SSL] PEM lib (_ssl.c:3916)")
        key = chain if keyfile is None else _content(keyfile)
        if b"PRIVATE KEY-----" not in key:
            raise SSLError(524297, "[SSL] PEM lib (_ssl.c:3937)")
        self._context.identify(chain, key)

    def cert_store_stats(self):
        count = self._context.roots
        return {"x509": count, "crl": 0, "x509_ca": count}

    def get_ca_certs(self, binary_form=False):
        """The certificates that were loaded to be trusted."""
        found = [der for text in self._trusted for der in _certificates(text)]
        if binary_form:
            return found
        from _certificate import taken_apart
        return [taken_apart(der) for der in found]

    def get_ciphers(self):
        """The cipher suites that there are."""
        return [{"name": name, "protocol": protocol, "strength_bits": bits, "alg_bits": bits, "aead": True, "symmetric": cipher,
                 "digest": None, "kea": f"kx-{exchange}", "auth": f"auth-{kind}"}
                for name, protocol, bits, exchange, kind, cipher in _SUITES]

    def session_stats(self):
        """How often sessions were resumed, which nobody counts."""
        names = ("number", "connect", "connect_good", "connect_renegotiate", "accept", "accept_good", "accept_renegotiate",
                 "hits", "misses", "timeouts", "cache_full")
        return dict.fromkeys(names, 0)

    def set_alpn_protocols(self, alpn_protocols):
        """Offer protocols above TLS."""
        self._context.offer(alpn_protocols)

    def set_ciphers(self, ciphers):
        """The cipher suites are rustls's own choice, all of them safe; a list that names none is refused."""
        for word in ciphers.replace(",", ":").replace(" ", ":").split(":"):
            parts = word.lstrip("+").split("+")
            if word[:1] not in ("!", "-", "@") and all(part in _CIPHER_WORDS or "-" in part for part in parts):
                return
        raise SSLError("No cipher can be selected.")

    def set_ecdh_curve(self, name):
        """The curves are rustls's own choice."""

    def _session(self, server_side, server_hostname):
        if self._check_hostname and not server_side and not server_hostname:
            raise ValueError("check_hostname requires server_hostname")
        # The lowest and the highest version that there is stand for themselves.
        lowest = {-2: 771, -1: 772}.get(self.minimum_version, self.minimum_version)
        highest = {-2: 771, -1: 772}.get(self.maximum_version, self.maximum_version)
        self._context.demand(int(self._verify_mode), self._check_hostname and not server_side,
                             not lowest <= 771 <= highest or bool(self.options & Options.OP_NO_TLSv1_2),
                             not lowest <= 772 <= highest or bool(self.options & Options.OP_NO_TLSv1_3))
        return self._context.server() if server_side else self._context.client(server_hostname or "invalid.")

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                    server_hostname=None, session=None):
        """A socket over TLS."""
        return SSLSocket(self, sock, server_side, do_handshake_on_connect, server_hostname)


class SSLSocket:
    """A blocking socket over TLS."""

    def __init__(self, context, sock, server_side, handshake, server_hostname):
        self.context, self.server_side, self.server_hostname = context, server_side, server_hostname
        self._sock = sock
        self._session = context._session(server_side, server_hostname)
        self._plain = b""
        if handshake:
            self.do_handshake()

    def _flush(self):
        data = self._session.output()
        if data:
            self._sock.sendall(data)

    def do_handshake(self):
        """Perform the TLS handshake."""
        self._flush()
        while self._session.handshaking:
            data = self._sock.recv(65536)
            if not data:
                raise SSLEOFError(8, "[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:1020)")
            try:
                self._plain += self._session.feed(data)
            finally:
                self._flush()

    def recv(self, bufsize=1024, flags=0):
        """Receive plain bytes."""
        while not self._plain and not self._session.ended:
            data = self._sock.recv(65536)
            if not data:
                break
            self._plain += self._session.feed(data)
            self._flush()
        data, self._plain = self._plain[:bufsize], self._plain[bufsize:]
        return data

    read = recv

    def recv_into(self, buffer, nbytes=None, flags=0):
        data = self.recv(nbytes or len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def send(self, data, flags=0):
        self.sendall(data)
        return len(data)

    write = send

    def sendall(self, data, flags=0):
        self._session.write(data)
        self._flush()

    def version(self):
        return self._session.facts()[0]

    def cipher(self):
        version, suite = self._session.facts()[:2]
        return None if suite is None else (suite, version, 256 if "256" in suite.split("_WITH_")[-1] else 128)

    def selected_alpn_protocol(self):
        return self._session.facts()[2]

    def getpeercert(self, binary_form=False):
        found = self._session.facts()[3]
        if binary_form or found is None:
            return found
        if self.context.verify_mode == CERT_NONE:
            return {}
        from _certificate import taken_apart
        return taken_apart(found)

    def unwrap(self):
        self._session.end()
        self._flush()
        return self._sock

    def makefile(self, mode="r", buffering=None, **options):
        self._sock._io_refs += 1
        return _socket_module.socket.makefile(self, mode, buffering, **options)

    _io_refs = 0

    def _decref_socketios(self):
        pass

    def close(self):
        try:
            self._session.end()
            self._flush()
        except OSError:
            pass
        self._sock.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._sock, name)


class SSLObject:
    """What asyncio tells of a connection's TLS (`get_extra_info('ssl_object')`)."""

    def __init__(self, context, session, server_side, server_hostname):
        self.context, self._session = context, session
        self.server_side, self.server_hostname = server_side, server_hostname

    version = SSLSocket.version
    cipher = SSLSocket.cipher
    selected_alpn_protocol = SSLSocket.selected_alpn_protocol
    getpeercert = SSLSocket.getpeercert


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """Create a SSLContext object with default settings."""
    context = SSLContext(PROTOCOL_TLS_CLIENT if purpose == Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER)
    context.verify_flags |= VerifyFlags.VERIFY_X509_PARTIAL_CHAIN | VerifyFlags.VERIFY_X509_STRICT
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


def _create_unverified_context(protocol=None, *args, **kwargs):
    context = SSLContext(PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = CERT_NONE
    return context


def DER_cert_to_PEM_cert(der_cert_bytes):
    """A certificate as a PEM text."""
    text = str(_base64.standard_b64encode(der_cert_bytes), "ASCII")
    return "\n".join([PEM_HEADER, *(text[at:at + 64] for at in range(0, len(text), 64)), PEM_FOOTER, ""])


def PEM_cert_to_DER_cert(pem_cert_string):
    """The bytes of a PEM text."""
    if not pem_cert_string.startswith(PEM_HEADER):
        raise ValueError("Invalid PEM encoding; must start with %s" % PEM_HEADER)
    if not pem_cert_string.strip().endswith(PEM_FOOTER):
        raise ValueError("Invalid PEM encoding; must end with %s" % PEM_FOOTER)
    return _base64.decodebytes(pem_cert_string.strip()[len(PEM_HEADER):-len(PEM_FOOTER)].encode("ASCII"))


def cert_time_to_seconds(cert_time):
    """The seconds since 1970 of a time in a certificate."""
    import calendar
    import time
    return calendar.timegm(time.strptime(cert_time, "%b %d %H:%M:%S %Y GMT"))


def get_server_certificate(addr, ssl_version=PROTOCOL_TLS_CLIENT, ca_certs=None, timeout=None):
    """A server's certificate as a PEM text; checked where `ca_certs` are given."""
    context = SSLContext(PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    if ca_certs is None:
        context.verify_mode = CERT_NONE
    else:
        context.load_verify_locations(ca_certs)
    options = {} if timeout is None else {"timeout": timeout}
    with _socket_module.create_connection(addr, **options) as sock:
        with context.wrap_socket(sock, server_hostname=addr[0]) as tls:
            return DER_cert_to_PEM_cert(tls.getpeercert(True))


def RAND_bytes(n, /):
    """Random bytes."""
    return os.urandom(n)


def RAND_status():
    return True


def RAND_add(string, entropy, /):
    """The system's randomness needs no more."""


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def get_default_verify_paths():
    from collections import namedtuple
    paths = namedtuple("DefaultVerifyPaths", "cafile capath openssl_cafile_env openssl_cafile openssl_capath_env openssl_capath")
    return paths(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"), "SSL_CERT_FILE", None, "SSL_CERT_DIR", None)
