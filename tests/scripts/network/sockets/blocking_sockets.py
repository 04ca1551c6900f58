import socket

one, other = socket.socketpair()
with one, other:
    one.sendall(b"first\nsecond\n")
    file = other.makefile("r")
    print(file.readline(), file.readline(), sep="", end="")
    file.close()
    one.settimeout(0.01)
    try:
        one.recv(1)
    except TimeoutError as error:
        print(repr(error))
    one.setblocking(False)
    try:
        one.recv(1)
    except BlockingIOError as error:
        print(repr(error))
    print(one.gettimeout(), one.getblocking())
    other.send(b"abcdef")
    one.settimeout(None)
    print(one.recv(3, socket.MSG_PEEK), one.recv(3))
    buffer = bytearray(5)
    print(one.recv_into(buffer), buffer)
    other.shutdown(socket.SHUT_WR)
    print(one.recv(10))
sock = socket.socket()
print(sock.family, sock.type, sock.proto, sock.gettimeout())
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR), sock.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == 1)
for attempt in (lambda: sock.connect("x"), lambda: sock.connect(("127.0.0.1",)), lambda: sock.connect(("127.0.0.1", 99999)),
                lambda: sock.connect(("127.0.0.1", 1)), lambda: sock.recv(-1), lambda: socket.getaddrinfo("nowhere.invalid", 80),
                lambda: sock.settimeout(-1), lambda: socket.inet_aton("x"), lambda: socket.htons(-1)):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
sock.close()
try:
    sock.listen()
except OSError as error:
    print(error)
print(sock.fileno(), sock)
print(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(("127.0.0.1", 0))
udp.sendto(b"datagram", udp.getsockname())
data, sender = udp.recvfrom(100)
print(data, sender == udp.getsockname())
udp.close()
print(socket.inet_ntoa(socket.inet_aton("127.1")), socket.inet_pton(socket.AF_INET6, "::1"), socket.ntohl(1))

# output:
# first
# second
# TimeoutError('timed out')
# BlockingIOError(11, 'Resource temporarily unavailable')
# 0.0 False
# b'abc' b'abc'
# 3 bytearray(b'def\x00\x00')
# b''
# 2 1 0 None
# 1 True
# TypeError connect(): AF_INET address must be tuple, not str
# TypeError AF_INET address must be a pair (host, port)
# OverflowError connect(): port must be 0-65535.
# ConnectionRefusedError [Errno 111] Connection refused
# ValueError negative buffersize in recv
# gaierror [Errno -2] Name or service not known
# ValueError Timeout value out of range
# OSError illegal IP address string passed to inet_aton
# OverflowError htons: can't convert negative Python int to C 16-bit unsigned integer
# [Errno 9] Bad file descriptor
# -1 <socket.socket [closed] fd=-1, family=2, type=1, proto=0>
# [(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80))]
# b'datagram' True
# 127.0.0.1 b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01' 16777216
