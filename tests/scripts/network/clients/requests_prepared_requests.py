import requests
from requests.auth import AuthBase
import _server

base = _server.serve(lambda head, body: _server.ok(" | ".join([head[0], *head[2:]]) + " | " + body.decode()))


class Token(AuthBase):
    def __call__(self, request):
        request.headers["X-Token"] = "secret"
        return request


request = requests.Request("post", base + "/p", data={"a": [1, 2], "b": None}, params={"q": "x y", "none": None})
prepared = request.prepare()
print(request, prepared, prepared.path_url, prepared.body)
print(prepared.headers)
session = requests.Session()
session.headers["Accept"] = None
session.auth = ("me", "pw")
print(session.prepare_request(request).headers)
print(session.send(prepared).status_code)
print(requests.get(base + "?x=1 2", auth=Token()).text)
print(requests.options(base).text)
print(requests.post(base, data=iter([b"ab", b"cd"])).text)

# output:
# <Request [post]> <PreparedRequest [POST]> /p?q=x+y a=1&a=2
# {'Content-Length': '7', 'Content-Type': 'application/x-www-form-urlencoded'}
# {'User-Agent': 'python-requests/2.34.2', 'Accept-Encoding': 'gzip, deflate', 'Connection': 'keep-alive', 'Content-Length': '7', 'Content-Type': 'application/x-www-form-urlencoded', 'Authorization': 'Basic bWU6cHc='}
# 200
# GET /?x=1%202 HTTP/1.1 | User-Agent: python-requests/2.34.2 | Accept-Encoding: gzip, deflate | Accept: */* | Connection: keep-alive | X-Token: secret | 
# OPTIONS / HTTP/1.1 | User-Agent: python-requests/2.34.2 | Accept-Encoding: gzip, deflate | Accept: */* | Connection: keep-alive | Content-Length: 0 | 
# POST / HTTP/1.1 | User-Agent: python-requests/2.34.2 | Accept-Encoding: gzip, deflate | Accept: */* | Connection: keep-alive | Transfer-Encoding: chunked | abcd
