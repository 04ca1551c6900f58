import asyncio
import os
import ssl
import tempfile

# Made for this test: a certificate for localhost, and the authority that signed it.
AUTHORITY = """-----BEGIN CERTIFICATE-----
MIIBizCCATGgAwIBAgIUIabUjFY2msnFbGUBgesxahnTR88wCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHVGVzdCBDQTAgFw0yNjExMjYxNjM0MjlaGA8yMTI2MTEwMjE2
MzQyOVowEjEQMA4GA1UEAwwHVGVzdCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABIL2nyp0+Wq2T4vj2HQfNIBrbsqXGUB4Mzrjz863aTL79DZpIzyKH/2eyKOL
twJh0+v7wsQWri3aPcbX4bSK+QKjYzBhMB0GA1UdDgQWBBRtQd3LFxzgzuN0qM9x
8o+VElF+YjAfBgNVHSMEGDAWgBRtQd3LFxzgzuN0qM9x8o+VElF+YjAPBgNVHRMB
Af8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAKBggqhkjOPQQDAgNIADBFAiEAq+gd
0drvM40jPNG/r1be2zJ9krPrv1s8lvmZ0FKDU9YCIFMJc+LM/V5v7uaVRFfWb48I
NPl/J4QZkybyGuplTdcd
-----END CERTIFICATE-----
"""
CERTIFICATE = """-----BEGIN CERTIFICATE-----
MIIBsTCCAVegAwIBAgIUYIyjOSGBXwjhlRooV5vhckOVY74wCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHVGVzdCBDQTAgFw0yNjExMjYxNjM0MjlaGA8yMTI2MTEwMjE2
MzQyOVowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEXbE/CieLUyEbDq3yyBjS+fsgxxgeplXf0SyuLpfa+t/9bmnFWYFv4ROu
JPBq1jc+HZHRExl4wN0oibke5osUdqOBhjCBgzAUBgNVHREEDTALgglsb2NhbGhv
c3QwEwYDVR0lBAwwCgYIKwYBBQUHAwEwCQYDVR0TBAIwADALBgNVHQ8EBAMCB4Aw
HwYDVR0jBBgwFoAUbUHdyxcc4M7jdKjPcfKPlRJRfmIwHQYDVR0OBBYEFNewgdNn
CfY2fN6EcgB5D+RBuEF7MAoGCCqGSM49BAMCA0gAMEUCICsDoFbS+ifp2b4hg/N3
b5SaNOnoOn35UE527m9nAWqyAiEAmZe1JtYKR8ODwrzujJVTnMoxCXnfKbRLb6H4
mBLC++8=
-----END CERTIFICATE-----
"""
KEY = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgoM1T8ip4J181zdmn
jSloWfwxcFTJ+Lx+1R28RrS67KyhRANCAARdsT8KJ4tTIRsOrfLIGNL5+yDHGB6m
Vd/RLK4ul9r63/1uacVZgW/hE64k8GrWNz4dkdETGXjA3SiJuR7mixR2
-----END PRIVATE KEY-----
"""


async def echo(reader, writer):
    try:
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
    except (OSError, ssl.SSLError):
        pass
    writer.close()


async def greet(reader, writer):
    writer.write(b"welcome, whoever you are\n")
    await reader.read()
    writer.close()


async def attempt(name, *args, **options):
    try:
        reader, writer = await asyncio.open_connection(*args, **options)
        writer.write(b"hello\n")
        print(name, await reader.readline())
        writer.close()
    except Exception as error:
        print(name, type(error).__name__, error.args[0], str(error).split(" (_ssl.c")[0])


async def main():
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = os.path.join(folder, "certificate"), os.path.join(folder, "key")
        for path, text in ((certificate, CERTIFICATE), (key, KEY)):
            with open(path, "w") as file:
                file.write(text)
        serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        serving.load_cert_chain(certificate, key)
    trusting = ssl.create_default_context(cadata=AUTHORITY)
    print(trusting.verify_mode, trusting.check_hostname, serving.verify_mode)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    server = await asyncio.start_server(echo, "127.0.0.1", 0, ssl=serving)
    plain = await asyncio.start_server(greet, "127.0.0.1", 0)
    port, plain_port = server.sockets[0].getsockname()[1], plain.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=trusting, server_hostname="localhost")
    writer.write(b"over tls\n")
    print(await reader.readline(), writer.get_extra_info("ssl_object").version(), writer.can_write_eof())
    writer.write(b"x" * 50_000 + b"\n")
    print(len(await reader.readexactly(50_001)))
    writer.close()
    await writer.wait_closed()
    await attempt("wrong name", "127.0.0.1", port, ssl=trusting, server_hostname="example.com")
    await attempt("address", "127.0.0.1", port, ssl=trusting)
    await attempt("unknown authority", "127.0.0.1", port, ssl=ssl.create_default_context(), server_hostname="localhost")
    await attempt("plain peer", "127.0.0.1", plain_port, ssl=trusting, server_hostname="localhost")
    unchecked = ssl.create_default_context()
    unchecked.check_hostname = False
    unchecked.verify_mode = ssl.CERT_NONE
    await attempt("unchecked", "127.0.0.1", port, ssl=unchecked, server_hostname="whatever")
    try:
        unchecked.check_hostname = True
        unchecked.verify_mode = ssl.CERT_NONE
    except ValueError as error:
        print(error)
    server.close()
    plain.close()


asyncio.run(main())

# output:
# 2 True 0
# b'OVER TLS\n' TLSv1.3 False
# 50001
# wrong name SSLCertVerificationError 1 [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'example.com'.
# address SSLCertVerificationError 1 [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: IP address mismatch, certificate is not valid for '127.0.0.1'.
# unknown authority SSLCertVerificationError 1 [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate
# plain peer SSLError 1 [SSL: WRONG_VERSION_NUMBER] wrong version number
# unchecked b'HELLO\n'
# Cannot set verify_mode to CERT_NONE when check_hostname is enabled.
