import socketserver
import threading
import urllib.request
from http.client import HTTPConnection


class Answers(socketserver.StreamRequestHandler):
    def handle(self):
        while self.rfile.readline():
            while self.rfile.readline() not in (b"\r\n", b""):
                pass
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\na\nb\nc\n")


server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answers)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
with urllib.request.urlopen("http://127.0.0.1:%d/" % server.server_address[1]) as response:
    print(list(response), response.closed, response.isclosed(), response.read())  # expect: [b'a\n', b'b\n', b'c\n'] False True b''
print(response.closed)  # expect: True

connection = HTTPConnection(*server.server_address)
connection.request("GET", "/")
try:
    connection.request("GET", "/")
except Exception as error:
    print(repr(error))  # expect: CannotSendRequest('Request-sent')
response = connection.getresponse()
try:
    connection.getresponse()
except Exception as error:
    print(repr(error))  # expect: ResponseNotReady('Idle')
print(response.read(2), response.isclosed())  # expect: b'a\n' False
print(urllib.request.Request("http://Host:80/").origin_req_host)  # expect: host
try:
    urllib.request.urlopen("ftp://")
except urllib.error.URLError as error:
    print(error)  # expect: <urlopen error ftp error: no host given>
connection.close()
server.shutdown()
server.server_close()
