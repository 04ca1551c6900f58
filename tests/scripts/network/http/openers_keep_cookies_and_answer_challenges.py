import http.cookiejar
import socketserver
import threading
import urllib.error
import urllib.request


class Answers(socketserver.StreamRequestHandler):
    def handle(self):
        path = self.rfile.readline().decode().split()[1]
        head = b"".join(iter(self.rfile.readline, b"\r\n")).decode()
        if path == "/login":
            lines, body = ["200 OK", "Set-Cookie: id=1"], "in"
        elif path == "/moved":
            lines, body = ["302 Found", "Location: /echo"], ""
        elif path == "/secret" and "Authorization" not in head:
            lines, body = ["401 Unauthorized", 'WWW-Authenticate: Basic realm="r"'], "no"
        else:
            lines, body = ["200 OK"], ", ".join(line for line in head.splitlines() if not line.startswith("Host"))
        lines = ["HTTP/1.1 " + lines[0], *lines[1:], f"Content-Length: {len(body)}", "", body]
        self.wfile.write("\r\n".join(lines).encode())


class Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answers)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
base = "http://127.0.0.1:%d" % server.server_address[1]

jar = http.cookiejar.CookieJar()
opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
opener.addheaders = [("User-agent", "me")]
opener.open(base + "/login").read()
print(jar)
print(opener.open(base + "/moved").read().decode())
passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
passwords.add_password(None, base, "me", "pw")
opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(passwords))
print(opener.open(base + "/secret").read().decode())
urllib.request.install_opener(urllib.request.build_opener(Staying))
for path in ("/moved", "/secret"):
    try:
        urllib.request.urlopen(base + path)
    except urllib.error.HTTPError as error:
        print(error, error.headers["Location"])
        error.close()
server.shutdown()
server.server_close()

# output:
# <CookieJar[<Cookie id=1 for 127.0.0.1/>]>
# Accept-Encoding: identity, User-Agent: me, Cookie: id=1, Connection: close
# Accept-Encoding: identity, User-Agent: Python-urllib/3.13, Authorization: Basic bWU6cHc=, Connection: close
# HTTP Error 302: Found /echo
# HTTP Error 401: Unauthorized None
