"""What a context is told to trust it trusts: certificates that sign themselves, names in the subject, clients with certificates."""
import asyncio
import os
import ssl
import tempfile

# Made for this test by `openssl req -x509`: it calls them authorities, and they sign themselves.
NAMED = """-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUAYSv27D5Hb9+G2bsqL9bG993TNkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzA3MjEyMloYDzIxMjYxMTAz
MDcyMTIyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAREv+KMRY5BHoxusZJzz1K0/hmcoe+fyKR9BlRpmEGsJDSnliOHzMGh
uA6UWuQEl7T3NFzyQsmxd5S096pUnAhio2kwZzAdBgNVHQ4EFgQUiHWsvVhpKBL/
ZBa3leTai1HOlgUwHwYDVR0jBBgwFoAUiHWsvVhpKBL/ZBa3leTai1HOlgUwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIgYs1SQ+YkhkHiz4IsGZP0o5TZkwc943zsUFeEfBnmBWsCIQC5QdgsV7/E
3vuLp3v3cxOvgODj6mywdk+Uueq0w7/CQg==
-----END CERTIFICATE-----
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVnUbfk9R4Gxiqhoe
RqqYJIk5PldsNOvkg7YF64EiNnahRANCAAREv+KMRY5BHoxusZJzz1K0/hmcoe+f
yKR9BlRpmEGsJDSnliOHzMGhuA6UWuQEl7T3NFzyQsmxd5S096pUnAhi
-----END PRIVATE KEY-----
"""
COMMON = """-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUNbDSMdrIdW0QzPnJElwkGfl/IaIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzA3MjEyMloYDzIxMjYxMTAz
MDcyMTIyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT3RUKGSKEBfVacz/dqFOZzfy7VcwVeQO2tiBLcJ1Lqir8awHJ33X64
AZul/C0RsBuUF3UZnunLfwYiR+TfEJB/o1MwUTAdBgNVHQ4EFgQUoOSuj4vtzVZA
chYKRJTwKJglwUIwHwYDVR0jBBgwFoAUoOSuj4vtzVZAchYKRJTwKJglwUIwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiA0BFLDuCv3nLLJBWcDSJd6
+i51tMwLAjFji0doO81ArAIhAO+6Yf+g9jpEBhijgeoPngraZpqOhHiFCZNNQjwv
nmpF
-----END CERTIFICATE-----
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgskPk7S/ZKuAj4JzZ
q+Dsh+pRcnIcFBlYrxbYJt5QRyahRANCAAT3RUKGSKEBfVacz/dqFOZzfy7VcwVe
QO2tiBLcJ1Lqir8awHJ33X64AZul/C0RsBuUF3UZnunLfwYiR+TfEJB/
-----END PRIVATE KEY-----
"""
OTHER = """-----BEGIN CERTIFICATE-----
MIIBgTCCASegAwIBAgIUHUEqyUDdsj4jqucj1tjkuPDLGTswCgYIKoZIzj0EAwIw
FTETMBEGA1UEAwwKb3RoZXIudGVzdDAgFw0yNjExMjcwNzIxMjJaGA8yMTI2MTEw
MzA3MjEyMlowFTETMBEGA1UEAwwKb3RoZXIudGVzdDBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABG/iysPXdjSEfy12jRQRTxmm8VAKrOJMK81il+sQBIb07ozSQAnf
h7iyKmsleghNrHgGxYlxvdEBqx1jhsrfRSSjUzBRMB0GA1UdDgQWBBSn38shNPjH
DHERNxBaTobLfTbR/zAfBgNVHSMEGDAWgBSn38shNPjHDHERNxBaTobLfTbR/zAP
BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIEZuNxOvhK8m3IiKZAKf
teLJ2yERC8V5VxmMGTTC5WXiAiEA8Erd4IseNQyV5sbBg0JkQQQ//B4P6sDsoAe+
yDScLZ0=
-----END CERTIFICATE-----
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNQLKu2Wfo2ivKwKL
d79/FRE5vb52gbjNBJJshKHP6xehRANCAARv4srD13Y0hH8tdo0UEU8ZpvFQCqzi
TCvNYpfrEASG9O6M0kAJ34e4siprJXoITax4BsWJcb3RAasdY4bK30Uk
-----END PRIVATE KEY-----
"""


async def echo(reader, writer):
    peer = writer.get_extra_info("ssl_object").getpeercert(True)
    writer.write(b"certificate " if peer else b"no certificate ")
    writer.write(await reader.readline())
    writer.close()


