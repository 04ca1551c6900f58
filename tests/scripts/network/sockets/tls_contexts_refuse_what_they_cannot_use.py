import os
import ssl
import tempfile

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, "text.pem")
    with open(file, "w") as opened:
        opened.write("no certificate\n")
    attempts = [
        lambda: context.load_cert_chain(os.path.join(folder, "nothing.pem")),
        lambda: context.load_cert_chain(file),
        lambda: context.load_verify_locations(file),
        lambda: context.load_verify_locations(cadata="x"),
        lambda: context.load_verify_locations(os.path.join(folder, "nothing.pem")),
        lambda: context.set_ciphers("NOTHING"),
        lambda: context.set_ciphers("ECDHE+AESGCM"),
    ]
    for attempt in attempts:
        try:
            print(attempt())
        except OSError as error:
            print(type(error).__name__, error)
print(context.get_ca_certs(), [cipher["name"] for cipher in context.get_ciphers()][:2])
print(int(context.options), ssl.create_default_context().verify_flags)

# output:
# FileNotFoundError [Errno 2] No such file or directory
# SSLError [SSL] PEM lib (_ssl.c:3916)
# SSLError [X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found (_ssl.c:4168)
# SSLError no start line: cadata does not contain a certificate (_ssl.c:4035)
# FileNotFoundError [Errno 2] No such file or directory
# SSLError ('No cipher can be selected.',)
# None
# [] ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256']
# 2186412112 557088
