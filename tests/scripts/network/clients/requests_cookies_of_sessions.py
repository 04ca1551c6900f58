import requests
import _server


def answer(head, body):
    if head[0].startswith("GET /login"):
        return _server.ok("", "Set-Cookie: id=1; Path=/", "Set-Cookie: theme=dark; Path=/deep")
    return _server.ok("; ".join(line for line in head if line.startswith("Cookie")))


base = _server.serve(answer)
session = requests.Session()
print(session.get(base + "/login").cookies)  # expect: <RequestsCookieJar[<Cookie id=1 for 127.0.0.1/>, <Cookie theme=dark for 127.0.0.1/deep>]>
session.cookies.set("own", "2")
print(session.cookies.get_dict(), session.cookies["id"])  # expect: {'id': '1', 'theme': 'dark', 'own': '2'} 1
print(session.get(base).text)  # expect: Cookie: id=1; own=2
print(session.get(base + "/deep", cookies={"once": "3"}).text)  # expect: Cookie: theme=dark; id=1; own=2; once=3
print(requests.utils.dict_from_cookiejar(session.cookies), len(session.cookies))  # expect: {'id': '1', 'theme': 'dark', 'own': '2'} 3
session.cookies["nothing"]  # expect error: KeyError: "name='nothing', domain=None, path=None"