async def attempt(what, port, context, name="localhost"):
    try:
        async with asyncio.timeout(10):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname=name)
            writer.write(b"hello\n")
            answer = await reader.read()
            print(what, answer.decode().strip(), writer.get_extra_info("ssl_object").version())
            writer.close()
    except (ssl.SSLError, ConnectionError) as error:
        # What a client hears of a server that refuses it is a matter of luck: an alert or a reset.
        verified = isinstance(error, ssl.SSLCertVerificationError)
        print(what, f"{type(error).__name__} {error.reason} {error.verify_message}" if verified else "no connection")


def certificate(text):
    return text[:text.index("-----BEGIN PRIVATE")]


def client(trusted, identity=None):
    context = ssl.create_default_context(cadata=certificate(trusted))
    if identity is not None:
        context.load_cert_chain(identity)
    return context


async def main(folder):
    paths = {}
    for name, text in (("named", NAMED), ("common", COMMON), ("other", OTHER)):
        paths[name] = os.path.join(folder, name)
        with open(paths[name], "w") as file:
            file.write(text)

    async def serve(name, trusts=None, mode=ssl.CERT_REQUIRED, newest=ssl.TLSVersion.MAXIMUM_SUPPORTED):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(paths[name])
        context.maximum_version = newest
        if trusts is not None:
            context.verify_mode = mode
            context.load_verify_locations(cadata=certificate(trusts))
        server = await asyncio.start_server(echo, "127.0.0.1", 0, ssl=context)
        return server, server.sockets[0].getsockname()[1]

    # Failures of the server's side have nobody to go to.
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    server, port = await serve("named")
    await attempt("trusted:", port, client(NAMED))
    reader, writer = await asyncio.open_connection("localhost", port, ssl=client(NAMED))
    tls = writer.get_extra_info("ssl_object")
    print(tls.getpeercert())
    pem = ssl.DER_cert_to_PEM_cert(tls.getpeercert(True))
    print(pem == certificate(NAMED), ssl.PEM_cert_to_DER_cert(pem) == tls.getpeercert(True))
    print(ssl.cert_time_to_seconds(tls.getpeercert()["notAfter"]))
    writer.close()
    await attempt("another is trusted:", port, client(OTHER))
    await attempt("for another name:", port, client(NAMED), "example.com")
    server.close()
    server, port = await serve("common")
    await attempt("the name is in the subject:", port, client(COMMON))
    await attempt("another is in the subject:", port, client(COMMON), "localhost.example.com")
    server.close()
    server, port = await serve("named", OTHER)
    await attempt("client with a certificate:", port, client(NAMED, paths["other"]))
    server.close()
    server, port = await serve("named", OTHER, ssl.CERT_OPTIONAL)
    await attempt("client without one:", port, client(NAMED))
    server.close()
    server, port = await serve("named", OTHER, newest=ssl.TLSVersion.TLSv1_2)
    await attempt("client with one, by TLS 1.2:", port, client(NAMED, paths["other"]))
    try:
        await attempt("client without one, refused:", port, client(NAMED))
    finally:
        server.close()
    server, port = await serve("named", newest=ssl.TLSVersion.TLSv1_2)
    await attempt("by TLS 1.2:", port, client(NAMED))
    newest = client(NAMED)
    newest.minimum_version = ssl.TLSVersion.TLSv1_3
    await attempt("TLS 1.3 wanted:", port, newest)
    server.close()


with tempfile.TemporaryDirectory() as folder:
    asyncio.run(main(folder))

# output:
# trusted: no certificate hello TLSv1.3
# {'subject': ((('commonName', 'localhost'),),), 'issuer': ((('commonName', 'localhost'),),), 'version': 3, 'serialNumber': '0184AFDBB0F91DBF7E1B66ECA8BF5B1BDF774CD9', 'notBefore': 'Nov 27 07:21:22 2026 GMT', 'notAfter': 'Nov  3 07:21:22 2126 GMT', 'subjectAltName': (('DNS', 'localhost'),)}
# True True
# 4949364082
# another is trusted: SSLCertVerificationError CERTIFICATE_VERIFY_FAILED self-signed certificate
# for another name: SSLCertVerificationError CERTIFICATE_VERIFY_FAILED Hostname mismatch, certificate is not valid for 'example.com'.
# the name is in the subject: no certificate hello TLSv1.3
# another is in the subject: SSLCertVerificationError CERTIFICATE_VERIFY_FAILED Hostname mismatch, certificate is not valid for 'localhost.example.com'.
# client with a certificate: certificate hello TLSv1.3
# client without one: no certificate hello TLSv1.3
# client with one, by TLS 1.2: certificate hello TLSv1.2
# client without one, refused: no connection
# by TLS 1.2: no certificate hello TLSv1.2
# TLS 1.3 wanted: no connection
