import socket
import threading
import requests

ANSWERS = {
    "/": b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 6\r\n\r\nhello\n",
    "/json": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"a\": 1}\r\n0\r\n\r\n",
    "/moved": b"HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: /json\r\nContent-Length: 0\r\n\r\n",
    "/gone": b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n",
}


def serve(listener):
    while True:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as file:
            method, path, _ = file.readline().decode().split()
            length = 0
            while (line := file.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            body = file.read(length)
            path = path.split("?")[0]
            if method == "POST":
                connection.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            else:
                connection.sendall(ANSWERS[path])


listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(listener,), daemon=True).start()
base = f"http://127.0.0.1:{listener.getsockname()[1]}"

response = requests.get(base + "/")
print(response, response.status_code, response.reason, response.ok, repr(response.text), response.encoding)
print(requests.get(base + "/json").json())
response = requests.get(base + "/moved")
print(response.url.replace(base, "BASE"), response.history, response.json())
print(requests.post(base + "/", json={"k": 1}).text, requests.post(base + "/", data={"k": "v w"}).text)
try:
    requests.get(base + "/gone").raise_for_status()
except requests.HTTPError as error:
    print(str(error).replace(base, "BASE"), error.response.status_code)
for url in ("nothing", "ftp://x"):
    try:
        requests.get(url)
    except requests.exceptions.RequestException as error:
        print(type(error).__name__, error)
try:
    requests.get("http://127.0.0.1:1/")
except requests.ConnectionError as error:
    print("Connection refused" in str(error))
with requests.Session() as session:
    session.headers["X-Name"] = "value"
    print(session.get(base + "/").headers["content-length"])

# output:
# <Response [200]> 200 OK True 'hello\n' utf-8
# {'a': 1}
# BASE/json [<Response [302]>] {'a': 1}
# {"k": 1} k=v+w
# 410 Client Error: Gone for url: BASE/gone 410
# MissingSchema Invalid URL 'nothing': No scheme supplied. Perhaps you meant https://nothing?
# InvalidSchema No connection adapters were found for 'ftp://x'
# True
# 6
