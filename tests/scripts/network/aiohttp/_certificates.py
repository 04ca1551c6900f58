"""Made for these tests: a certificate for localhost, and the authority that signed it."""
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


def contexts():
    """For a server with the certificate, and for clients that know the authority."""
    import os
    import ssl
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        chain, key = os.path.join(folder, "chain.pem"), os.path.join(folder, "key.pem")
        with open(chain, "w") as file:
            file.write(CERTIFICATE)
        with open(key, "w") as file:
            file.write(KEY)
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(chain, key)
    return server, ssl.create_default_context(cadata=AUTHORITY)
