"""Records sent over sockets: streams, datagrams, syslog."""
import logging, logging.handlers, pickle, socket, struct, threading

log = logging.getLogger("net")
log.propagate = False
log.setLevel("DEBUG")


def exactly(connection, count):
    data = b""
    while len(data) < count:
        data += connection.recv(count - len(data))
    return data


server = socket.create_server(("127.0.0.1", 0))
received = []


def serve():
    connection, _ = server.accept()
    with connection:
        for _ in range(2):
            size = struct.unpack(">L", exactly(connection, 4))[0]
            received.append(logging.makeLogRecord(pickle.loads(exactly(connection, size))))


thread = threading.Thread(target=serve)
thread.start()
handler = logging.handlers.SocketHandler("127.0.0.1", server.getsockname()[1])
log.addHandler(handler)
log.info("hello %s", "world")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
thread.join()
for record in received:
    print(record.getMessage(), record.levelname, record.name, record.args, record.exc_info, (record.exc_text or "").splitlines()[-1:])
log.removeHandler(handler)
handler.close()
server.close()

receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
datagrams = logging.handlers.DatagramHandler("127.0.0.1", receiver.getsockname()[1])
log.addHandler(datagrams)
log.warning("by datagram")
print(pickle.loads(receiver.recv(65536)[4:])["msg"])
log.removeHandler(datagrams)
datagrams.close()
syslog = logging.handlers.SysLogHandler(receiver.getsockname(), facility=logging.handlers.SysLogHandler.LOG_LOCAL3)
syslog.ident = "prog: "
log.addHandler(syslog)
log.error("to syslog")
log.debug("detail")
print(receiver.recv(1024), receiver.recv(1024), syslog.encodePriority("user", "info"), syslog.mapPriority("NOPE"))
syslog.close()
receiver.close()
S = logging.handlers.SysLogHandler
print(S.LOG_EMERG, S.LOG_DEBUG, S.LOG_KERN, S.LOG_LOCAL7, S.LOG_CRON, sorted(S.priority_names.items())[:4], len(S.facility_names))

# output:
# hello world INFO net None None []
# failed ERROR net None None ['ZeroDivisionError: division by zero']
# by datagram
# b'<155>prog: to syslog\x00' b'<159>prog: detail\x00' 14 warning
# 0 7 0 23 9 [('alert', 1), ('crit', 2), ('critical', 2), ('debug', 7)] 24
