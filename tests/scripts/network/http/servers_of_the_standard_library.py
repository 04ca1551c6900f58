"""http.server in a thread, asked by http.client and urllib.request: handlers, forms, errors, redirects, files."""
import http.client
import json
import os
import socketserver
import tempfile
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer, SimpleHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format, *args):
        print("log:", format % args)

    def answer(self, status, body, **fields):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self):
        if self.path == "/redirect":
            return self.answer(302, b"", Location="/target?x=1")
        if self.path == "/loop":
            return self.answer(302, b"", Location="/loop")
        if self.path == "/missing":
            return self.send_error(404, "Nothing <here>")
        body = {"path": self.path, "agent": self.headers.get("User-Agent", "none").split("/")[0], "command": self.command}
        self.answer(200, json.dumps(body).encode())

    do_HEAD = do_GET

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(201, json.dumps({"body": body.decode(), "type": self.headers["content-type"]}).encode())


def serve(server):
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    return thread


def by_connection(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    for method, path, body in [("GET", "/a?b=c", None), ("HEAD", "/", None), ("POST", "/", b"x=1"), ("BREW", "/", None)]:
        connection.request(method, path, body)
        response = connection.getresponse()
        text = response.read().decode()
        print(method, response.status, response.reason, response.version, response.getheader("Content-Type"))
        print(text if len(text) < 200 else text.splitlines()[-5:-2])
    connection.close()
    try:
        connection.request("GET", "/with blank")
    except http.client.InvalidURL as error:
        print(error)


def by_urlopen(port):
    base = f"http://127.0.0.1:{port}"
    with urllib.request.urlopen(base + "/redirect") as response:
        print(response.status, response.url.replace(str(port), "PORT"), response.headers["Content-Type"], response.read())
    request = urllib.request.Request(base + "/form", data=b"a=b", headers={"Content-Type": "text/own", "X-More": "1"})
    print(request.get_method(), request.host.replace(str(port), "PORT"), request.selector, request.get_header("X-more"))
    with urllib.request.urlopen(request, timeout=5) as response:
        print(response.getcode(), json.load(response))
    for path in ("/missing", "/loop"):
        try:
            urllib.request.urlopen(base + path)
        except urllib.error.HTTPError as error:
            print(error.code, error, error.headers["Content-Type"])
            error.close()
    for url in ("http://127.0.0.1:1/", "strange://x", "no scheme"):
        try:
            urllib.request.urlopen(url)
        except (urllib.error.URLError, ValueError) as error:
            print(type(error).__name__, error)


class Files(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


def files():
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "sub"))
        for name, text in [("a.txt", "text of a"), ("page & more.html", "<p>"), ("sub/index.html", "index")]:
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: Files(*args, directory=folder))
        thread = serve(server)
        base = f"http://127.0.0.1:{server.server_port}"
        for path in ("/a.txt", "/sub", "/", "/none", "/../../etc/hostname"):
            try:
                with urllib.request.urlopen(base + path) as response:
                    print(path, response.status, response.headers["Content-type"], response.read().decode())
            except urllib.error.HTTPError as error:
                print(path, error)
                error.close()
        server.shutdown()
        thread.join()
        server.server_close()


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())


def plain_sockets():
    import socket

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Upper) as server:
        server.daemon_threads = True
        thread = serve(server)
        with socket.create_connection(server.server_address) as sock, sock.makefile("rw") as file:
            file.write("one\ntwo\n")
            file.flush()
            print(file.readline().strip(), file.readline().strip())
        server.shutdown()
        thread.join()


def main():
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = serve(server)
    by_connection(server.server_port)
    by_urlopen(server.server_port)
    server.shutdown()
    thread.join()
    server.server_close()
    files()
    plain_sockets()


main()

# output:
# log: "GET /a?b=c HTTP/1.1" 200 -
# GET 200 OK 11 application/json
# {"path": "/a?b=c", "agent": "none", "command": "GET"}
# log: "HEAD / HTTP/1.1" 200 -
# HEAD 200 OK 11 application/json
#
# log: "POST / HTTP/1.1" 201 -
# POST 201 Created 11 application/json
# {"body": "x=1", "type": null}
# log: code 501, message Unsupported method ('BREW')
# log: "BREW / HTTP/1.1" 501 -
# BREW 501 Unsupported method ('BREW') 11 text/html;charset=utf-8
# ['        <p>Error code: 501</p>', "        <p>Message: Unsupported method ('BREW').</p>", '        <p>Error code explanation: 501 - Server does not support this operation.</p>']
# URL can't contain control characters. '/with blank' (found at least ' ')
# log: "GET /redirect HTTP/1.1" 302 -
# log: "GET /target?x=1 HTTP/1.1" 200 -
# 200 http://127.0.0.1:PORT/target?x=1 application/json b'{"path": "/target?x=1", "agent": "Python-urllib", "command": "GET"}'
# POST 127.0.0.1:PORT /form 1
# log: "POST /form HTTP/1.1" 201 -
# 201 {'body': 'a=b', 'type': 'text/own'}
# log: code 404, message Nothing <here>
# log: "GET /missing HTTP/1.1" 404 -
# 404 HTTP Error 404: Nothing <here> text/html;charset=utf-8
# log: "GET /loop HTTP/1.1" 302 -
# log: "GET /loop HTTP/1.1" 302 -
# log: "GET /loop HTTP/1.1" 302 -
# log: "GET /loop HTTP/1.1" 302 -
# log: "GET /loop HTTP/1.1" 302 -
# 302 HTTP Error 302: The HTTP server returned a redirect error that would lead to an infinite loop.
# The last 30x error message was:
# Found application/json
# URLError <urlopen error [Errno 111] Connection refused>
# URLError <urlopen error unknown url type: strange>
# ValueError unknown url type: 'no scheme'
# /a.txt 200 text/plain text of a
# /sub 200 text/html index
# / 200 text/html; charset=utf-8 <!DOCTYPE HTML>
# <html lang="en">
# <head>
# <meta charset="utf-8">
# <title>Directory listing for /</title>
# </head>
# <body>
# <h1>Directory listing for /</h1>
# <hr>
# <ul>
# <li><a href="a.txt">a.txt</a></li>
# <li><a href="page%20%26%20more.html">page &amp; more.html</a></li>
# <li><a href="sub/">sub/</a></li>
# </ul>
# <hr>
# </body>
# </html>
#
# /none HTTP Error 404: File not found
# /../../etc/hostname HTTP Error 404: File not found
# ONE TWO
